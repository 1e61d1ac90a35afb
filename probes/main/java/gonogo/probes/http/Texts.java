package gonogo.probes.http;

/** Foreign text inside ours. */
final class Texts {
  private static final int LONGEST = 120;

  private Texts() {}

  /** In one line, without control characters, cut where it gets long. */
  static String shortened(String text) {
    String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
    if (line.isEmpty()) {
      return "(empty)";
    }
    if (line.length() <= LONGEST) {
      return line;
    }
    int end = Character.isHighSurrogate(line.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return line.substring(0, end) + " ...";
  }
}
