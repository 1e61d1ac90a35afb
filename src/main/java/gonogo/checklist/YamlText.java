package gonogo.checklist;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Text of people and checklists, written so that YAML reads exactly it. */
public final class YamlText {
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/+-]*( [A-Za-z0-9(][A-Za-z0-9._/+()-]*)*");

  /** What readers take for nothing, and what other programs take for a boolean. */
  private static final Set<String> NOT_TEXT =
      Set.of("null", "true", "false", "yes", "no", "on", "off");

  private YamlText() {}

  /** A scalar on one line, in quotes where it needs them. */
  public static String scalar(String text) {
    if (PLAIN.matcher(text).matches() && !NOT_TEXT.contains(text.toLowerCase(Locale.ROOT))) {
      return text;
    }
    return text.codePoints().allMatch(YamlText::isVisible)
        ? "'" + text.replace("'", "''") + "'"
        : doubleQuoted(text);
  }

  /** What stands behind {@code #}: one line, whatever the text holds. */
  static String comment(String text) {
    var line = new StringBuilder();
    text.codePoints().forEach(point -> line.appendCodePoint(isVisible(point) ? point : ' '));
    return line.toString().strip();
  }

  private static String doubleQuoted(String text) {
    var quoted = new StringBuilder("\"");
    text.codePoints().forEach(point -> {
      switch (point) {
        case '"', '\\' -> quoted.append('\\').appendCodePoint(point);
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        default -> {
          if (isVisible(point)) {
            quoted.appendCodePoint(point);
          } else {
            quoted.append("\\U%08x".formatted(point));
          }
        }
      }
    });
    return quoted.append('"').toString();
  }

  private static boolean isVisible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR -> false;
      default -> true;
    };
  }
}
