package gonogo.checklist;

import gonogo.model.CheckSpec;
import gonogo.model.Item;
import gonogo.model.Of;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What shipped items say of others, when a team's list has only some of them. */
final class Relations {
  private final Collection<Item> items;
  private final Set<String> ids;

  private Relations(Collection<Item> items) {
    this.items = List.copyOf(items);
    this.ids = items.stream().map(Item::id).collect(Collectors.toSet());
  }

  /**
   * The same items, without {@code depends} on others that are not there, and without members that are not. One whose
   * members are all missing is settled by nothing: with its checks alone it would be met without being so.
   */
  static <K> SequencedMap<K, Item> among(SequencedMap<K, Item> items) {
    var relations = new Relations(items.values());
    SequencedMap<K, Item> kept = new LinkedHashMap<>();
    items.forEach((key, item) -> kept.put(key, relations.keep(item)));
    return kept;
  }

  private Item keep(Item item) {
    var of = item.of();
    if (of == null) {
      return with(item, item.needs(), item.checks(), null);
    }
    var members =
        of.items().stream().filter(pattern -> hasMember(item, of, pattern)).toList();
    return members.isEmpty()
        ? with(item, List.of("one of the items " + String.join(", ", of.items())), List.of(), null)
        : with(item, item.needs(), item.checks(), new Of(members, of.phases(), of.require()));
  }

  private boolean hasMember(Item self, Of of, String pattern) {
    return items.stream()
        .anyMatch(item -> item.of() == null
            && !item.id().equals(self.id())
            && (of.phases().isEmpty() || of.phases().contains(item.phase()))
            && Patterns.matches(pattern, item.id()));
  }

  private Item with(Item item, List<String> needs, List<CheckSpec> checks, @Nullable Of of) {
    return new Item(
        item.id(),
        item.text(),
        item.claim(),
        item.severity(),
        item.phase(),
        item.when(),
        item.again(),
        item.depends().stream().filter(ids::contains).toList(),
        item.formerly(),
        item.verify(),
        needs,
        checks,
        of,
        item.place());
  }
}
