package gonogo.shipped;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A shipped checklist as a YAML parser sees it. */
record Shipped(Map<String, Object> document) {

  static Shipped read(String name) {
    return new Shipped(
        map(new Load(LoadSettings.builder().build()).loadFromString(text(name + ".yaml"))));
  }

  /** The text of a file among the shipped checklists. */
  static String text(String file) {
    try (InputStream in = Shipped.class.getResourceAsStream("/gonogo/checklists/" + file)) {
      return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every item in the order of the file. */
  List<Item> items() {
    List<Item> items = new ArrayList<>();
    maps(document, "sections").forEach(section -> collect(section, List.of(), items));
    return items;
  }

  private static void collect(Map<String, Object> section, List<String> above, List<Item> items) {
    List<String> path = Stream.concat(above.stream(), Stream.of(Shipped.string(section, "title")))
        .toList();
    maps(section, "items").forEach(item -> items.add(new Item(path, item)));
    maps(section, "sections").forEach(below -> collect(below, path, items));
  }

  /** An item and the titles of the sections that it stands in. */
  record Item(List<String> path, Map<String, Object> keys) {

    String id() {
      return string("id");
    }

    String text() {
      return string("text");
    }

    String string(String key) {
      return Shipped.string(keys, key);
    }

    List<String> strings(String key) {
      return Shipped.strings(keys, key);
    }

    List<Map<String, Object>> checks() {
      return maps(keys, "checks");
    }
  }

  static String string(Map<String, Object> keys, String key) {
    return (String) Objects.requireNonNull(keys.get(key), () -> key + " of " + keys);
  }

  /** The texts of a list, none when the key is not there. */
  @SuppressWarnings("unchecked")
  static List<String> strings(Map<String, Object> keys, String key) {
    return (List<String>) keys.getOrDefault(key, List.of());
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> maps(Map<String, Object> keys, String key) {
    return (List<Map<String, Object>>) keys.getOrDefault(key, List.of());
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }
}
