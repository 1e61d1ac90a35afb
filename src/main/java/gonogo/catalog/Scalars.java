package gonogo.catalog;

import gonogo.api.Secret;
import gonogo.model.Place;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads single values from text. */
final class Scalars {
  private static final Map<Class<?>, Function<String, Object>> SIMPLE =
      Map.of(
          String.class, text -> text,
          int.class, Scalars::integer,
          Integer.class, Scalars::integer,
          long.class, text -> (long) integer(text),
          double.class, Scalars::number,
          boolean.class, Scalars::bool,
          Boolean.class, Scalars::bool,
          Duration.class, Durations::parse,
          URI.class, Scalars::uri,
          com.google.re2j.Pattern.class, com.google.re2j.Pattern::compile);

  private Scalars() {}

  /** Whether values of the type are written as one scalar. */
  static boolean isScalar(Class<?> type) {
    return SIMPLE.containsKey(type)
        || type == Path.class
        || type == Secret.class
        || type.isEnum()
        || parser(type).isPresent();
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
      return besides(place, Path.of(text));
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

  /** {@code T_MINUS} as {@code t-minus}. */
  static String kebab(Object constant) {
    return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Object constant(Class<?> type, String text) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> kebab(constant).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "wanted one of "
                        + Arrays.stream(type.getEnumConstants())
                            .map(Scalars::kebab)
                            .collect(Collectors.joining(", "))));
  }

  private static Optional<Method> parser(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> method.getName().equals("parse") && Modifier.isStatic(method.getModifiers()))
        .filter(method -> Arrays.equals(method.getParameterTypes(), new Class<?>[] {String.class}))
        .filter(method -> type.isAssignableFrom(method.getReturnType()) && type.getPackageName().startsWith("gonogo"))
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
      throw new IllegalStateException(e);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int integer(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("wanted a whole number", e);
    }
  }

  private static double number(String text) {
    try {
      double value = Double.parseDouble(text);
      if (Double.isFinite(value)) {
        return value;
      }
      throw new IllegalArgumentException("wanted a number");
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("wanted a number", e);
    }
  }

  private static boolean bool(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("wanted true or false");
    };
  }

  private static URI uri(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("wanted a URL such as https://shop.example.com", e);
    }
  }
}
