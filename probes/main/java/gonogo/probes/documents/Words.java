package gonogo.probes.documents;

import java.text.Normalizer;
import java.util.Locale;

/** Words of plain text. */
final class Words {

  private Words() {}

  /**
   * How many there are: what stands between spaces and holds a letter or a digit. In Chinese and
   * Japanese, which are written without spaces, each character counts, as word processors do it.
   */
  static int count(String text) {
    int words = 0;
    boolean inside = false;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        inside = false;
      } else if (standsAlone(c)) {
        words++;
        inside = false;
      } else if (!inside && Character.isLetterOrDigit(c)) {
        words++;
        inside = true;
      }
    }
    return words;
  }

  private static boolean standsAlone(int c) {
    return switch (Character.UnicodeScript.of(c)) {
      case HAN, HIRAGANA, KATAKANA -> Character.isLetter(c);
      default -> false;
    };
  }

  /**
   * The text in which mentions are looked for: without regard to case, line breaks and ways to
   * write an accent.
   */
  static String folded(String text) {
    StringBuilder folded = new StringBuilder();
    boolean space = false;
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    for (int i = 0; i < composed.length(); i++) {
      char c = composed.charAt(i);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        space = true;
      } else {
        if (space && !folded.isEmpty()) {
          folded.append(' ');
        }
        space = false;
        folded.append(c);
      }
    }
    return folded.toString();
  }

  /**
   * Whether a word, a name or a version is mentioned whole: {@code 1.4.0} is in {@code v1.4.0} and
   * {@code "1.4.0."}, and neither in {@code 11.4.0} nor in {@code 1.4.0-rc1}; {@code orders} is not
   * in {@code orders-api}.
   *
   * @param folded where it is looked for, {@linkplain #folded folded}
   */
  static boolean mentioned(String wanted, String folded) {
    String word = folded(wanted);
    for (int at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
      if (startsAt(folded, at) && endsAt(folded, at + word.length())) {
        return true;
      }
    }
    return false;
  }

  /** A version may follow a {@code v} or a name, {@code shop-1.4.0}, but no number. */
  private static boolean startsAt(String text, int at) {
    if (isDigit(text, at)) {
      int before = at > 0 && text.charAt(at - 1) == 'v' ? at - 2 : at - 1;
      return !isWord(text, before) && !(isJoint(text, before) && isDigit(text, before - 1));
    }
    return !isWord(text, at) || !isPart(text, at - 1, -1);
  }

  private static boolean endsAt(String text, int end) {
    return !isWord(text, end - 1) || !isPart(text, end, 1);
  }

  /**
   * Whether the character belongs to the word beside it: a letter, or a joint with a letter behind
   * it.
   */
  private static boolean isPart(String text, int at, int step) {
    return isWord(text, at) || (isJoint(text, at) && isWord(text, at + step));
  }

  private static boolean isDigit(String text, int at) {
    return at >= 0 && at < text.length() && Character.isDigit(text.charAt(at));
  }

  private static boolean isWord(String text, int at) {
    return at >= 0
        && at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_');
  }

  private static boolean isJoint(String text, int at) {
    return at >= 0 && at < text.length() && ".-+".indexOf(text.charAt(at)) >= 0;
  }
}
