package gonogo.engine;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a secret in base64 (RFC 4648, both alphabets, also in lines) at one alignment.
 *
 * @param characters those made of the secret alone, in the standard alphabet
 * @param before whether the character before them holds bits of the secret too
 * @param after whether the one behind them does
 */
record Base64Form(@Nullable String reference, String characters, boolean before, boolean after)
    implements SecretForm {

  /** With so many bytes of something else before it in the group of three. */
  static Base64Form of(@Nullable String reference, byte[] value, int offset) {
    byte[] shifted = new byte[offset + value.length];
    System.arraycopy(value, 0, shifted, offset, value.length);
    String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
    int from = (8 * offset + 5) / 6;
    int bits = 8 * shifted.length;
    return new Base64Form(reference, text.substring(from, bits / 6), offset > 0, bits % 6 != 0);
  }

  @Override
  public String starts() {
    return switch (characters.charAt(0)) {
      case '+' -> "+-";
      case '/' -> "/_";
      default -> characters.substring(0, 1);
    };
  }

  @Override
  public int end(String text, int at) {
    int end = at;
    for (int i = 0; i < characters.length(); i++) {
      end = i == 0 ? end : lineEnd(text, end);
      if (end == text.length() || standard(text.charAt(end)) != characters.charAt(i)) {
        return -1;
      }
      end++;
    }
    return extended(text, end);
  }

  /** Behind a line break, or what became of it in a header. */
  private static int lineEnd(String text, int at) {
    int end = at;
    while (end < text.length() && PlainForm.isBlank(text.charAt(end))) {
      end++;
    }
    return end;
  }

  @Override
  public int begin(String text, int at) {
    return before && at > 0 && isOfAlphabet(text.charAt(at - 1)) ? at - 1 : at;
  }

  private int extended(String text, int end) {
    int extended = end;
    if (after && extended < text.length() && isOfAlphabet(text.charAt(extended))) {
      extended++;
    }
    while (extended < text.length() && text.charAt(extended) == '=') {
      extended++;
    }
    return extended;
  }

  private static char standard(char character) {
    return switch (character) {
      case '-' -> '+';
      case '_' -> '/';
      default -> character;
    };
  }

  private static boolean isOfAlphabet(char character) {
    return (character >= 'A' && character <= 'Z')
        || (character >= 'a' && character <= 'z')
        || (character >= '0' && character <= '9')
        || "+/-_".indexOf(character) >= 0;
  }
}
