package gonogo.checklist;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * UTF-8 that was read as Mac Roman and written again: {@code üìã} after an apple for a clipboard. Lists that went through
 * an old editor are full of it.
 */
final class Mojibake {
  private static final Charset MAC_ROMAN = Charset.forName("x-MacRoman");

  private Mojibake() {}

  /** A line as it was; the same line when it is not of that kind as a whole. */
  static String repair(String line) {
    if (line.chars().allMatch(character -> character < 0x80)) {
      return line;
    }
    try {
      var bytes = MAC_ROMAN.newEncoder().encode(CharBuffer.wrap(line));
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      return line;
    }
  }
}
