package gonogo.judge;

import gonogo.api.Cause;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Groups what is due and could not be seen by what helps. An item that lacks several things stands in each group. */
final class Causes {

  private Causes() {}

  static List<CauseGroup> of(List<Judged> judged) {
    Map<Key, Group> groups = new LinkedHashMap<>();
    for (Judged each : judged) {
      for (Unseen unseen : each.unseen()) {
        for (Key key : keys(unseen)) {
          groups
              .computeIfAbsent(key, k -> new Group(unseen.message(), new LinkedHashSet<>()))
              .items
              .add(each.judgement().item().id());
        }
      }
    }
    return groups.entrySet().stream()
        .map(entry -> entry.getValue().as(entry.getKey()))
        .toList();
  }

  private static List<Key> keys(Unseen unseen) {
    return unseen.needs().isEmpty()
        ? List.of(new Key(unseen.cause(), unseen.root(), null))
        : unseen.needs().stream()
            .map(need -> new Key(unseen.cause(), unseen.root(), need))
            .toList();
  }

  private record Key(
      Cause cause, @Nullable String root, @Nullable String needs) {}

  private record Group(String message, Set<String> items) {
    CauseGroup as(Key key) {
      return new CauseGroup(key.cause, key.root, key.needs, message, List.copyOf(items));
    }
  }
}
