package gonogo.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.core.util.Separators.Spacing;
import tools.jackson.databind.json.JsonMapper;

/**
 * A piece of JSON Schema (draft 2020-12), keys in the order in which a person reads them.
 *
 * <p>The parser of an editor sees numbers and booleans where the loader keeps the text of a scalar, so a text may be
 * any of them. A pattern says nothing of what is not a string.
 */
record Shape(Map<String, Object> keys) {
  private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";
  private static final List<String> TEXT = List.of("string", "number", "boolean");
  private static final JsonMapper MAPPER =
      JsonMapper.builder().defaultPrettyPrinter(printer()).build();

  static Shape of(String key, Object value) {
    return new Shape(Map.of()).with(key, value);
  }

  /** The same with one more key. */
  Shape with(String key, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(keys);
    more.put(key, value instanceof Shape(var inner) ? inner : value);
    return new Shape(more);
  }

  /** The same with a description, in front. */
  Shape described(String description) {
    Map<String, Object> more = new LinkedHashMap<>();
    more.put("description", description);
    more.putAll(keys);
    return new Shape(more);
  }

  static Shape text() {
    return of("type", TEXT).with("pattern", "\\S");
  }

  /** A text of a certain form that no number or boolean has. */
  static Shape text(String pattern) {
    return of("type", "string").with("pattern", pattern);
  }

  /** A text that may be empty. */
  static Shape anyText() {
    return of("type", TEXT);
  }

  static Shape word(Collection<String> words) {
    return of("enum", List.copyOf(words));
  }

  static Shape list(Shape items) {
    return of("type", "array").with("items", items);
  }

  /** A list without repetitions. */
  static Shape words(Shape items) {
    return list(items).with("uniqueItems", true);
  }

  /** A list without repetitions that must not be empty. */
  static Shape someWords(Shape items) {
    return words(items).with("minItems", 1);
  }

  /** A mapping from any texts to values of one shape. */
  static Shape byText(Shape values) {
    return of("type", "object").with("additionalProperties", values);
  }

  /** A mapping from texts of one form to values of one shape. */
  static Shape byText(String pattern, Shape values) {
    return of("type", "object")
        .with("propertyNames", of("pattern", pattern))
        .with("additionalProperties", values);
  }

  static Shape either(List<Shape> shapes) {
    return of("anyOf", shapes.stream().map(Shape::keys).toList());
  }

  /** The same, or the word null, which takes away what an extended environment says. */
  Shape orNull() {
    Object type = keys.get("type");
    if (type == null || keys.containsKey("enum")) {
      Shape either = either(List.of(this, of("type", "null")));
      Object description = keys.get("description");
      return description == null ? either : either.described(description.toString());
    }
    List<Object> types = new ArrayList<>(type instanceof List<?> several ? several : List.of(type));
    types.add("null");
    return with("type", types);
  }

  static Shape ref(String definition) {
    return of("$ref", "#/$defs/" + definition);
  }

  /** A mapping of known keys, and no others. */
  static Mapping mapping() {
    return new Mapping();
  }

  /** A whole schema. */
  static String document(
      String name, String description, Shape root, Map<String, Shape> definitions) {
    Shape document = of("$schema", DRAFT)
        .with("$id", "urn:gonogo:" + name)
        .with("title", "gonogo " + name)
        .with("description", description);
    for (Map.Entry<String, Object> entry : root.keys().entrySet()) {
      document = document.with(entry.getKey(), entry.getValue());
    }
    if (!definitions.isEmpty()) {
      Shape inner = new Shape(Map.of());
      for (Map.Entry<String, Shape> entry : definitions.entrySet()) {
        inner = inner.with(entry.getKey(), entry.getValue());
      }
      document = document.with("$defs", inner);
    }
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document.keys()) + "\n";
  }

  private static DefaultPrettyPrinter printer() {
    Separators separators = Separators.createDefaultInstance()
        .withObjectNameValueSpacing(Spacing.AFTER)
        .withObjectEmptySeparator("")
        .withArrayEmptySeparator("");
    return new DefaultPrettyPrinter(separators).withObjectIndenter(new DefaultIndenter("  ", "\n"));
  }

  /** Collects the keys of a mapping. */
  static final class Mapping {
    private final Map<String, Object> properties = new LinkedHashMap<>();
    private final Map<String, Object> patterns = new LinkedHashMap<>();
    private final List<String> required = new ArrayList<>();

    private Mapping() {}

    /** Optional keys of one form. */
    Mapping matching(String pattern, Shape shape) {
      patterns.put(pattern, shape.keys());
      return this;
    }

    Mapping required(String key, String description, Shape shape) {
      required.add(key);
      return optional(key, description, shape);
    }

    Mapping optional(String key, String description, Shape shape) {
      return optional(key, shape.described(description));
    }

    /** An optional key that may be taken away. */
    Mapping removable(String key, String description, Shape shape) {
      return optional(key, shape.described(description).orNull());
    }

    Mapping optional(String key, Shape shape) {
      if (properties.put(key, shape.keys()) != null) {
        throw new IllegalArgumentException("twice: " + key);
      }
      return this;
    }

    Shape shape() {
      Shape shape = of("type", "object").with("properties", properties);
      shape = patterns.isEmpty() ? shape : shape.with("patternProperties", patterns);
      return (required.isEmpty() ? shape : shape.with("required", required))
          .with("additionalProperties", false);
    }
  }
}
