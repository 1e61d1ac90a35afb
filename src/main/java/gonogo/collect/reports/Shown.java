package gonogo.collect.reports;

import org.jspecify.annotations.Nullable;

/** Text of a report as it is recorded: one line, not long. */
final class Shown {
  private static final int MOST = 160;

  private Shown() {}

  /** The text without what is not seen, cut after {@value #MOST} characters. */
  static String of(String text) {
    int end = Math.min(text.length(), MOST);
    if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    StringBuilder shown = new StringBuilder(end + 1);
    text.substring(0, end).codePoints().map(Shown::visible).forEach(shown::appendCodePoint);
    return shown.toString().strip() + (end < text.length() ? "…" : "");
  }

  /** The same; null when there is nothing to be seen. */
  static @Nullable String orNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : of(text);
  }

  private static int visible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR -> ' ';
      default -> point;
    };
  }
}
