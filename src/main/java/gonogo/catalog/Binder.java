package gonogo.catalog;

import com.google.re2j.PatternSyntaxException;
import gonogo.api.Secret;
import gonogo.api.Setting;
import gonogo.model.Names;
import gonogo.model.Node;
import gonogo.model.Place;
import gonogo.model.Problems;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.Set;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * Binds a located tree to a record whose components carry {@link Setting}. Every mistake becomes a problem with its
 * place; a placeholder that cannot be filled is not a mistake but is kept in {@link #missing}.
 */
final class Binder {
  private final Problems problems;
  private final Fill fill;
  private final Set<String> missing = new TreeSet<>();
  private final List<SecretReference> secrets = new ArrayList<>();


  Binder(Problems problems, Fill fill) {
    this.problems = problems;
    this.fill = fill;
  }

  /** The placeholders that could not be filled. */
  Set<String> missing() {
    return missing;
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

  private @Nullable Object record(Class<?> type, Node.Mapping node) {
    List<SettingType> settings = SettingType.of(type);
    List<String> known = settings.stream().map(SettingType::name).toList();
    node.entries()
        .forEach(
            (key, entry) -> {
              if (!known.contains(key)) {
                problems.add(entry.keyPlace(), "unknown key '%s'%s".formatted(key, Names.hint(key, known)));
              }
            });
    @Nullable Object[] arguments = new @Nullable Object[settings.size()];
    boolean complete = true;
    for (int i = 0; i < arguments.length; i++) {
      SettingType setting = settings.get(i);
      Node said = node.get(setting.name());
      Node value = said == null ? setting.fallback() : said;
      if (value == null) {
        complete &= setting.optional();
        if (!setting.optional()) {
          problems.add(node.place(), "'%s' is missing; for example %s: %s".formatted(
              setting.name(), setting.name(), setting.example()));
        }
        continue;
      }
      arguments[i] = value(setting.javaType(), value);
      complete &= arguments[i] != null;
    }
    return complete ? create(type, arguments, node.place()) : null;
  }

  private @Nullable Object create(Class<?> type, @Nullable Object[] arguments, Place place) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException wrong) {
        problems.add(place, String.valueOf(wrong.getMessage()));
        return null;
      }
      throw new IllegalStateException("cannot create " + type, e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot create " + type, e);
    }
  }

  private @Nullable Object value(Type type, Node node) {
    if (type instanceof ParameterizedType generic) {
      return generic.getRawType() == List.class
          ? list(generic.getActualTypeArguments()[0], node)
          : map(generic.getActualTypeArguments()[1], node);
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isRecord() && node instanceof Node.Mapping mapping && !Scalars.isScalar(plain)) {
      return record(plain, mapping);
    }
    if (node instanceof Node.Scalar scalar && (Scalars.isScalar(plain) || !plain.isRecord())) {
      return scalar(plain, scalar);
    }
    problems.add(node.place(), "wanted %s, not %s".formatted(SettingType.describe(type), describe(node)));
    return null;
  }

  private @Nullable List<Object> list(Type element, Node node) {
    if (!(node instanceof Node.Sequence sequence)) {
      problems.add(
          node.place(), "wanted a list of %s, not %s".formatted(SettingType.describe(element), describe(node)));
      return null;
    }
    List<Object> values = new ArrayList<>();
    sequence.values().forEach(value -> Optional.ofNullable(value(element, value)).ifPresent(values::add));
    return values.size() == sequence.values().size() ? List.copyOf(values) : null;
  }

  private @Nullable Map<String, Object> map(Type element, Node node) {
    if (!(node instanceof Node.Mapping mapping)) {
      problems.add(node.place(), "wanted a mapping, not " + describe(node));
      return null;
    }
    Map<String, Object> values = new LinkedHashMap<>();
    mapping
        .entries()
        .forEach((key, entry) -> Optional.ofNullable(value(element, entry.value())).ifPresent(v -> values.put(key, v)));
    return values.size() == mapping.entries().size() ? values : null;
  }

  private @Nullable Object scalar(Class<?> type, Node.Scalar scalar) {
    if (type == Secret.class) {
      return secret(scalar);
    }
    if (References.in(scalar.text())) {
      problems.add(
          scalar.place(),
          "a reference such as ${env:NAME} may stand only where a secret belongs (identities) and below release");
      return null;
    }
    Optional<String> text = filled(scalar, type == com.google.re2j.Pattern.class);
    if (text.isEmpty()) {
      return null;
    }
    try {
      return Scalars.parse(type, text.get(), scalar.place());
    } catch (IllegalArgumentException | PatternSyntaxException e) {
      problems.add(scalar.place(), "'%s': %s".formatted(scalar.text(), e.getMessage()));
      return null;
    }
  }

  private @Nullable Secret secret(Node.Scalar scalar) {
    if (!References.in(scalar.text())) {
      problems.add(scalar.place(), "a secret is written ${env:NAME} or ${file:path}, never as its value");
      return null;
    }
    Secret secret = new Secret(References.absolute(scalar.text(), scalar.place()));
    secrets.add(new SecretReference(secret, scalar.place()));
    return secret;
  }

  /** The text with its placeholders filled; values are quoted where the text is a regular expression. */
  private Optional<String> filled(Node.Scalar scalar, boolean pattern) {
    Matcher found = Fill.PLACEHOLDER.matcher(scalar.text());
    StringBuilder text = new StringBuilder();
    boolean complete = true;
    while (found.find()) {
      String name = found.group(1);
      if (!name.startsWith("values.") && !Fill.KNOWN.contains(name)) {
        problems.add(scalar.place(), "unknown placeholder {%s}%s".formatted(name, Names.hint(name, Fill.KNOWN)));
        complete = false;
        continue;
      }
      Optional<String> value = fill.value(name);
      if (value.isEmpty()) {
        missing.add(name);
        complete = false;
        continue;
      }
      String replacement = pattern ? com.google.re2j.Pattern.quote(value.get()) : value.get();
      found.appendReplacement(text, Matcher.quoteReplacement(replacement));
    }
    return complete ? Optional.of(found.appendTail(text).toString()) : Optional.empty();
  }

  private static String describe(Node node) {
    return switch (node) {
      case Node.Scalar scalar -> "'" + scalar.text() + "'";
      case Node.Sequence _ -> "a list";
      case Node.Mapping _ -> "a mapping";
    };
  }
}
