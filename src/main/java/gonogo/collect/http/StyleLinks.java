package gonogo.collect.http;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds the URLs of a style sheet: {@code url(...)} and {@code @import}, outside of comments and strings (CSS Syntax Module
 * Level 3, section 4).
 *
 * <p>Strings in {@code image-set()} without {@code url()} are not found; neither are URLs that are put together of
 * variables, which CSS does not have.
 */
public final class StyleLinks {
  private final String css;
  private final Set<StyleLink> found = new LinkedHashSet<>();
  private int at;

  private StyleLinks(String css) {
    this.css = css;
  }

  /** The links of a style sheet or of the value of a {@code style} attribute, each once, without {@code data:} ones. */
  public static List<StyleLink> of(String css) {
    var links = new StyleLinks(css);
    links.scan();
    return List.copyOf(links.found);
  }

  private void scan() {
    boolean importing = false;
    while (at < css.length()) {
      char c = css.charAt(at);
      if (css.startsWith("/*", at)) {
        skipComment();
      } else if (c == '"' || c == '\'') {
        String text = string();
        if (importing) {
          add(text, true);
          importing = false;
        }
      } else if (isWord(c)) {
        String word = word();
        boolean function = at < css.length() && css.charAt(at) == '(';
        if (function && word.equals("url")) {
          at++;
          add(url(), importing);
          importing = false;
        } else if (word.equals("@namespace")) {
          skipRule();
        } else {
          importing = word.equals("@import");
        }
      } else {
        importing &= Character.isWhitespace(c);
        at++;
      }
    }
  }

  private void skipComment() {
    int end = css.indexOf("*/", at + 2);
    at = end < 0 ? css.length() : end + 2;
  }

  /** The URL of a namespace is a name, which nothing loads. */
  private void skipRule() {
    int end = css.indexOf(';', at);
    at = end < 0 ? css.length() : end + 1;
  }

  private static boolean isWord(char c) {
    return c == '@' || c == '-' || c == '_' || c >= 0x80 || Character.isLetterOrDigit(c);
  }

  private String word() {
    int start = at++;
    while (at < css.length() && isWord(css.charAt(at)) && css.charAt(at) != '@') {
      at++;
    }
    return css.substring(start, at).toLowerCase(Locale.ROOT);
  }

  /** Reads a string from its opening quote; a line that ends first ends a bad one. */
  private String string() {
    char quote = css.charAt(at++);
    var text = new StringBuilder();
    while (at < css.length() && css.charAt(at) != quote && css.charAt(at) != '\n') {
      text.append(character());
    }
    at++;
    return text.toString();
  }

  /** Reads what stands between the brackets of {@code url()}. */
  private String url() {
    skipBlanks();
    var text = new StringBuilder();
    if (at < css.length() && (css.charAt(at) == '"' || css.charAt(at) == '\'')) {
      text.append(string());
    }
    while (at < css.length() && css.charAt(at) != ')') {
      text.append(character());
    }
    at++;
    return text.toString().strip();
  }

  private void skipBlanks() {
    while (at < css.length() && Character.isWhitespace(css.charAt(at))) {
      at++;
    }
  }

  /** The next character, an escaped one as what it means. */
  private String character() {
    char c = css.charAt(at++);
    if (c != '\\' || at >= css.length()) {
      return String.valueOf(c);
    }
    int start = at;
    while (at < css.length() && at - start < 6 && Character.digit(css.charAt(at), 16) >= 0) {
      at++;
    }
    if (at == start) {
      char escaped = css.charAt(at++);
      return escaped == '\n' ? "" : String.valueOf(escaped);
    }
    int point = Integer.parseInt(css.substring(start, at), 16);
    if (at < css.length() && Character.isWhitespace(css.charAt(at))) {
      at++;
    }
    return Character.isValidCodePoint(point) && point != 0 ? Character.toString(point) : "\uFFFD";
  }

  private void add(String url, boolean imported) {
    boolean inside = url.regionMatches(true, 0, "data:", 0, 5);
    if (!inside && !url.isEmpty() && !url.startsWith("#")) {
      found.add(new StyleLink(url, imported));
    }
  }
}
