package gonogo.probes.documents;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The YAML between two lines {@code ---} at the start of a document. Only its outermost keys are
 * read, from the stream of events, so that no alias and no depth can cost anything.
 *
 * @param values by key; a list of words stands in brackets, what is nested deeper is left out,
 *     nothing is empty text
 * @param problem why it cannot be read; null when it can, or there is none
 * @param lines how many lines of the file it takes, with its marks
 */
record FrontMatter(Map<String, String> values, @Nullable String problem, int lines) {
  static final FrontMatter NONE = new FrontMatter(Map.of(), null, 0);

  private static final int MAX_CHARACTERS = 64 << 10;
  private static final Set<String> NULLS = Set.of("", "~", "null");

  FrontMatter {
    values = Map.copyOf(values);
  }

  /**
   * Reads what stands at the start of a document; without a second mark that is a line drawn
   * across.
   */
  static FrontMatter of(String text) {
    String[] lines = text.split("\n", -1);
    if (!lines[0].stripTrailing().equals("---")) {
      return NONE;
    }
    StringBuilder yaml = new StringBuilder();
    for (int i = 1; i < lines.length; i++) {
      String line = lines[i].stripTrailing();
      if (line.equals("---") || line.equals("...")) {
        return read(yaml.toString(), i + 1);
      }
      yaml.append(line).append('\n');
    }
    return NONE;
  }

  private static FrontMatter read(String yaml, int lines) {
    var settings = LoadSettings.builder().setCodePointLimit(MAX_CHARACTERS).build();
    var keys = new Keys();
    try {
      for (Event event : new Parse(settings).parseString(yaml)) {
        keys.accept(event);
      }
      return new FrontMatter(keys.values, null, lines);
    } catch (MarkedYamlEngineException e) {
      String where =
          e.getProblemMark().map(mark -> " in line " + (mark.getLine() + 2)).orElse("");
      return new FrontMatter(Map.of(), e.getProblem() + where, lines);
    } catch (YamlEngineException e) {
      return new FrontMatter(Map.of(), e.getMessage(), lines);
    }
  }

  /** The value of a key; empty text when it has none. */
  String value(String key) {
    return values.getOrDefault(key, "");
  }

  /** Follows the events of one mapping. */
  private static final class Keys {
    private final Map<String, String> values = new HashMap<>();
    private int depth;
    private @Nullable String key;
    private @Nullable StringJoiner list;

    void accept(Event event) {
      switch (event) {
        case AliasEvent _ -> throw new YamlEngineException("aliases are not read");
        case ScalarEvent scalar -> scalar(scalar);
        case CollectionStartEvent start -> start(start);
        case CollectionEndEvent _ -> end();
        default -> {} // the start and the end of the whole
      }
    }

    private void scalar(ScalarEvent scalar) {
      String text = text(scalar);
      if (depth == 0) {
        throw notAMapping();
      }
      if (depth == 2 && list != null) {
        list.add(text);
      } else if (depth == 1 && key == null) {
        key = scalar.getValue();
      } else if (depth == 1) {
        put(text);
      }
    }

    private static String text(ScalarEvent scalar) {
      String text = scalar.getValue().strip();
      boolean nothing = scalar.getScalarStyle() == ScalarStyle.PLAIN
          && NULLS.contains(text.toLowerCase(Locale.ROOT));
      return nothing ? "" : text;
    }

    private void start(CollectionStartEvent start) {
      boolean mapping = start instanceof MappingStartEvent;
      if ((depth == 0 && !mapping) || (depth == 1 && key == null)) {
        throw notAMapping();
      }
      if (depth == 1 && !mapping) {
        list = new StringJoiner(", ", "[", "]");
      }
      depth++;
    }

    private void end() {
      depth--;
      if (depth == 1) {
        put(list == null ? "" : list.toString());
        list = null;
      }
    }

    private void put(String value) {
      if (key != null && values.put(key, value) != null) {
        throw new YamlEngineException("the key %s stands twice".formatted(key));
      }
      key = null;
    }

    private static YamlEngineException notAMapping() {
      return new YamlEngineException("not a list of keys with values");
    }
  }
}
