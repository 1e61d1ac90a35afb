package gonogo.attest;

import java.nio.charset.StandardCharsets;

/** How the files of sheets are called. */
public final class SheetFiles {

  private SheetFiles() {}

  /**
   * {@code VERSION+DUTY+PERSON.json}; further ones of the same person end in {@code +2.json} and so
   * on. Whatever is neither an ASCII letter or digit nor a point or hyphen is written {@code _} and
   * its bytes in hex.
   *
   * @param number from 1
   */
  public static String name(Sheet sheet, int number) {
    return "%s+%s+%s%s.json"
        .formatted(
            safe(sheet.version()),
            safe(sheet.duty()),
            safe(sheet.person()),
            number == 1 ? "" : "+" + number);
  }

  /** The name of the first one. */
  public static String name(Sheet sheet) {
    return name(sheet, 1);
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
