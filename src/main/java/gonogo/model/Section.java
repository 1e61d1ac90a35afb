package gonogo.model;

import java.util.List;
import java.util.stream.Stream;

/** A section: its own items, then its sub-sections. */
public record Section(String title, List<Item> items, List<Section> sections) {
  public Section {
    items = List.copyOf(items);
    sections = List.copyOf(sections);
  }

  /** All items in order, those of the sub-sections too. */
  public Stream<Item> allItems() {
    return Stream.concat(items.stream(), sections.stream().flatMap(Section::allItems));
  }
}
