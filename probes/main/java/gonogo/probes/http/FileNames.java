package gonogo.probes.http;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether a URL changes with what it leads to, as far as its text can tell.
 *
 * <p>A hash is a piece of the file name between {@code -}, {@code _}, {@code .} and {@code ~} of 8 characters or more, or
 * the last 8 of {@code A-Za-z0-9_-}, which is no word: hex digits as webpack, Parcel and Next.js write them, capitals and
 * digits as esbuild and Angular do, or the mixture of base64url as Vite and Rollup do. One that may be either, as every
 * tenth of Vite may, is taken for neither.
 */
final class FileNames {
  private static final int SHORTEST = 8;
  private static final Pattern LAST_EIGHT = Pattern.compile("(?:^|[-_.~])([A-Za-z0-9_-]{8})$");
  private static final Pattern HEX = Pattern.compile("[0-9a-f]+|[0-9A-F]+");
  private static final Pattern DATE = Pattern.compile("(19|20)\\d{2}[01]\\d[0-3]\\d");
  private static final Pattern LETTERS = Pattern.compile("[A-Za-z0-9_-]+");

  private static final Pattern CAPITALS = Pattern.compile("[A-Z0-9]+");

  /** {@code datepicker}, {@code date-picker2}, {@code DatePicker2}. */
  private static final Pattern WORDS = Pattern.compile(
      "[a-z]+\\d{0,3}([_-][a-z]+\\d{0,3})*|[A-Z]?[a-z]{2,}([A-Z][a-z]{2,})*\\d{0,3}");

  /** Words of which chance makes hardly any: every thousandth hash of eight characters is one. */
  private static final Pattern SMALL_WORDS = Pattern.compile("[a-z-]+\\d?");

  private static final Pattern VERSION = Pattern.compile("(^|[-_.@v])\\d+\\.\\d+");

  private FileNames() {}

  enum Naming {
    /** The name of the file has a hash: other content has another name. */
    HASHED,
    /** A query, a folder, a version number or a part of the name may change with it. */
    VERSIONED,
    /** The same name before and after a deployment. */
    PLAIN
  }

  static Naming naming(String url) {
    URI uri = URI.create(url);
    List<String> segments = List.of(uri.getRawPath().split("/"));
    String name = segments.isEmpty() ? "" : segments.getLast();
    List<String> pieces = pieces(name);
    if (pieces.stream().anyMatch(FileNames::isHash)) {
      return Naming.HASHED;
    }
    boolean versioned = uri.getRawQuery() != null
        || VERSION.matcher(name).find()
        || !pieces.stream().allMatch(FileNames::isWord)
        || segments.stream()
            .limit(Math.max(0, segments.size() - 1))
            .anyMatch(folder -> isHash(folder) || VERSION.matcher(folder).find());
    return versioned ? Naming.VERSIONED : Naming.PLAIN;
  }

  /** What may be a hash: the name without its extension, in pieces, and its end. */
  private static List<String> pieces(String name) {
    int dot = name.lastIndexOf('.');
    String stem = dot <= 0 ? name : name.substring(0, dot);
    Matcher end = LAST_EIGHT.matcher(stem);
    Stream<String> last = end.find() ? Stream.of(end.group(1)) : Stream.empty();
    return Stream.concat(last, Arrays.stream(stem.split("[-_.~]")))
        .filter(piece -> piece.length() >= SHORTEST)
        .toList();
  }

  private static boolean isWord(String piece) {
    Pattern words = piece.length() == SHORTEST ? SMALL_WORDS : WORDS;
    return words.matcher(piece).matches();
  }

  private static boolean isHash(String text) {
    if (text.length() < SHORTEST
        || !LETTERS.matcher(text).matches()
        || WORDS.matcher(text).matches()) {
      return false;
    }
    boolean digit = text.chars().anyMatch(Character::isDigit);
    if (HEX.matcher(text).matches()) {
      return digit && !DATE.matcher(text).matches();
    }
    int changes = changes(text);
    return digit
        ? changes * 3 >= text.length() || CAPITALS.matcher(text).matches()
        : changes * 2 > text.length();
  }

  /** How often small letters, capitals, digits and dashes take turns; in words that is seldom. */
  private static int changes(String text) {
    int changes = 0;
    for (int i = 1; i < text.length(); i++) {
      changes += kind(text.charAt(i)) == kind(text.charAt(i - 1)) ? 0 : 1;
    }
    return changes;
  }

  private static int kind(char c) {
    return Character.isDigit(c)
        ? 0
        : Character.isUpperCase(c) ? 1 : Character.isLowerCase(c) ? 2 : 3;
  }
}
