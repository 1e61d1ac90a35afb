package gonogo.catalog;

import com.google.re2j.PatternSyntaxException;
import gonogo.api.Durations;
import gonogo.api.Secret;
import gonogo.model.Place;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads single values from text. A type of our own is read by its static method {@code parse(String)}, any other enum
 * by the names of its constants.
 */
final class Scalars {
  private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]{0,8})");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,15})?");

  private static final Map<Class<?>, Function<String, Object>> SIMPLE = Map.of(
      String.class, text -> text,
      int.class, Scalars::integer,
      Integer.class, Scalars::integer,
      double.class, Scalars::number,
      boolean.class, Scalars::bool,
      Boolean.class, Scalars::bool,
      Duration.class, Durations::parse,
      URI.class, Scalars::uri,
      com.google.re2j.Pattern.class, Scalars::pattern);

  private static final Map<Class<?>, String> WORDS = Map.of(
      String.class, "text",
      int.class, "whole number",
      Integer.class, "whole number",
      double.class, "number",
      boolean.class, "true or false",
      Boolean.class, "true or false",
      Duration.class, "duration",
      URI.class, "URL",
      com.google.re2j.Pattern.class, "regular expression");

  private Scalars() {}

  /** Whether values of the type are written as one scalar. */
  static boolean isScalar(Class<?> type) {
    return SIMPLE.containsKey(type)
        || type == Path.class
        || type == Secret.class
        || type.isEnum()
        || parser(type).isPresent();
  }

  /** What people call the type. */
  static String describe(Class<?> type) {
    if (type == Path.class) {
      return "path";
    }
    if (type == Secret.class) {
      return "secret reference";
    }
    if (!words(type).isEmpty()) {
      return "one of " + String.join(", ", words(type));
    }
    return Optional.ofNullable(WORDS.get(type)).orElseGet(() -> spaced(type.getSimpleName()));
  }

  /** The only words that the type takes; none when it takes others. */
  static List<String> words(Class<?> type) {
    return type.isEnum() && parser(type).isEmpty()
        ? Arrays.stream(type.getEnumConstants()).map(Scalars::kebab).toList()
        : List.of();
  }

  /**
   * Reads a value.
   *
   * @throws IllegalArgumentException with what was wanted
   */
  static Object parse(Class<?> type, String text, Place place) {
    Function<String, Object> simple = SIMPLE.get(type);
    if (simple != null) {
      return simple.apply(text);
    }
    if (type == Path.class) {
      return path(text, place);
    }
    Optional<Method> parser = parser(type);
    if (parser.isPresent()) {
      return invoke(parser.get(), text);
    }
    if (type.isEnum()) {
      return constant(type, text);
    }
    throw new IllegalStateException("no way to read " + type);
  }

  /** A path relative to the file that names it. */
  static Path besides(Place place, Path path) {
    return Path.of(place.file()).toAbsolutePath().resolveSibling(path).normalize();
  }

  /** {@code SAME_SITE} as {@code same-site}. */
  private static String kebab(Object constant) {
    return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** {@code StatusRange} as {@code status range}. */
  private static String spaced(String name) {
    return SettingType.kebab(name).replace('-', ' ');
  }

  private static Object constant(Class<?> type, String text) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> kebab(constant).equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("wanted " + describe(type)));
  }

  private static Optional<Method> parser(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(
            method -> method.getName().equals("parse") && Modifier.isStatic(method.getModifiers()))
        .filter(method -> Arrays.equals(method.getParameterTypes(), new Class<?>[] {String.class}))
        .filter(method -> type.isAssignableFrom(method.getReturnType())
            && type.getPackageName().startsWith("gonogo"))
        .findFirst();
  }

  private static Object invoke(Method parse, String text) {
    try {
      parse.setAccessible(true);
      return parse.invoke(null, text);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException wrong) {
        throw wrong;
      }
      throw new IllegalStateException("cannot read a " + parse.getDeclaringClass(), e);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("cannot read a " + parse.getDeclaringClass(), e);
    }
  }

  private static int integer(String text) {
    if (!INTEGER.matcher(text).matches()) {
      throw new IllegalArgumentException("wanted a whole number");
    }
    return Integer.parseInt(text);
  }

  private static double number(String text) {
    if (!NUMBER.matcher(text).matches()) {
      throw new IllegalArgumentException("wanted a number such as 0.95");
    }
    return Double.parseDouble(text);
  }

  private static boolean bool(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("wanted true or false");
    };
  }

  private static URI uri(String text) {
    String wanted = "wanted a URL such as https://shop.example.com";
    try {
      URI uri = URI.create(text);
      if (uri.isAbsolute() && !uri.isOpaque()) {
        return uri;
      }
      throw new IllegalArgumentException(wanted);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(wanted, e);
    }
  }

  private static Path path(String text, Place place) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("wanted a path");
    }
    return besides(place, Path.of(text));
  }

  /** RE2, so that no expression and no answer can make it slow. */
  private static com.google.re2j.Pattern pattern(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("an empty regular expression is found everywhere");
    }
    try {
      return com.google.re2j.Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "not a regular expression (RE2): " + e.getDescription(), e);
    }
  }
}
