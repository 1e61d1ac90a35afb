package gonogo.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A located tree: what stands in a YAML file, with the place of every key and value and the text of every scalar. */
public sealed interface Node {
  Place place();

  /**
   * A scalar.
   *
   * @param text exactly as written, after YAML unquoting
   * @param quoted whether it was quoted or a block, so that it can only be text
   */
  record Scalar(String text, boolean quoted, Place place) implements Node {}

  record Sequence(List<Node> values, Place place) implements Node {
    public Sequence {
      values = List.copyOf(values);
    }
  }

  /** A mapping, in the order of the file. */
  record Mapping(Map<String, Entry> entries, Place place) implements Node {
    public Mapping {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** The value of a key, null when the key is not there. */
    public @Nullable Node get(String key) {
      Entry entry = entries.get(key);
      return entry == null ? null : entry.value();
    }

    /** A mapping without keys. */
    public static Mapping empty(Place place) {
      return new Mapping(Map.of(), place);
    }
  }

  record Entry(Place keyPlace, Node value) {}
}
