package gonogo.probes.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the grammar of RFC 9485, 3, by recursive descent, and writes each part as RE2 has it: a dot is anything but the
 * end of a line. The grammar has {@code ^} and {@code $} as characters like others, its mappings to other dialects (5)
 * leave them what they are there, the start and the end; so do the compliance tests of JSONPath, and so does this.
 */
final class IRegexpReader {
  private static final int MAX_LENGTH = 1000;
  private static final int MAX_WEIGHT = 10_000;

  private static final String NOT_NORMAL = "()*+.?[\\]{|}";
  private static final String ESCAPED = "()*+-.?[\\]^{|}";

  private static final Pattern QUANTIFIER =
      Pattern.compile("[*+?]|\\{([0-9]{1,4})(,([0-9]{1,4})?)?}");
  private static final Pattern CATEGORY = Pattern.compile(
      "\\\\[pP]\\{(L[lmotu]?|M[cen]?|N[dlo]?|P[cdefios]?|Z[lps]?|S[ckmo]?|C[cfo]?)}");

  private final String text;
  private final StringBuilder written = new StringBuilder();
  private int at;
  private long weight;

  IRegexpReader(String text) {
    this.text = text;
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "a regular expression has at most %d characters here".formatted(MAX_LENGTH));
    }
  }

  /** The same for RE2. */
  String translated() {
    weight = alternatives();
    if (at < text.length()) {
      throw wanted("the end, or a character");
    }
    return written.toString();
  }

  /** Known once it is translated. */
  int weight() {
    return (int) weight;
  }

  private long alternatives() {
    long sum = branch();
    while (isAt('|')) {
      copy();
      sum = bounded(sum + branch());
    }
    return sum;
  }

  private long branch() {
    long sum = 1;
    while (at < text.length() && !isAt('|') && !isAt(')')) {
      sum = bounded(sum + atom() * repetitions());
    }
    return sum;
  }

  private long atom() {
    if (isAt('(')) {
      at++;
      written.append("(?:");
      long inner = alternatives();
      require(')');
      return inner;
    }
    if (isAt('[')) {
      characterClass();
    } else if (isAt('.')) {
      at++;
      written.append("[^\\n\\r]");
    } else if (isAt('^') || isAt('$')) {
      copy();
    } else if (!category()) {
      literal(character(NOT_NORMAL));
    }
    return 1;
  }

  /** Copies a quantifier, if there is one, and tells how often the atom may come at most. */
  private long repetitions() {
    Matcher quantifier = QUANTIFIER.matcher(text).region(at, text.length());
    if (!quantifier.lookingAt()) {
      return 1;
    }
    at = quantifier.end();
    written.append(quantifier.group());
    if (quantifier.group(1) == null) {
      return 1;
    }
    String most = quantifier.group(3) == null ? quantifier.group(1) : quantifier.group(3);
    return Math.max(1, Integer.parseInt(most));
  }

  private void characterClass() {
    copy();
    if (isAt('^')) {
      copy();
    }
    if (isAt('-')) {
      at++;
      literal('-');
    } else {
      members();
    }
    while (!isAt(']') && !isAt('-')) {
      members();
    }
    if (isAt('-')) {
      at++;
      literal('-');
    }
    require(']');
  }

  /** A character of a class, a range of them, or a category. */
  private void members() {
    if (category()) {
      return;
    }
    literal(character("-[\\]"));
    if (isAt('-') && at + 1 < text.length() && text.charAt(at + 1) != ']') {
      copy();
      literal(character("-[\\]"));
    }
  }

  private boolean category() {
    Matcher category = CATEGORY.matcher(text).region(at, text.length());
    if (!category.lookingAt()) {
      return false;
    }
    at = category.end();
    written.append(category.group());
    return true;
  }

  /** One character, escaped or none of these. */
  private int character(String special) {
    if (at == text.length()) {
      throw wanted("a character");
    }
    if (isAt('\\')) {
      return escaped();
    }
    int character = text.codePointAt(at);
    if (special.indexOf(character) >= 0) {
      throw wanted("a character, or \\ before one that means something");
    }
    at += Character.charCount(character);
    return character;
  }

  private int escaped() {
    char c = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    int meant = switch (c) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> {
        if (ESCAPED.indexOf(c) < 0) {
          throw wanted("an escape of RFC 9485 (a digit is [0-9], a letter \\p{L})");
        }
        yield c;
      }
    };
    at += 2;
    return meant;
  }

  private void literal(int character) {
    boolean plain = character < 0x80 && Character.isLetterOrDigit(character);
    written.append(plain ? Character.toString(character) : "\\x{%x}".formatted(character));
  }

  private boolean isAt(char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  private void copy() {
    written.append(text.charAt(at++));
  }

  private void require(char c) {
    if (!isAt(c)) {
      throw wanted(String.valueOf(c));
    }
    copy();
  }

  private long bounded(long sum) {
    if (sum > MAX_WEIGHT) {
      throw new IllegalArgumentException(
          "the regular expression %s repeats too much".formatted(text));
    }
    return sum;
  }

  private IllegalArgumentException wanted(String what) {
    String seen = at < text.length() ? "\"" + text.substring(at) + "\"" : "the end";
    return new IllegalArgumentException(
        "the regular expression %s: wanted %s at %s".formatted(text, what, seen));
  }
}
