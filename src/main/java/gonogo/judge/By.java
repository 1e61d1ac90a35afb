package gonogo.judge;

import java.util.Locale;

/** What settled an item. */
public enum By {
  EVIDENCE,
  SIGNATURE,
  ITEMS;

  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
