package gonogo.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/**
 * The list that people agreed on.
 *
 * @param facts the only facts that {@code when} and an environment may name, each with its question
 * @param roles the only roles
 * @param claimed ids of the items whose box is ticked in a Markdown checklist: what somebody says, never evidence
 * @param source the file, as it was read
 * @param basis the shipped checklists that a Markdown one was matched with, as they were read; it says nothing without
 *     them
 */
public record Checklist(
    String id,
    int version,
    String title,
    SequencedMap<String, String> facts,
    List<String> roles,
    List<Section> sections,
    Set<String> claimed,
    Source source,
    List<Source> basis) {
  public Checklist {
    roles = List.copyOf(roles);
    sections = List.copyOf(sections);
    claimed = Set.copyOf(claimed);
    basis = List.copyOf(basis);
  }

  /** A checklist that stands for itself, in which nothing can be ticked. */
  public static Checklist of(
      String id,
      int version,
      String title,
      SequencedMap<String, String> facts,
      List<String> roles,
      List<Section> sections,
      Source source) {
    return new Checklist(id, version, title, facts, roles, sections, Set.of(), source, List.of());
  }

  /** The same with other sections. */
  public Checklist withSections(List<Section> others) {
    return new Checklist(id, version, title, facts, roles, others, claimed, source, basis);
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
