package gonogo.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The list that people agreed on.
 *
 * @param facts the only facts that {@code when} and an environment may name, each with its question
 * @param roles the only roles
 * @param source the file, as it was read
 */
public record Checklist(
    String id,
    int version,
    String title,
    SequencedMap<String, String> facts,
    List<String> roles,
    List<Section> sections,
    Source source) {
  public Checklist {
    roles = List.copyOf(roles);
    sections = List.copyOf(sections);
  }

  /** All items in order. */
  public List<Item> items() {
    return sections.stream().flatMap(Section::allItems).toList();
  }

  /** All items by id, in order. */
  public Map<String, Item> itemsById() {
    Map<String, Item> byId = new LinkedHashMap<>();
    items().forEach(item -> byId.put(item.id(), item));
    return byId;
  }
}
