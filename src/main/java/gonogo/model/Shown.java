package gonogo.model;

/** What other people wrote, fit to stand in a message of ours: one line, not long. */
public final class Shown {
  private static final int LONGEST = 80;

  private Shown() {}

  /** In quotes. */
  public static String text(String written) {
    return "\"" + line(written) + "\"";
  }

  /** Without quotes; what cannot be seen is U+FFFD. */
  public static String line(String written) {
    var line = written
        .codePoints()
        .limit(LONGEST)
        .map(Shown::visible)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
    return written.codePointCount(0, written.length()) > LONGEST ? line + "..." : line.toString();
  }

  private static int visible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR -> '\uFFFD';
      default -> character;
    };
  }

  /** What it is, not what it says: a value may be a secret that stands where it should not. */
  public static String kind(Node node) {
    return switch (node) {
      case Node.Scalar _ -> "text";
      case Node.Sequence _ -> "a list";
      case Node.Mapping _ -> "a mapping";
    };
  }
}
