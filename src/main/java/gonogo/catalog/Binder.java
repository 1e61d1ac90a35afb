package gonogo.catalog;

import gonogo.api.Secret;
import gonogo.api.Setting;
import gonogo.model.Names;
import gonogo.model.Node;
import gonogo.model.Place;
import gonogo.model.Problems;
import gonogo.model.Shown;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Binds a located tree to a record whose components carry {@link Setting}. Every mistake becomes a problem with its
 * place; a placeholder that has no value is not a mistake but is kept in {@link #missing}.
 *
 * <p>No message shows a value where a mapping, a list or a secret is wanted: it might be a secret in the wrong place.
 */
final class Binder {
  private final Problems problems;
  private final Fill fill;
  private final SequencedMap<String, Place> missing = new TreeMap<>();
  private final List<SecretReference> secrets = new ArrayList<>();

  Binder(Problems problems, Fill fill) {
    this.problems = problems;
    this.fill = fill;
  }

  /** The placeholders that could not be filled, sorted, each with a place where it stands. */
  SequencedMap<String, Place> missing() {
    return Collections.unmodifiableSequencedMap(missing);
  }

  /** The references to secrets that were met. */
  List<SecretReference> secrets() {
    return List.copyOf(secrets);
  }

  /**
   * Binds a mapping.
   *
   * @return empty when there was a problem or a placeholder could not be filled
   */
  <R extends Record> Optional<R> bind(Class<R> type, Node.Mapping node) {
    return Optional.ofNullable(record(type, node)).map(type::cast);
  }

  /**
   * Binds a value of any type that a setting can have.
   *
   * @param name what messages call it
   * @return null when there was a problem or a placeholder could not be filled
   */
  @Nullable
  Object value(Type type, Node node, String name) {
    if (node instanceof Node.Scalar scalar && isNothing(scalar)) {
      problems.add(node.place(), name + " is empty");
      return null;
    }
    if (type instanceof ParameterizedType generic) {
      return generic.getRawType() == List.class
          ? list(generic.getActualTypeArguments()[0], node, name)
          : map(generic.getActualTypeArguments()[1], node, name);
    }
    Class<?> plain = (Class<?>) type;
    if (Scalars.isScalar(plain)) {
      return node instanceof Node.Scalar scalar
          ? scalar(plain, scalar, name)
          : refuse(type, node, name);
    }
    return node instanceof Node.Mapping mapping ? record(plain, mapping) : refuse(type, node, name);
  }

  private @Nullable Object record(Class<?> type, Node.Mapping node) {
    List<SettingType> settings = SettingType.of(type);
    @Nullable Object[] arguments = new @Nullable Object[settings.size()];
    boolean complete = knowsKeys(settings.stream().map(SettingType::name).toList(), node);
    for (int i = 0; i < arguments.length; i++) {
      SettingType setting = settings.get(i);
      Node said = node.get(setting.name());
      Node value = said == null ? setting.fallback() : said;
      if (value != null) {
        arguments[i] = value(setting.javaType(), value, setting.name());
        complete &= arguments[i] != null;
      } else if (!setting.optional()) {
        problems.add(
            node.place(),
            "%s is missing; for example %s".formatted(setting.name(), setting.exampleInYaml()));
        complete = false;
      }
    }
    return complete ? create(type, arguments, node) : null;
  }

  private boolean knowsKeys(List<String> known, Node.Mapping node) {
    node.entries().forEach((key, entry) -> {
      if (!known.contains(key)) {
        problems.add(
            entry.keyPlace(),
            "unknown key %s%s".formatted(Shown.text(key), Names.hint(key, known)));
      }
    });
    return known.containsAll(node.entries().keySet());
  }

  private @Nullable Object create(Class<?> type, @Nullable Object[] arguments, Node.Mapping node) {
    Class<?>[] types = Arrays.stream(type.getRecordComponents())
        .map(RecordComponent::getType)
        .toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException wrong) {
        String message = String.valueOf(wrong.getMessage());
        problems.add(place(node, message), message);
        return null;
      }
      throw new IllegalStateException("cannot create " + type, e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot create " + type, e);
    }
  }

  /** Records refuse with {@code NAME: what was wanted}; then the value of that name is the place. */
  private static Place place(Node.Mapping node, String message) {
    Node named = node.get(message.substring(0, Math.max(0, message.indexOf(':'))));
    return named == null ? node.place() : named.place();
  }

  private @Nullable List<Object> list(Type element, Node node, String name) {
    if (!(node instanceof Node.Sequence sequence)) {
      problems.add(
          node.place(),
          "%s is %s: wanted a list of %s, in [ ]"
              .formatted(name, Shown.kind(node), SettingType.describe(element)));
      return null;
    }
    List<Object> values = new ArrayList<>();
    for (Node value : sequence.values()) {
      Optional.ofNullable(value(element, value, "an entry of " + name)).ifPresent(values::add);
    }
    return values.size() == sequence.values().size() ? List.copyOf(values) : null;
  }

  private @Nullable Map<String, Object> map(Type element, Node node, String name) {
    if (!(node instanceof Node.Mapping mapping)) {
      problems.add(
          node.place(),
          "%s is %s: wanted a mapping to %s, in { }"
              .formatted(name, Shown.kind(node), SettingType.describe(element)));
      return null;
    }
    Map<String, Object> values = new LinkedHashMap<>();
    mapping
        .entries()
        .forEach((key, entry) -> Optional.ofNullable(value(element, entry.value(), Shown.line(key)))
            .ifPresent(value -> values.put(key, value)));
    return values.size() == mapping.entries().size() ? Collections.unmodifiableMap(values) : null;
  }

  private @Nullable Object scalar(Class<?> type, Node.Scalar scalar, String name) {
    if (type == Secret.class) {
      return secret(scalar, name);
    }
    if (References.in(scalar.text())) {
      problems.add(
          scalar.place(),
          name
              + ": a reference such as ${env:NAME} may stand only in identities, labels and release");
      return null;
    }
    Optional<String> text = filled(type, scalar);
    try {
      return text.isEmpty() ? null : Scalars.parse(type, text.get(), scalar.place());
    } catch (IllegalArgumentException e) {
      problems.add(
          scalar.place(),
          "%s is %s: %s".formatted(name, Shown.text(scalar.text()), e.getMessage()));
      return null;
    }
  }

  private @Nullable Secret secret(Node.Scalar scalar, String name) {
    if (!References.in(scalar.text())) {
      problems.add(
          scalar.place(),
          name + ": a secret is written ${env:NAME} or ${file:path}, never as its value");
      return null;
    }
    try {
      Secret secret = new Secret(References.absolute(scalar.text(), scalar.place()));
      secrets.add(new SecretReference(secret, scalar.place()));
      return secret;
    } catch (InvalidPathException e) {
      problems.add(scalar.place(), name + ": ${file:...} names no possible path");
      return null;
    }
  }

  /** The text with its placeholders filled; values are quoted where the text is a regular expression. */
  private Optional<String> filled(Class<?> type, Node.Scalar scalar) {
    boolean pattern = type == com.google.re2j.Pattern.class;
    Fill.Filled filled = fill.into(
        scalar.text(), pattern ? com.google.re2j.Pattern::quote : UnaryOperator.identity());
    filled.missing().forEach(name -> missing.putIfAbsent(name, scalar.place()));
    filled
        .unknown()
        .forEach(name -> problems.add(scalar.place(), unknownPlaceholder(name, pattern)));
    return filled.isWhole() ? Optional.of(filled.text()) : Optional.empty();
  }

  private static String unknownPlaceholder(String name, boolean pattern) {
    String shown = Shown.line(name);
    String escaped = pattern ? "; text with braces is written \\{%s\\}".formatted(shown) : "";
    return "unknown placeholder {%s}%s"
        .formatted(
            shown,
            Names.nearest(name, Fill.KNOWN)
                .map(", did you mean {%s}?"::formatted)
                .orElse(escaped));
  }

  private @Nullable Object refuse(Type type, Node node, String name) {
    problems.add(
        node.place(),
        isPlaceholder(node)
            ? name + " must be text: put the {...} in quotes"
            : "%s is %s: wanted a %s"
                .formatted(name, Shown.kind(node), SettingType.describe(type)));
    return null;
  }

  /** A key without a value, which YAML calls null; a text {@code null} may be what a JSON body is compared with. */
  private static boolean isNothing(Node.Scalar scalar) {
    return !scalar.quoted() && (scalar.text().isEmpty() || scalar.text().equals("~"));
  }

  /** {@code {release.version}} without quotes is, to YAML, a mapping with one key and nothing behind it. */
  private static boolean isPlaceholder(Node node) {
    return node instanceof Node.Mapping mapping
        && mapping.entries().size() == 1
        && mapping.entries().values().iterator().next().value() instanceof Node.Scalar scalar
        && isNothing(scalar);
  }
}
