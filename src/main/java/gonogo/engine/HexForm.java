package gonogo.engine;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The bytes of a secret in hexadecimal digits of any case, with or without a separator between two bytes. */
record HexForm(@Nullable String reference, String digits) implements SecretForm {

  HexForm(@Nullable String reference, byte[] bytes) {
    this(reference, HexFormat.of().formatHex(bytes));
  }

  @Override
  public String starts() {
    char first = digits.charAt(0);
    return "" + first + Character.toUpperCase(first);
  }

  @Override
  public int end(String text, int at) {
    int end = at;
    for (int i = 0; i < digits.length(); i++) {
      if (i % 2 == 0 && i > 0 && end < text.length() && ": -".indexOf(text.charAt(end)) >= 0) {
        end++;
      }
      if (end == text.length() || lower(text.charAt(end)) != digits.charAt(i)) {
        return -1;
      }
      end++;
    }
    return end;
  }

  private static char lower(char digit) {
    return digit >= 'A' && digit <= 'F' ? (char) (digit + ('a' - 'A')) : digit;
  }
}
