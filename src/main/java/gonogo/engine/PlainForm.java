package gonogo.engine;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A secret as it is, give or take what happens to texts on their way.
 *
 * <ul>
 *   <li>White space may be any other white space, since servers wrap, fold and join lines; a line
 *       break may be missing.
 *   <li>What is not ASCII may be anything else that is not, or question marks, if enough of the
 *       secret is ASCII to tell it by: headers are Latin-1, bodies UTF-8, and charsets get confused.
 *   <li>The case of a long one does not matter: hosts and names of headers lose theirs.
 * </ul>
 */
final class PlainForm implements SecretForm {
  /** A shorter one in another case may well be an ordinary word. */
  private static final int SHORTEST_IN_ANY_CASE = 8;

  /** Stands for a run of white space. */
  private static final char BLANK = ' ';

  /** Stands for a run of what is not ASCII. */
  private static final char FOREIGN = '\uFFFF';

  private static final Pattern FOREIGN_RUN = Pattern.compile("\\?*[^\\p{ASCII}][?[^\\p{ASCII}]]*");

  private final @Nullable String reference;
  private final boolean anyCase;
  private final String characters;
  private final int[] lengths;
  private final boolean[] breaks;

  PlainForm(@Nullable String reference, String value) {
    this.reference = reference;
    String whole = value.strip().length() < Redactor.SHORTEST ? value : value.strip();
    anyCase = whole.length() >= SHORTEST_IN_ANY_CASE;
    StringBuilder collapsed = new StringBuilder();
    lengths = new int[whole.length()];
    breaks = new boolean[whole.length()];
    for (char character : skeleton(whole).toCharArray()) {
      int last = collapsed.length() - 1;
      if (!isBlank(character)) {
        collapsed.append(character);
      } else {
        if (last < 0 || collapsed.charAt(last) != BLANK) {
          collapsed.append(BLANK);
          last++;
        }
        lengths[last]++;
        breaks[last] |= character == '\n' || character == '\r';
      }
    }
    characters = collapsed.toString();
  }

  private static String skeleton(String value) {
    boolean telling =
        value.chars().filter(PlainForm::isAsciiLetterOrDigit).count() >= Redactor.SHORTEST;
    return telling ? FOREIGN_RUN.matcher(value).replaceAll(String.valueOf(FOREIGN)) : value;
  }

  @Override
  public @Nullable String reference() {
    return reference;
  }

  @Override
  public String starts() {
    char first = characters.charAt(0);
    return switch (first) {
      case BLANK -> " +\t\r\n\u00A0";
      case FOREIGN -> "?\u00A0";
      default ->
        anyCase
            ? "" + first + Character.toLowerCase(first) + Character.toUpperCase(first)
            : "" + first;
    };
  }

  @Override
  public int end(String text, int at) {
    int end = at;
    for (int i = 0; i < characters.length() && end >= 0; i++) {
      char wanted = characters.charAt(i);
      end = switch (wanted) {
        case BLANK -> blanksEnd(text, end, i);
        case FOREIGN -> foreignEnd(text, end);
        default -> end < text.length() && isSame(text.charAt(end), wanted) ? end + 1 : -1;
      };
    }
    return end;
  }

  private boolean isSame(char seen, char wanted) {
    return seen == wanted
        || (anyCase
            && Character.toLowerCase(Character.toUpperCase(seen))
                == Character.toLowerCase(Character.toUpperCase(wanted)));
  }

  /** HTML forms write a plus sign for each blank. */
  private int blanksEnd(String text, int at, int index) {
    int end = at;
    while (end < text.length() && isBlank(text.charAt(end))) {
      end++;
    }
    while (end < at + lengths[index] && end < text.length() && text.charAt(end) == '+') {
      end++;
    }
    return end > at || breaks[index] ? end : -1;
  }

  /** Of a run that begins here: were one found from each of its characters, a long one would cost its square. */
  private static int foreignEnd(String text, int at) {
    if (at > 0 && isForeign(text.charAt(at - 1))) {
      return -1;
    }
    int end = at;
    while (end < text.length() && isForeign(text.charAt(end))) {
      end++;
    }
    return end > at ? end : -1;
  }

  static boolean isBlank(char character) {
    return Character.isWhitespace(character) || Character.isSpaceChar(character);
  }

  private static boolean isForeign(char character) {
    return character > 0x7F || character == '?';
  }

  private static boolean isAsciiLetterOrDigit(int character) {
    return character <= 0x7F && Character.isLetterOrDigit(character);
  }
}
