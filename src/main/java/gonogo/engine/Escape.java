package gonogo.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A way of writing one character as several, and how it is undone: leniently, since servers are not strict. */
enum Escape {
  /** Of URLs and HTML forms (RFC 3986, 2.1): bytes of UTF-8, else of Latin-1. */
  PERCENT('%') {
    @Override
    int read(String text, int at, StringBuilder into) {
      int first = hex(text, at + 1, 2);
      if (first < 0) {
        return at;
      }
      int length = Math.max(1, Integer.numberOfLeadingZeros(~(first << 24)));
      byte[] bytes = new byte[Math.min(length, LONGEST_UTF_8)];
      bytes[0] = (byte) first;
      for (int i = 1; i < bytes.length; i++) {
        int start = at + 3 * i;
        int next =
            start < text.length() && text.charAt(start) == '%' ? hex(text, start + 1, 2) : -1;
        if ((next & 0xC0) != 0x80 || next < 0) {
          into.append((char) first);
          return at + 3;
        }
        bytes[i] = (byte) next;
      }
      String meant = new String(bytes, UTF_8);
      boolean whole = length <= LONGEST_UTF_8 && meant.indexOf('\uFFFD') < 0;
      into.append(whole ? meant : String.valueOf((char) first));
      return at + 3 * (whole ? bytes.length : 1);
    }
  },

  /** Of strings in JSON (RFC 8259, 7) and in languages like C. */
  BACKSLASH('\\') {
    @Override
    int read(String text, int at, StringBuilder into) {
      if (at + 1 == text.length()) {
        return at;
      }
      char kind = text.charAt(at + 1);
      int digits = kind == 'u' ? 4 : kind == 'x' ? 2 : 0;
      if (digits > 0) {
        int code = hex(text, at + 2, digits);
        if (code < 0) {
          return at;
        }
        into.append((char) code);
        return at + 2 + digits;
      }
      switch (kind) {
        case 'n' -> into.append('\n');
        case 'r' -> into.append('\r');
        case 't' -> into.append('\t');
        default -> {
          if (Character.isLetterOrDigit(kind)) {
            return at;
          }
          into.append(kind);
        }
      }
      return at + 2;
    }
  },

  /** Character references of HTML (HTML 4.01, 24): numbers, and the names that encoders write. */
  REFERENCE('&') {
    @Override
    int read(String text, int at, StringBuilder into) {
      int end = text.indexOf(';', at, Math.min(text.length(), at + LONGEST_REFERENCE));
      if (end < 0) {
        return at;
      }
      String name = text.substring(at + 1, end);
      Integer point = name.startsWith("#") ? number(name) : NAMES.get(name);
      if (point == null || !Character.isValidCodePoint(point)) {
        return at;
      }
      into.appendCodePoint(point);
      return end + 1;
    }
  };

  private static final int LONGEST_UTF_8 = 4;
  private static final int LONGEST_REFERENCE = 12;
  private static final int FIRST_OF_LATIN_1 = 0xA0;
  private static final Map<String, Integer> NAMES = names();

  private final char introducer;

  Escape(char introducer) {
    this.introducer = introducer;
  }

  /** What every escape of this kind starts with. */
  char introducer() {
    return introducer;
  }

  /**
   * Reads the escape that starts at an introducer.
   *
   * @param into gets the character that is meant
   * @return where it ends; {@code at} when there is none
   */
  abstract int read(String text, int at, StringBuilder into);

  /** The value of some hexadecimal digits, -1 when they are not there. */
  private static int hex(String text, int at, int digits) {
    if (at + digits > text.length()) {
      return -1;
    }
    int value = 0;
    for (int i = at; i < at + digits; i++) {
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0) {
        return -1;
      }
      value = 16 * value + digit;
    }
    return value;
  }

  /** {@code #39}, {@code #039} or {@code #x27}. */
  private static @Nullable Integer number(String name) {
    boolean hex = name.length() > 1 && (name.charAt(1) | 0x20) == 'x';
    try {
      return hex
          ? Integer.parseUnsignedInt(name, 2, name.length(), 16)
          : Integer.parseUnsignedInt(name, 1, name.length(), 10);
    } catch (NumberFormatException e) {
      return null; // an ampersand and a semicolon of their own
    }
  }

  private static Map<String, Integer> names() {
    Map<String, Integer> names = new HashMap<>();
    names.put("amp", (int) '&');
    names.put("lt", (int) '<');
    names.put("gt", (int) '>');
    names.put("quot", (int) '"');
    names.put("apos", (int) '\'');
    names.put("euro", 0x20AC);
    int others = names.size();
    for (String name : Pattern.compile(" ").splitAsStream(LATIN_1).toList()) {
      names.put(name, FIRST_OF_LATIN_1 + names.size() - others);
    }
    return Map.copyOf(names);
  }

  /** From U+00A0 to U+00FF, in order (HTML 4.01, 24.2.1). */
  private static final String LATIN_1 = """
      nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn \
      sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave \
      Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml \
      ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN \
      szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute \
      icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml \
      yacute thorn yuml""";
}
