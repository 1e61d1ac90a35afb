package gonogo.catalog;

import gonogo.api.Setting;
import gonogo.model.Node;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A component of a settings record, as a person sees it.
 *
 * @param name the YAML key
 * @param optional whether it may be left out though it has no default
 * @param fallback its default, null when there is none
 */
record SettingType(
    String name,
    Type javaType,
    String description,
    String example,
    String fallbackText,
    @Nullable Node fallback,
    boolean optional) {
  private static final Map<Class<?>, List<SettingType>> KNOWN = new ConcurrentHashMap<>();

  /** The settings of a record type, in order. */
  static List<SettingType> of(Class<?> type) {
    return KNOWN.computeIfAbsent(
        type,
        record ->
            Arrays.stream(record.getRecordComponents()).map(SettingType::of).toList());
  }

  private static SettingType of(RecordComponent component) {
    Setting setting = component.getAnnotation(Setting.class);
    if (setting == null) {
      throw new IllegalStateException(
          component.getDeclaringRecord() + "." + component.getName() + " lacks @Setting");
    }
    return new SettingType(
        kebab(component.getName()),
        component.getGenericType(),
        setting.value(),
        setting.example(),
        setting.fallback(),
        setting.fallback().isEmpty() ? null : FlowYaml.read("default", setting.fallback()),
        component.getAnnotatedType().isAnnotationPresent(Nullable.class));
  }

  /** Whether nothing stands in for it when it is left out. */
  boolean required() {
    return !optional && fallback == null;
  }

  Explained explained() {
    return new Explained(name, description, example);
  }

  /** As it can be pasted under the key that it belongs to. */
  String exampleInYaml() {
    return name + ": " + example;
  }

  /** The type in words. */
  String type() {
    return describe(javaType);
  }

  /** The record whose keys its mappings have, whether in a list, by name or alone; empty when it has no mappings. */
  Optional<Class<?>> nested() {
    Type innermost = javaType;
    while (innermost instanceof ParameterizedType generic) {
      innermost = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
    }
    Class<?> plain = (Class<?>) innermost;
    return Scalars.isScalar(plain) ? Optional.empty() : Optional.of(plain);
  }

  /** A type in words, for people who write YAML. */
  static String describe(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      return generic.getRawType() == List.class
          ? "list of " + describe(arguments[0])
          : "mapping to " + describe(arguments[1]);
    }
    Class<?> plain = (Class<?>) type;
    return Scalars.isScalar(plain)
        ? Scalars.describe(plain)
        : "mapping with "
            + String.join(", ", of(plain).stream().map(SettingType::name).toList());
  }

  /** {@code minRemaining} as {@code min-remaining}. */
  static String kebab(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }
}
