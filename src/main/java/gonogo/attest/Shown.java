package gonogo.attest;

/** Foreign text inside ours. */
final class Shown {
  private static final int LONGEST = 80;

  private Shown() {}

  /** In quotes, in one line, cut where it gets long; what cannot be seen is {@code ?}. */
  static String text(String text) {
    StringBuilder shown = new StringBuilder("\"");
    text.codePoints().limit(LONGEST).map(Shown::visible).forEach(shown::appendCodePoint);
    return shown
        .append(text.codePointCount(0, text.length()) > LONGEST ? " ...\"" : "\"")
        .toString();
  }

  private static int visible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR -> '?';
      default -> character;
    };
  }
}
