package gonogo.report;

/** The few ways in which text may stand out (ECMA-48 8.3.117, Select Graphic Rendition). */
enum Style {
  PLAIN(""),
  BOLD("1"),
  FAINT("2"),
  GOOD("1;32"),
  BAD("1;31"),
  UNSURE("1;33"),
  REMEDY("36");

  static final String RESET = "\u001b[0m";

  private final String parameters;

  Style(String parameters) {
    this.parameters = parameters;
  }

  /** What switches it on; empty for plain text. */
  String start() {
    return this == PLAIN ? "" : "\u001b[" + parameters + "m";
  }
}
