package gonogo.report;

import gonogo.model.CheckSpec;
import gonogo.model.Checklist;
import gonogo.model.Item;
import gonogo.model.Section;
import java.util.List;
import java.util.stream.Collectors;

/** A checklist as text: every item with how it is verified. */
public final class ChecklistText {

  private ChecklistText() {}

  /** The whole list; the last line says how many of the items something can settle. */
  public static String write(Checklist checklist, boolean unicode) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s, version %d: %s\n".formatted(checklist.id(), checklist.version(), checklist.title()));
    checklist.sections().forEach(section -> section(text, section, "", checklist));
    List<Item> items = checklist.items();
    long bound = items.stream()
        .filter(item -> !item.checks().isEmpty() || item.of() != null)
        .count();
    text.append("\n%d of %d items are bound to checks\n".formatted(bound, items.size()));
    return text.toString()
        .lines()
        .map(line -> Untrusted.clean(line, unicode) + "\n")
        .collect(Collectors.joining());
  }

  private static void section(
      StringBuilder text, Section section, String above, Checklist checklist) {
    String title = above + section.title();
    if (!section.items().isEmpty()) {
      text.append("\n%s\n".formatted(title));
    }
    section.items().forEach(item -> item(text, item, checklist));
    section.sections().forEach(inner -> section(text, inner, title + " > ", checklist));
  }

  private static void item(StringBuilder text, Item item, Checklist checklist) {
    text.append("  %-34s %-8s %-11s %s\n"
        .formatted(item.id(), item.severity().text(), item.phase().text(), item.text()));
    if (item.claim() != null) {
      text.append("      good when: %s\n".formatted(item.claim()));
    }
    if (checklist.claimed().contains(item.id())) {
      text.append("      ticked by hand: a claim, not evidence\n");
    }
    text.append("      %s\n".formatted(how(item)));
  }

  private static String how(Item item) {
    if (item.of() != null) {
      return "settled by " + String.join(", ", item.of().items());
    }
    if (item.checks().isEmpty()) {
      return item.needs().isEmpty()
          ? "nothing looks at it yet"
          : "would need " + String.join(", ", item.needs());
    }
    return item.checks().stream()
        .map(CheckSpec::probe)
        .distinct()
        .collect(Collectors.joining(", ", "by ", ""));
  }
}
