package gonogo.checklist;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import gonogo.model.Checklist;
import gonogo.model.Item;
import gonogo.model.Section;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The items of the shipped checklists, to be found by what a task says.
 *
 * <p>The rule: a task stands for the shipped item with the same text, of the first checklist that has one. Where the text
 * stands more than once, in the file or in that checklist, the headings above it must be the same too. Capital letters and
 * spaces never count, in headings neither do emoji, other signs around them and numbers.
 */
final class ShippedItems {
  private final List<Map<String, List<Located>>> byText;
  private final Map<String, Item> byId = new LinkedHashMap<>();
  private final Map<String, String> byFormerId = new HashMap<>();

  ShippedItems(List<Checklist> checklists) {
    List<Map<String, List<Located>>> indexes = new ArrayList<>();
    for (var checklist : checklists) {
      indexes.add(located(checklist.sections(), List.of())
          .collect(groupingBy(located -> MarkdownText.folded(located.item().text()))));
      for (var item : checklist.items()) {
        byId.putIfAbsent(item.id(), item);
        item.formerly().forEach(former -> byFormerId.putIfAbsent(former, item.id()));
      }
    }
    this.byText = List.copyOf(indexes);
  }

  private record Located(List<String> path, Item item) {}

  private static Stream<Located> located(List<Section> sections, List<String> above) {
    return sections.stream().flatMap(section -> {
      var path = Stream.concat(above.stream(), Stream.of(section.title())).toList();
      return Stream.concat(
          section.items().stream().map(item -> new Located(folded(path), item)),
          located(section.sections(), path));
    });
  }

  private static List<String> folded(List<String> path) {
    return path.stream().map(MarkdownText::foldedHeading).toList();
  }

  Optional<Item> withId(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** What an item is called today that was once called so. */
  Optional<String> renamed(String formerId) {
    return Optional.ofNullable(byFormerId.get(formerId));
  }

  /** Every id that an item has or had. */
  Set<String> ids() {
    Set<String> ids = new HashSet<>(byId.keySet());
    ids.addAll(byFormerId.keySet());
    return ids;
  }

  /** The items that tasks stand for; no item twice, the first task has it. */
  Map<Task, Item> of(Collection<Task> tasks) {
    var times =
        tasks.stream().collect(groupingBy(task -> MarkdownText.folded(task.text()), counting()));
    Map<Task, Item> found = new LinkedHashMap<>();
    Set<String> taken = new HashSet<>();
    for (var task : tasks) {
      var text = MarkdownText.folded(task.text());
      boolean isOnly = times.getOrDefault(text, 0L) == 1;
      byText.stream()
          .map(index -> index.getOrDefault(text, List.of()))
          .filter(alike -> !alike.isEmpty())
          .findFirst()
          .flatMap(alike -> chosen(alike, task, isOnly))
          .filter(item -> taken.add(item.id()))
          .ifPresent(item -> found.put(task, item));
    }
    return found;
  }

  private static Optional<Item> chosen(List<Located> alike, Task task, boolean isOnly) {
    var path = folded(task.path());
    return alike.stream()
        .filter(located -> (alike.size() == 1 && isOnly) || located.path().equals(path))
        .findFirst()
        .map(Located::item);
  }
}
