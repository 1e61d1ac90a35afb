package gonogo.report;

/**
 * A piece of a line.
 *
 * @param text from anywhere: it is cleaned when it is put on a page
 */
record Span(Style style, String text) {

  static Span of(String text) {
    return new Span(Style.PLAIN, text);
  }

  static Span bold(String text) {
    return new Span(Style.BOLD, text);
  }

  static Span faint(String text) {
    return new Span(Style.FAINT, text);
  }
}
