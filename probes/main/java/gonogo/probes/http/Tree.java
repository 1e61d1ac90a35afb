package gonogo.probes.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place in a document that was read from JSON or YAML, or one where nothing stands. Nothing is copied, so that what
 * aliases repeat costs nothing.
 *
 * @param value a map, a list or a scalar
 */
record Tree(@Nullable Object value) {
  private static final Tree NOTHING = new Tree(null);

  boolean isThere() {
    return value != null;
  }

  boolean isList() {
    return value instanceof List<?>;
  }

  /** What stands under a key. */
  Tree get(String key) {
    return value instanceof Map<?, ?> map ? new Tree(map.get(key)) : NOTHING;
  }

  /** The members of a mapping by key, in order; none for anything else. */
  Map<String, Tree> members() {
    Map<String, Tree> members = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, member) -> members.put(String.valueOf(key), new Tree(member)));
    }
    return members;
  }

  /** The elements of a list, in order; none for anything else. */
  List<Tree> elements() {
    return value instanceof List<?> list
        ? list.stream().map(element -> new Tree(element)).toList()
        : List.of();
  }

  /** A scalar as text; empty for anything else. */
  Optional<String> text() {
    return value == null || value instanceof Map<?, ?> || value instanceof List<?>
        ? Optional.empty()
        : Optional.of(value.toString());
  }

  boolean isTrue() {
    return text().filter("true"::equals).isPresent();
  }
}
