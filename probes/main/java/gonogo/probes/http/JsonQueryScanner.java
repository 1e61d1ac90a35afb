package gonogo.probes.http;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The characters of a JSON query, and its smallest parts: names, numbers, quoted text, operators. */
final class JsonQueryScanner {
  /** Integers that every JSON implementation agrees on (RFC 7493, 2.2). */
  private static final long MAX_INTEGER = (1L << 53) - 1;

  private static final Pattern INTEGER = Pattern.compile("0|-?[1-9][0-9]*");
  private static final Pattern NUMBER =
      Pattern.compile("(?:-0|0|-?[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z_\\x{80}-\\x{10FFFF}][A-Za-z0-9_\\x{80}-\\x{10FFFF}]*");
  private static final Pattern COMPARISON = Pattern.compile("==|!=|<=|>=|<|>");
  private static final Pattern FUNCTION = Pattern.compile("([a-z][a-z0-9_]*)\\(");
  private static final Pattern WORD = Pattern.compile("[a-z]*");
  private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{4}");

  private final String text;
  private int at;

  JsonQueryScanner(String text) {
    this.text = text;
  }

  IllegalArgumentException wanted(String what) {
    String seen = at < text.length() ? "\"" + text.substring(at) + "\"" : "the end";
    return new IllegalArgumentException(
        "JSON query %s: wanted %s at %s".formatted(text, what, seen));
  }

  IllegalArgumentException wanted(int position, String what) {
    at = position;
    return wanted(what);
  }

  int position() {
    return at;
  }

  void back(int position) {
    at = position;
  }

  boolean atEnd() {
    return at == text.length();
  }

  boolean isAt(char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  boolean isAtQuote() {
    return isAt('"') || isAt('\'');
  }

  boolean isAtInteger() {
    return at < text.length()
        && (text.charAt(at) == '-' || (text.charAt(at) >= '0' && text.charAt(at) <= '9'));
  }

  void skipBlanks() {
    while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  boolean skip(String token) {
    boolean there = text.startsWith(token, at);
    at += there ? token.length() : 0;
    return there;
  }

  /** Skips blanks and a token, or neither. */
  boolean skipAfterBlanks(String token) {
    int before = at;
    skipBlanks();
    if (skip(token)) {
      return true;
    }
    at = before;
    return false;
  }

  void require(String token) {
    if (!skip(token)) {
      throw wanted(token);
    }
  }

  String name() {
    return match(NAME, "a name");
  }

  String word() {
    return match(WORD, "a word");
  }

  /** The name of a function, whose opening parenthesis is skipped too; null, and nothing skipped, when it is none. */
  @Nullable
  String function() {
    Matcher matcher = FUNCTION.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      return null;
    }
    at = matcher.end();
    return matcher.group(1);
  }

  long integer() {
    String digits = match(INTEGER, "an integer");
    if (digits.length() > 17 || Math.abs(Long.parseLong(digits)) > MAX_INTEGER) {
      throw wanted("an integer of at most 2^53-1 before");
    }
    return Long.parseLong(digits);
  }

  BigDecimal number() {
    try {
      return new BigDecimal(match(NUMBER, "a number"));
    } catch (NumberFormatException e) {
      throw wanted("a number with a smaller exponent before");
    }
  }

  /** The comparison operator after blanks; null, and nothing skipped, when there is none. */
  @Nullable
  Comparison comparison() {
    int before = at;
    skipBlanks();
    Matcher matcher = COMPARISON.matcher(text).region(at, text.length());
    if (matcher.lookingAt()) {
      at = matcher.end();
      return Comparison.of(matcher.group()).orElseThrow();
    }
    at = before;
    return null;
  }

  private String match(Pattern pattern, String what) {
    Matcher matcher = pattern.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      throw wanted(what);
    }
    at = matcher.end();
    return matcher.group();
  }

  /** Text in single or double quotes, unescaped. */
  String quoted() {
    char quote = text.charAt(at++);
    var value = new StringBuilder();
    while (!isAt(quote)) {
      if (atEnd() || text.charAt(at) < ' ') {
        throw wanted("the closing " + quote);
      }
      char c = text.charAt(at++);
      value.append(c == '\\' ? escaped(quote) : String.valueOf(c));
    }
    at++;
    return value.toString();
  }

  private String escaped(char quote) {
    char c = atEnd() ? ' ' : text.charAt(at++);
    return switch (c) {
      case 'b' -> "\b";
      case 'f' -> "\f";
      case 'n' -> "\n";
      case 'r' -> "\r";
      case 't' -> "\t";
      case '/', '\\' -> String.valueOf(c);
      case 'u' -> unicode();
      default -> {
        if (c != quote) {
          throw wanted("an escape that JSON knows before");
        }
        yield String.valueOf(c);
      }
    };
  }

  private String unicode() {
    char first = (char) Integer.parseInt(match(HEX, "four hex digits"), 16);
    if (!Character.isSurrogate(first)) {
      return String.valueOf(first);
    }
    if (Character.isHighSurrogate(first) && skip("\\u")) {
      char second = (char) Integer.parseInt(match(HEX, "four hex digits"), 16);
      if (Character.isLowSurrogate(second)) {
        return "" + first + second;
      }
    }
    throw wanted("a whole surrogate pair before");
  }
}
