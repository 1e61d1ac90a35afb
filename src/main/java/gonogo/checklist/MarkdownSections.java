package gonogo.checklist;

import gonogo.model.Item;
import gonogo.model.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;

/**
 * Groups items under the headings above them, in the order of the file: the first heading is the section, those below it,
 * joined, the sub-section. Headings without a task are left out.
 */
final class MarkdownSections {
  private static final String BELOW = " > ";

  private final List<Part> parts = new ArrayList<>();

  private MarkdownSections() {}

  /**
   * The sections of items.
   *
   * @param title of the section of those that have no heading above them
   */
  static List<Section> of(String title, SequencedMap<Task, Item> items) {
    var sections = new MarkdownSections();
    items.forEach((task, item) -> {
      var path = task.path().isEmpty() ? List.of(title) : task.path();
      sections.add(path.getFirst(), String.join(BELOW, path.subList(1, path.size())), item);
    });
    return sections.parts.stream().map(Part::section).toList();
  }

  private void add(String section, String below, Item item) {
    // Items of a section itself come before its sub-sections, so a later one opens the section
    // anew.
    if (parts.isEmpty()
        || !parts.getLast().title.equals(section)
        || (below.isEmpty() && !parts.getLast().below.isEmpty())) {
      parts.add(new Part(section));
    }
    var part = parts.getLast();
    if (below.isEmpty()) {
      part.items.add(item);
      return;
    }
    if (part.below.isEmpty() || !part.below.getLast().title.equals(below)) {
      part.below.add(new Part(below));
    }
    part.below.getLast().items.add(item);
  }

  /** A section that still grows. */
  private static final class Part {
    private final String title;
    private final List<Item> items = new ArrayList<>();
    private final List<Part> below = new ArrayList<>();

    Part(String title) {
      this.title = title;
    }

    Section section() {
      return new Section(title, items, below.stream().map(Part::section).toList());
    }
  }
}
