package gonogo.catalog;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Settings as Markdown tables: one of the settings, then one for each kind of mapping among their values. */
final class SettingTables {

  private SettingTables() {}

  /**
   * The tables.
   *
   * @param name what the first column is called
   */
  static String of(String name, List<SettingType> settings) {
    Map<Class<?>, List<String>> nested = new LinkedHashMap<>();
    collect(settings, nested);
    List<String> tables = new ArrayList<>(List.of(table(name, settings)));
    nested.forEach((type, holders) -> {
      tables.add("Keys of %s:".formatted(String.join(", and of ", holders)));
      tables.add(table("key", SettingType.of(type)));
    });
    return String.join("\n\n", tables);
  }

  /** The types of mappings, each with the settings that hold them. */
  private static void collect(List<SettingType> settings, Map<Class<?>, List<String>> nested) {
    for (SettingType setting : settings) {
      setting.nested().ifPresent(type -> {
        boolean first = !nested.containsKey(type);
        nested.computeIfAbsent(type, _ -> new ArrayList<>()).add(holder(setting));
        if (first) {
          collect(SettingType.of(type), nested);
        }
      });
    }
  }

  private static String holder(SettingType setting) {
    return (setting.javaType() instanceof ParameterizedType generic
            ? generic.getRawType() == List.class ? "an entry of " : "a value of "
            : "")
        + code(setting.name());
  }

  private static String table(String name, List<SettingType> settings) {
    String head = "| %s | type | default | meaning | example |\n| --- | --- | --- | --- | --- |\n"
        .formatted(name);
    return settings.stream().map(SettingTables::row).collect(Collectors.joining("\n", head, ""));
  }

  private static String row(SettingType setting) {
    return "| %s | %s | %s | %s | %s |"
        .formatted(
            cell(code(setting.name())),
            cell(type(setting.javaType())),
            fallback(setting),
            cell(setting.description()),
            cell(code(setting.example())));
  }

  private static String fallback(SettingType setting) {
    if (setting.fallback() != null) {
      return cell(code(setting.fallbackText()));
    }
    return setting.optional() ? "optional" : "required";
  }

  private static String type(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      String values = many(arguments[arguments.length - 1]);
      return generic.getRawType() == List.class ? "list of " + values : values + " by name";
    }
    Class<?> plain = (Class<?>) type;
    if (!Scalars.isScalar(plain)) {
      return "mapping";
    }
    List<String> words = Scalars.words(plain);
    return words.isEmpty() ? Scalars.describe(plain) : codes(words, " or ");
  }

  private static String many(Type type) {
    if (!(type instanceof Class<?> plain)) {
      return type(type);
    }
    if (!Scalars.isScalar(plain)) {
      return "mappings";
    }
    List<String> words = Scalars.words(plain);
    return words.isEmpty() ? Scalars.describe(plain) : codes(words, " and ");
  }

  private static String codes(List<String> words, String last) {
    String others = words.stream()
        .limit(words.size() - 1L)
        .map(SettingTables::code)
        .collect(Collectors.joining(", "));
    return others.isEmpty() ? code(words.getLast()) : others + last + code(words.getLast());
  }

  /** A bar ends a cell, in code too (GitHub Flavored Markdown 4.10). */
  static String cell(String text) {
    return text.replace("|", "\\|");
  }

  /** A code span, in more backticks than the text has (CommonMark 6.1). */
  static String code(String text) {
    return text.contains("`") ? "`` " + text + " ``" : "`" + text + "`";
  }
}
