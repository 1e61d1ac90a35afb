package gonogo.checklist;

import gonogo.model.Node;

/** What people wrote, fit to stand in a message: one line, not long. */
public final class Shown {
  private static final int LONGEST = 60;

  private Shown() {}

  /** In quotes. */
  public static String text(String written) {
    return "\"" + line(written) + "\"";
  }

  /** Without quotes. */
  public static String line(String written) {
    var line = written
        .codePoints()
        .limit(LONGEST)
        .map(point -> Character.isISOControl(point) ? '\uFFFD' : point)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
    return written.codePointCount(0, written.length()) > LONGEST ? line + "..." : line.toString();
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
