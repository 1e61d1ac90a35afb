package gonogo.engine;

import java.time.Duration;

/** Makes texts from outside fit for a report: no control characters, a bounded length. */
final class Texts {
  private static final char REPLACEMENT = '\uFFFD';

  private Texts() {}

  /**
   * Replaces what a terminal or a browser would obey instead of show: line breaks and tabs become spaces; other control
   * characters, marks of writing direction and unpaired surrogates become U+FFFD.
   */
  static String clean(String text) {
    StringBuilder cleaned = null;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      int length = Character.charCount(point);
      int shown = shown(point);
      if (shown != point && cleaned == null) {
        cleaned = new StringBuilder(text.length()).append(text, 0, i);
      }
      if (cleaned != null) {
        cleaned.appendCodePoint(shown);
      }
      i += length;
    }
    return cleaned == null ? text : cleaned.toString();
  }

  private static int shown(int point) {
    return switch (point) {
      case '\n', '\r', '\t', 0x85, 0x2028, 0x2029 -> ' ';
      default ->
        switch (Character.getType(point)) {
          case Character.CONTROL, Character.SURROGATE -> REPLACEMENT;
          case Character.FORMAT -> isDirection(point) ? REPLACEMENT : point;
          default -> point;
        };
    };
  }

  /** Whether it is one of the marks that reorder text (Unicode UAX #9, "Trojan Source"). */
  private static boolean isDirection(int point) {
    return point == 0x061C
        || point == 0x200E
        || point == 0x200F
        || (point >= 0x202A && point <= 0x202E)
        || (point >= 0x2066 && point <= 0x2069);
  }

  /** At most this many characters, the last one {@code …} when something was cut off. */
  static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    int end = length - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }

  /** As written in YAML: {@code 10m}, {@code 1m30s}, {@code 250ms}. */
  static String duration(Duration duration) {
    if (duration.toSeconds() == 0) {
      return duration.toMillis() + "ms";
    }
    StringBuilder text = new StringBuilder();
    append(text, duration.toHours(), "h");
    append(text, duration.toMinutesPart(), "m");
    append(text, duration.toSecondsPart(), "s");
    append(text, duration.toMillisPart(), "ms");
    return text.toString();
  }

  private static void append(StringBuilder text, long amount, String unit) {
    if (amount > 0) {
      text.append(amount).append(unit);
    }
  }

  /** {@code 2nd}, {@code 3rd}, {@code 4th}. */
  static String ordinal(int number) {
    String ending = switch (number % 100) {
      case 11, 12, 13 -> "th";
      default ->
        switch (number % 10) {
          case 1 -> "st";
          case 2 -> "nd";
          case 3 -> "rd";
          default -> "th";
        };
    };
    return number + ending;
  }
}
