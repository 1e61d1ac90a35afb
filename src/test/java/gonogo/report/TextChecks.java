package gonogo.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;

/** What holds for every text that is printed. */
final class TextChecks {
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[(0|1|2|1;3[123]|36)m");
  private static final Pattern LONE_URL = Pattern.compile(" *https?://[^ ]+");
  private static final Pattern COMMAND_START = Pattern.compile("[\\s\\p{Z}]*(::|##)");
  private static final Pattern COMMAND_ANYWHERE = Pattern.compile("##[A-Za-z]*\\[");

  private TextChecks() {}

  /** Plain Java, because it looks at millions of characters. */
  static void harmless(String text, Options options) {
    assertThat(text).endsWith("\n");
    assertThat(text.split("\n", -1))
        .filteredOn(line -> !isHarmless(line, options))
        .isEmpty();
  }

  private static boolean isHarmless(String line, Options options) {
    return line.equals(line.stripTrailing())
        && !COMMAND_START.matcher(line).lookingAt()
        && !COMMAND_ANYWHERE.matcher(line).find()
        && line.codePoints().allMatch(character -> isVisible(character, options.unicode()))
        && (Columns.of(line) <= options.width() || LONE_URL.matcher(line).matches());
  }

  /** For lines of any length. */
  static void visible(String text) {
    assertThat(text.split("\n", -1))
        .filteredOn(line -> COMMAND_START.matcher(line).lookingAt()
            || !line.codePoints().allMatch(character -> isVisible(character, true)))
        .isEmpty();
  }

  private static boolean isVisible(int character, boolean unicode) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR -> false;
      default -> unicode || character < 0x7f;
    };
  }

  static String withoutColours(String text) {
    return COLOUR.matcher(text).replaceAll("");
  }

  /** Whatever a line switches on, it switches off. */
  static void endsItsColours(String line) {
    assertThat(withoutColours(line)).doesNotContain("\u001b");
    int last = line.lastIndexOf('\u001b');
    assertThat(last < 0 || line.startsWith(Style.RESET, last)).as(line).isTrue();
  }
}
