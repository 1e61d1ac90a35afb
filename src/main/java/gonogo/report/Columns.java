package gonogo.report;

/** How many columns text takes on a terminal. */
final class Columns {

  private Columns() {}

  static int of(String text) {
    return text.codePoints().map(Columns::of).sum();
  }

  /** 0 for marks that sit on the character before, 2 for East Asian wide and fullwidth ones (UAX #11) and emoji. */
  static int of(int character) {
    if (character < 0x300) {
      return 1;
    }
    if (character
        == 0xFE0F) { // asks for the emoji form of the character before, which then takes one column
      // more
      return 1;
    }
    int type = Character.getType(character);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    return isWide(character) ? 2 : 1;
  }

  private static boolean isWide(int character) {
    return Character.isEmojiPresentation(character)
        || between(character, 0x1100, 0x115F)
        || between(character, 0x2E80, 0x303E)
        || between(character, 0x3041, 0xA4CF)
        || between(character, 0xA960, 0xA97F)
        || between(character, 0xAC00, 0xD7A3)
        || between(character, 0xF900, 0xFAFF)
        || between(character, 0xFE30, 0xFE6F)
        || between(character, 0xFF01, 0xFF60)
        || between(character, 0xFFE0, 0xFFE6)
        || between(character, 0x16FE0, 0x1B2FF)
        || between(character, 0x1F000, 0x1FAFF)
        || between(character, 0x20000, 0x3FFFD);
  }

  private static boolean between(int character, int first, int last) {
    return character >= first && character <= last;
  }
}
