package gonogo.report;

import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Makes text from outside safe to print on a terminal and in the log of a CI system: one line, nothing invisible,
 * nothing that is obeyed. What is taken out stays visible as an escape.
 */
public final class Untrusted {
  /**
   * What some CI systems obey anywhere in a line: {@code ##[}, {@code ##vso[}, {@code ##teamcity[} (actions/runner and
   * azure-pipelines-agent search for the prefix in the whole line).
   */
  private static final Pattern COMMAND_ANYWHERE = Pattern.compile("##(?=[A-Za-z]*\\[)");

  private Untrusted() {}

  /** One visible line of any length; in pure ASCII unless {@code unicode}. */
  public static String clean(String text, boolean unicode) {
    var visible = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(character -> append(visible, character, unicode));
    return guardStart(COMMAND_ANYWHERE.matcher(visible).replaceAll("#\\\\#"));
  }

  /** At most {@code limit} characters (UTF-16 units, but no pair is split), and how many more there are. */
  public static String shorten(String text, int limit) {
    if (text.length() <= limit) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
    return text.substring(0, end) + "… (" + (text.length() - end) + " more characters)";
  }

  /**
   * Breaks a start of line that GitHub or Azure would obey ({@code ::error::}, {@code ##[error]}). Every line that is
   * printed must pass here after it was wrapped.
   */
  static String guardStart(String line) {
    String start = line.stripLeading();
    if (start.startsWith("::") || start.startsWith("##")) {
      return line.substring(0, line.length() - start.length()) + "\\" + start;
    }
    return line;
  }

  private static void append(StringBuilder visible, int character, boolean unicode) {
    switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR -> escape(visible, character);
      case Character.SPACE_SEPARATOR -> visible.append(' ');
      default -> {
        if (unicode || character < 0x80) {
          visible.appendCodePoint(character);
        } else {
          plain(visible, character);
        }
      }
    }
  }

  /** The few that gonogo itself writes have a form in ASCII. */
  private static void plain(StringBuilder visible, int character) {
    switch (character) {
      case '…' -> visible.append("...");
      case '→' -> visible.append("->");
      case '·' -> visible.append('|');
      case '✗' -> visible.append('x');
      default -> escape(visible, character);
    }
  }

  private static void escape(StringBuilder visible, int character) {
    switch (character) {
      case '\n' -> visible.append("\\n");
      case '\r' -> visible.append("\\r");
      case '\t' -> visible.append("\\t");
      default -> {
        for (char unit : Character.toChars(character)) {
          visible.append("\\u").append(HexFormat.of().toHexDigits(unit));
        }
      }
    }
  }
}
