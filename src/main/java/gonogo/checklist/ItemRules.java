package gonogo.checklist;

import gonogo.checklist.ChecklistReader.WrittenItem;
import gonogo.model.Item;
import gonogo.model.Names;
import gonogo.model.Place;
import gonogo.model.Problems;
import gonogo.model.Shown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What must hold between the items of a checklist. */
final class ItemRules {
  private static final int SHOWN_OF_CIRCLE = 6;

  private final List<WrittenItem> items;
  private final Problems problems;
  private final Map<String, WrittenItem> byId = new LinkedHashMap<>();
  private final Map<String, String> byFormerId = new HashMap<>();

  ItemRules(List<WrittenItem> items, Problems problems) {
    this.items = items;
    this.problems = problems;
  }

  void check() {
    ids();
    items.forEach(this::depends);
    cycles();
    items.forEach(this::members);
  }

  /** An id is used once, for ever. */
  private void ids() {
    Map<String, Place> taken = new HashMap<>();
    for (var written : items) {
      take(taken, written.id());
      byId.putIfAbsent(written.id().text(), written);
    }
    for (var written : items) {
      for (var former : written.formerly()) {
        take(taken, former);
        byFormerId.put(former.text(), written.id().text());
      }
    }
  }

  private void take(Map<String, Place> taken, Word id) {
    if (id.text().isEmpty()) {
      return;
    }
    var first = taken.putIfAbsent(id.text(), id.place());
    if (first != null) {
      problems.add(id.place(), "the id %s is taken at %s".formatted(Shown.text(id.text()), first));
    }
  }

  private void depends(WrittenItem written) {
    for (var word : written.depends()) {
      if (!byId.containsKey(word.text())) {
        problems.add(word.place(), unknown(word.text()));
      }
    }
  }

  private String unknown(String id) {
    var today = byFormerId.get(id);
    return today != null
        ? "the item %s is now called %s".formatted(Shown.text(id), today)
        : "no item has the id %s%s".formatted(Shown.text(id), Names.hint(id, byId.keySet()));
  }

  private void cycles() {
    Map<String, List<String>> edges = new LinkedHashMap<>();
    byId.forEach((id, written) -> edges.put(id, written.item().depends()));
    for (var cycle : Cycles.of(edges)) {
      var first = cycle.getFirst();
      var second = cycle.get(1 % cycle.size());
      var message = "depends goes in a circle: " + circle(cycle);
      byId.values().stream()
          .filter(written -> written.id().text().equals(first))
          .flatMap(written -> written.depends().stream())
          .filter(word -> word.text().equals(second))
          .forEach(word -> problems.add(word.place(), message));
    }
  }

  private static String circle(List<String> cycle) {
    var shown = cycle.stream().limit(SHOWN_OF_CIRCLE).collect(Collectors.joining(" -> "));
    var more = cycle.size() > SHOWN_OF_CIRCLE ? " -> ..." : "";
    return shown + more + " -> " + cycle.getFirst();
  }

  /** An item that others settle never is a member, neither of itself nor of another one. */
  private void members(WrittenItem written) {
    List<Item> all = new ArrayList<>();
    for (var pattern : written.members()) {
      var members = members(written.id().text(), pattern.text());
      all.addAll(members);
      if (members.isEmpty() && Patterns.check(pattern, problems)) {
        problems.add(pattern.place(), noMember(pattern.text()));
      }
    }
    var of = written.item().of();
    if (of != null && !of.phases().isEmpty() && !all.isEmpty()) {
      if (all.stream().noneMatch(item -> of.phases().contains(item.phase()))) {
        problems.add(written.ofPlace(), "of has no member in its phases");
      }
    }
  }

  private List<Item> members(String self, String pattern) {
    return byId.values().stream()
        .map(WrittenItem::item)
        .filter(item ->
            item.of() == null && !item.id().equals(self) && Patterns.matches(pattern, item.id()))
        .toList();
  }

  private String noMember(String pattern) {
    if (Patterns.isPrefix(pattern)) {
      return "no item that could be a member matches %s".formatted(Shown.text(pattern));
    }
    return byId.containsKey(pattern)
        ? "%s is itself settled by other items, so it is never a member"
            .formatted(Shown.text(pattern))
        : unknown(pattern);
  }
}
