package gonogo.engine;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A text with escapes undone, that knows where each of its characters stands in the original. */
final class TextView {
  private final String text;

  /** By character and behind the last one; null when nothing was undone. */
  private final int @Nullable [] begins;

  /** The text as it is. */
  TextView(String text) {
    this(text, null);
  }

  private TextView(String text, int @Nullable [] begins) {
    this.text = text;
    this.begins = begins;
  }

  String text() {
    return text;
  }

  /** Where a character, or the end of the one before it, is in the original. */
  int original(int at) {
    return begins == null ? at : begins[at];
  }

  /** With one kind of escape undone; empty when there is none. */
  Optional<TextView> without(Escape escape) {
    if (text.indexOf(escape.introducer()) < 0) {
      return Optional.empty();
    }
    StringBuilder plain = new StringBuilder(text.length());
    int[] from = new int[text.length() + 1];
    for (int at = 0; at < text.length(); ) {
      int length = plain.length();
      int end = text.charAt(at) == escape.introducer() ? escape.read(text, at, plain) : at;
      if (end == at) {
        plain.append(text.charAt(at));
        end++;
      }
      Arrays.fill(from, length, plain.length(), original(at));
      at = end;
    }
    from[plain.length()] = original(text.length());
    return plain.length() == text.length()
        ? Optional.empty()
        : Optional.of(new TextView(plain.toString(), from));
  }
}
