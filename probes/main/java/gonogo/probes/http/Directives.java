package gonogo.probes.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The directives of a header value: {@code name} or {@code name=value}, separated by semicolons (RFC 6797, 6.1) or commas
 * (RFC 9111, 5.2); names without regard to case, values perhaps quoted.
 */
final class Directives {
  private final Map<String, String> values = new LinkedHashMap<>();

  private Directives() {}

  static Directives of(List<String> headerValues) {
    var directives = new Directives();
    for (String value : headerValues) {
      for (String part : split(value, ";,")) {
        int equals = part.indexOf('=');
        String name =
            (equals < 0 ? part : part.substring(0, equals)).strip().toLowerCase(Locale.ROOT);
        // The first of two directives of a name counts, which is what browsers do with a repeated
        // one.
        directives.values.putIfAbsent(
            name, equals < 0 ? "" : unquoted(part.substring(equals + 1).strip()));
      }
    }
    return directives;
  }

  boolean has(String name) {
    return values.containsKey(name.toLowerCase(Locale.ROOT));
  }

  /** The number that a directive gives; empty when it gives none. */
  Optional<Long> number(String name) {
    String text = values.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    return text.matches("\\d{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }

  /** The parts between separators that do not stand in quotes. */
  static List<String> split(String value, String separators) {
    List<String> parts = new ArrayList<>();
    var part = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      quoted ^= c == '"';
      if (!quoted && separators.indexOf(c) >= 0) {
        parts.add(part.toString().strip());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString().strip());
    return parts;
  }

  private static String unquoted(String text) {
    boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1) : text;
  }
}
