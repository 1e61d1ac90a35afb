package gonogo.collect.tls;

/** The first bytes of an answer, for people. */
final class Beginning {
  /** How many are shown. */
  static final int LENGTH = 40;

  private static final int ENOUGH = 4;

  private Beginning() {}

  /** Whether somebody meant it to be read: ASCII, tabs and line ends. */
  static boolean isText(byte[] bytes) {
    for (byte b : bytes) {
      boolean control = b == '\t' || b == '\r' || b == '\n';
      if (!control && (b < ' ' || b == 0x7F)) {
        return false;
      }
    }
    return bytes.length >= ENOUGH;
  }

  /** In quotation marks; what is not readable is escaped. */
  static String shown(byte[] bytes) {
    StringBuilder text = new StringBuilder("\"");
    for (int i = 0; i < Math.min(bytes.length, LENGTH); i++) {
      boolean readable = bytes[i] >= ' ' && bytes[i] < 0x7F;
      text.append(readable ? String.valueOf((char) bytes[i]) : "\\x%02x".formatted(bytes[i]));
    }
    return text.append('"').toString();
  }
}
