package gonogo.attest;

import java.util.Base64;

/**
 * Bytes as lines of text between a line that begins and a line that ends them, as OpenSSH writes
 * them.
 */
final class Armor {
  private static final int COLUMNS = 70;

  private Armor() {}

  static String encode(String label, byte[] bytes) {
    // The MIME encoder of the JDK rounds the length of a line down to a multiple of four.
    String lines = Base64.getEncoder()
        .encodeToString(bytes)
        .replaceAll("(.{%d})(?=.)".formatted(COLUMNS), "$1\n");
    return begin(label) + lines + "\n" + end(label);
  }

  /**
   * The bytes of a text that is exactly what {@link #encode} makes of them: another line end or
   * column is refused.
   */
  static byte[] decodeExact(String label, String text) throws RefusedException {
    byte[] bytes = decode(label, text, Reason.NOT_A_SIGNATURE);
    if (!encode(label, bytes).equals(text)) {
      throw new RefusedException(
          Reason.NOT_A_SIGNATURE,
          "it is not as ssh-keygen writes it: 70 columns, line feeds, nothing before or behind it");
    }
    return bytes;
  }

  /** The bytes of a text, with any white space. */
  static byte[] decode(String label, String text, Reason refusal) throws RefusedException {
    String stripped = text.strip();
    String begin = begin(label).strip();
    String end = end(label).strip();
    if (stripped.isEmpty()) {
      throw new RefusedException(refusal, "it is empty");
    }
    if (!stripped.startsWith(begin)) {
      throw new RefusedException(refusal, "it does not begin with " + begin);
    }
    if (!stripped.endsWith(end) || stripped.length() < begin.length() + end.length()) {
      throw new RefusedException(refusal, "it does not end with " + end);
    }
    String body = stripped.substring(begin.length(), stripped.length() - end.length());
    try {
      return Base64.getDecoder().decode(body.replaceAll("\\s", ""));
    } catch (IllegalArgumentException e) {
      throw new RefusedException(refusal, "it is not Base64", e);
    }
  }

  private static String begin(String label) {
    return "-----BEGIN " + label + "-----\n";
  }

  private static String end(String label) {
    return "-----END " + label + "-----\n";
  }
}
