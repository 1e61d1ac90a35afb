package gonogo.checklist;

import gonogo.model.Checklist;
import gonogo.model.Item;
import gonogo.model.Node;
import gonogo.model.Place;
import gonogo.model.Problems;
import gonogo.model.Section;
import gonogo.model.Source;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Reads a checklist. */
final class ChecklistReader {
  /** The word that {@code on} takes instead of a list of roles. */
  static final String ALL = "all";

  private final Problems problems;
  private final List<WrittenItem> written = new ArrayList<>();

  private ChecklistReader(Problems problems) {
    this.problems = problems;
  }

  /**
   * The checklist of a file.
   *
   * @return null when nothing could be made of it; with problems it serves only to find further mistakes
   */
  static @Nullable Checklist read(Source source, Problems problems) {
    var root = YamlReader.read(source, problems);
    return root == null ? null : new ChecklistReader(problems).checklist(root, source);
  }

  private Checklist checklist(Node root, Source source) {
    var fields = new Fields(root, "the checklist", problems);
    var id = fields.name("id").text();
    int version = fields.integer("version");
    var title = fields.text("title");
    var facts = facts(fields);
    var roles = fields.words("roles").stream().map(this::role).toList();
    var items = new ItemReader(facts.keySet(), roles, problems);
    var sections = fields.list("sections", node -> section(node, items, true));
    fields.end();
    if (written.isEmpty()) {
      problems.add(fields.place(), "the checklist has no items");
    }
    new ItemRules(written, problems).check();
    return Checklist.of(id, version, title, facts, roles, sections, source);
  }

  private SequencedMap<String, String> facts(Fields fields) {
    SequencedMap<String, String> facts = new LinkedHashMap<>();
    fields.entries("facts").forEach((name, entry) -> {
      fields.values().name(new Word(name, entry.keyPlace()), "a fact");
      facts.put(name, fields.values().text(entry.value(), name));
    });
    return Collections.unmodifiableSequencedMap(facts);
  }

  private String role(Word word) {
    new Values(problems).name(word, "a role");
    if (word.text().equals(ALL)) {
      problems.add(word.place(), "a role cannot be called all: on: all means every system");
    }
    return word.text();
  }

  private Section section(Node node, ItemReader reader, boolean mayNest) {
    var fields = new Fields(node, "a section", problems);
    var title = fields.text("title");
    var items = fields.list("items", item -> item(item, reader));
    List<Section> sections = List.of();
    if (mayNest) {
      sections = fields.list("sections", nested -> section(nested, reader, false));
    } else if (fields.has("sections")) {
      problems.add(fields.place("sections"), "sections nest at most two levels");
    }
    fields.end();
    return new Section(title, items, sections);
  }

  private Item item(Node node, ItemReader reader) {
    var item = reader.read(node);
    written.add(item);
    return item.item();
  }

  /**
   * An item with the places of what it says of other items.
   *
   * @param members the patterns of {@code of}
   * @param ofPlace where {@code of} is written; the item when it has none
   */
  record WrittenItem(
      Item item,
      Word id,
      List<Word> depends,
      List<Word> formerly,
      List<Word> members,
      Place ofPlace) {}
}
