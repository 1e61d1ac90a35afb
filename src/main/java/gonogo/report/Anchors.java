package gonogo.report;

import java.util.HexFormat;

/**
 * The ids of elements. An item has its own id, so that a link is {@code report.html#ITEM}; every other id has a colon in
 * it, which the id of an item never has, whoever wrote the checklist.
 */
final class Anchors {
  /** Longer ids of items are cut where they are shown, too. */
  private static final int LONGEST = 400;

  private Anchors() {}

  /** Of an item: letters, digits, hyphens and dots; other characters are written as {@code _} and four hex digits. */
  static String item(String id) {
    var anchor = new StringBuilder();
    for (int i = 0; i < Math.min(id.length(), LONGEST); i++) {
      char unit = id.charAt(i);
      if (isPlain(unit)) {
        anchor.append(unit);
      } else {
        anchor.append('_').append(HexFormat.of().toHexDigits(unit));
      }
    }
    return anchor.isEmpty() ? "_" : anchor.toString();
  }

  /** Of a part of the page. */
  static String own(String name) {
    return "gonogo:" + name;
  }

  /** Of a question. */
  static String evidence(String id) {
    return "evidence:" + item(id);
  }

  private static boolean isPlain(char unit) {
    return (unit >= 'a' && unit <= 'z')
        || (unit >= 'A' && unit <= 'Z')
        || (unit >= '0' && unit <= '9')
        || unit == '-'
        || unit == '.';
  }
}
