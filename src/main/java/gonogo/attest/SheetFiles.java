package gonogo.attest;

import java.nio.charset.StandardCharsets;

/** How the files of sheets are called. */
public final class SheetFiles {

  private SheetFiles() {}

  /**
   * {@code VERSION+DUTY+PERSON.json}, so that a later word of a person on the same release takes
   * the place of the earlier one. Whatever is neither an ASCII letter or digit nor a point or
   * hyphen is written {@code _} and its bytes in hex.
   */
  public static String name(Sheet sheet) {
    return "%s+%s+%s.json"
        .formatted(safe(sheet.version()), safe(sheet.duty()), safe(sheet.person()));
  }

  /** The name of the signature beside a sheet. */
  public static String signature(String sheet) {
    return sheet + ".sig";
  }

  private static String safe(String text) {
    StringBuilder safe = new StringBuilder();
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      boolean plain = each > 0 && (Character.isLetterOrDigit(each) || each == '.' || each == '-');
      safe.append(plain ? String.valueOf((char) each) : "_%02x".formatted(each));
    }
    return safe.toString();
  }
}
