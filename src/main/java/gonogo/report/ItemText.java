package gonogo.report;

import gonogo.judge.Report.ItemView;

/** An item in people's words, short enough for a list. */
final class ItemText {
  private static final int LONGEST = 160;

  private ItemText() {}

  /** The text, and the claim where the text says the bad thing. */
  static String of(ItemView item) {
    String text = Untrusted.shorten(item.text(), LONGEST);
    return item.claim() == null
        ? text
        : text + " (claim: " + Untrusted.shorten(item.claim(), LONGEST) + ")";
  }
}
