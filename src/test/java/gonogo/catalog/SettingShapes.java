package gonogo.catalog;

import com.google.re2j.Pattern;
import gonogo.api.Secret;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** The shapes of settings, as definitions of one schema. */
final class SettingShapes {
  private static final String PLACEHOLDER = "\\{[A-Za-z]";
  private static final String WHOLE = "^-?(0|[1-9][0-9]{0,8})$";
  private static final String DECIMAL = "^-?[0-9]{1,15}(\\.[0-9]{1,15})?$";
  private static final String URL = "^[A-Za-z][A-Za-z0-9+.-]*:/";
  private static final String DURATION = "^[0-9]{1,9}(ms|s|m|h|d)$";

  private final Map<String, Shape> definitions;
  private final Map<Class<?>, String> names = new HashMap<>();

  /** Adds the mappings that it meets to these definitions. */
  SettingShapes(Map<String, Shape> definitions) {
    this.definitions = definitions;
  }

  /** The value of a YAML text as the parser of an editor sees it. */
  static Object parsed(String yaml) {
    return new Load(LoadSettings.builder().setSchema(new CoreSchema()).build())
        .loadFromString(yaml);
  }

  /** Settings of a probe, each of which may be left out and may hold placeholders. */
  Shape probe(ProbeType probe) {
    Shape.Mapping mapping = Shape.mapping();
    String name = definition(probe.id());
    probe
        .settings()
        .forEach(setting -> mapping.optional(setting.name(), setting(name, setting, true)));
    return define(name, mapping.shape().described(probe.claim()));
  }

  /** The keys of a kind of system. */
  Shape kind(KindType kind, Shape roles) {
    Shape.Mapping mapping = Shape.mapping();
    for (SettingType setting : kind.settings()) {
      // None is required: the extended environment may say it.
      Shape shape = setting(kind.kind(), setting, false);
      mapping.optional(setting.name(), setting.required() ? shape : shape.orNull());
    }
    List<String> fallback = kind.defaultRoles();
    String description = "What it is for; %s when left out"
        .formatted(fallback.isEmpty() ? "nothing" : String.join(", ", fallback));
    mapping.optional("roles", roles.described(description).with("examples", List.of(fallback)));
    return define(kind.kind(), mapping.shape().described(kind.description()));
  }

  /** The name of the definition of a probe's settings. */
  static String definition(String probe) {
    return probe.replace('/', '-');
  }

  private Shape define(String name, Shape shape) {
    if (definitions.put(name, shape) != null) {
      throw new IllegalStateException("two definitions of the name " + name);
    }
    return Shape.ref(name);
  }

  private void keys(
      String holder, List<SettingType> settings, boolean filled, Shape.Mapping mapping) {
    for (SettingType setting : settings) {
      Shape shape = setting(holder, setting, filled);
      if (setting.required()) {
        mapping.required(setting.name(), setting.description(), shape);
      } else {
        mapping.optional(setting.name(), shape);
      }
    }
  }

  private Shape setting(String holder, SettingType setting, boolean filled) {
    Shape shape = value(holder + "-" + setting.name(), setting.javaType(), filled)
        .described(setting.description());
    Shape whole =
        setting.fallback() == null ? shape : shape.with("default", parsed(setting.fallbackText()));
    return whole.with("examples", List.of(parsed(setting.example())));
  }

  private Shape value(String name, Type type, boolean filled) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      Shape values = value(name, arguments[arguments.length - 1], filled);
      return generic.getRawType() == List.class ? Shape.list(values) : Shape.byText(values);
    }
    Class<?> plain = (Class<?>) type;
    return Scalars.isScalar(plain) ? scalar(plain, filled) : Shape.ref(nested(name, plain, filled));
  }

  /** The name of the definition of a record; it may hold itself. */
  private String nested(String name, Class<?> type, boolean filled) {
    String known = names.putIfAbsent(type, name);
    if (known != null) {
      return known;
    }
    define(name, Shape.of("type", "object"));
    Shape.Mapping mapping = Shape.mapping();
    keys(name, SettingType.of(type), filled, mapping);
    definitions.put(name, mapping.shape());
    return name;
  }

  private static Shape scalar(Class<?> type, boolean filled) {
    List<String> words = Scalars.words(type);
    if (!words.isEmpty()) {
      return filled
          ? Shape.either(List.of(Shape.word(words), Shape.text("^" + PLACEHOLDER)))
          : Shape.word(words);
    }
    if (type == int.class || type == Integer.class) {
      return scalar("integer", WHOLE, filled);
    }
    if (type == double.class) {
      return scalar("number", DECIMAL, filled);
    }
    if (type == boolean.class || type == Boolean.class) {
      return scalar("boolean", "^(true|false)$", filled);
    }
    Map<Class<?>, Shape> others = new LinkedHashMap<>();
    others.put(Duration.class, Shape.text(filled ? orPlaceholder(DURATION) : DURATION));
    others.put(Secret.class, Forms.secret());
    others.put(URI.class, Shape.text(filled ? orPlaceholder(URL) : URL));
    others.put(String.class, Shape.anyText());
    others.put(Pattern.class, Shape.anyText().with("minLength", 1));
    return others.getOrDefault(type, Shape.text());
  }

  private static Shape scalar(String type, String pattern, boolean filled) {
    return Shape.of("type", List.of(type, "string"))
        .with("pattern", filled ? orPlaceholder(pattern) : pattern);
  }

  private static String orPlaceholder(String pattern) {
    return pattern + "|" + PLACEHOLDER;
  }
}
