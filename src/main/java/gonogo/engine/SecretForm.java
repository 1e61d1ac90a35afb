package gonogo.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One way in which a secret can stand in a text, as a sequence of pieces.
 *
 * @param reference how the secret is written in the environment; null when it is written there in clear
 * @param neighbours whether the characters beside it hold bits of the secret too, as in the middle of base64
 */
record SecretForm(@Nullable String reference, List<Piece> pieces, Neighbours neighbours) {
  SecretForm {
    pieces = List.copyOf(pieces);
  }

  /** One piece: as it is, or one of other spellings whose case does not matter. */
  static final class Piece {
    private final String exact;
    private final List<String> loose;
    private final String leads;

    Piece(String exact, List<String> loose) {
      this.exact = exact;
      this.loose =
          loose.stream().map(spelling -> spelling.toLowerCase(Locale.ROOT)).toList();
      String lower = this.loose.stream()
          .map(spelling -> spelling.substring(0, 1))
          .collect(Collectors.joining());
      this.leads = lower + lower.toUpperCase(Locale.ROOT);
    }

    /** The end of this piece in the text, -1 when it does not stand there. The longer spellings win. */
    int end(String text, int at) {
      if (at < text.length() && leads.indexOf(text.charAt(at)) >= 0) {
        char lead = Character.toLowerCase(text.charAt(at));
        for (int i = 0;
            i < loose.size();
            i++) { // no iterator: this is where a redactor spends its time
          String spelling = loose.get(i);
          if (spelling.charAt(0) == lead
              && text.regionMatches(true, at, spelling, 0, spelling.length())) {
            return at + spelling.length();
          }
        }
      }
      return !exact.isEmpty() && text.startsWith(exact, at) ? at + exact.length() : -1;
    }

    /** The characters that it can start with. */
    String starts() {
      return exact.isEmpty() ? leads : exact.charAt(0) + leads;
    }
  }

  /** Which neighbouring characters belong to it. */
  record Neighbours(boolean before, boolean after, boolean padding) {
    static final Neighbours NONE = new Neighbours(false, false, false);
  }

  /** All forms of a value: as it is, escaped (URL, JSON, HTML), hex, and base64 at each of its three alignments. */
  static List<SecretForm> of(String value, @Nullable String reference) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    List<SecretForm> forms = new ArrayList<>();
    forms.add(new SecretForm(reference, List.of(new Piece(value, List.of())), Neighbours.NONE));
    forms.add(new SecretForm(
        reference, value.codePoints().mapToObj(SecretForm::escaped).toList(), Neighbours.NONE));
    String hex = HexFormat.of().formatHex(bytes);
    forms.add(new SecretForm(reference, List.of(new Piece("", List.of(hex))), Neighbours.NONE));
    for (int offset = 0; offset < 3; offset++) {
      forms.add(base64(bytes, offset, reference));
    }
    return forms;
  }

  /** One character with the spellings of RFC 3986, of HTML forms, of JSON strings and of HTML text. */
  private static Piece escaped(int point) {
    String exact = Character.toString(point);
    List<String> loose = new ArrayList<>();
    loose.add("%" + HexFormat.ofDelimiter("%").formatHex(exact.getBytes(StandardCharsets.UTF_8)));
    loose.add(exact.chars().mapToObj("\\u%04x"::formatted).reduce("", String::concat));
    loose.add("&#" + point + ";");
    loose.add("&#x" + Integer.toHexString(point) + ";");
    loose.addAll(
        switch (point) {
          case ' ' -> List.of("+");
          case '"' -> List.of("\\\"", "&quot;");
          case '\\' -> List.of("\\\\");
          case '/' -> List.of("\\/");
          case '\n' -> List.of("\\n");
          case '\r' -> List.of("\\r");
          case '\t' -> List.of("\\t");
          case '&' -> List.of("&amp;");
          case '<' -> List.of("&lt;");
          case '>' -> List.of("&gt;");
          case '\'' -> List.of("&apos;");
          default -> List.<String>of();
        });
    return new Piece(exact, loose);
  }

  /**
   * Base64 (RFC 4648, both alphabets) of the value when {@code offset} bytes of something else stand before it in the
   * group of three. Only the characters made of the value alone are matched.
   */
  private static SecretForm base64(byte[] value, int offset, @Nullable String reference) {
    byte[] shifted = new byte[offset + value.length];
    System.arraycopy(value, 0, shifted, offset, value.length);
    String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
    int from = (8 * offset + 5) / 6;
    int bits = 8 * shifted.length;
    List<Piece> pieces =
        text.substring(from, bits / 6).chars().mapToObj(SecretForm::base64Piece).toList();
    return new SecretForm(reference, pieces, new Neighbours(offset > 0, bits % 6 != 0, true));
  }

  private static Piece base64Piece(int character) {
    return switch (character) {
      case '+' -> new Piece("+", List.of("-", "%2b"));
      case '/' -> new Piece("/", List.of("_", "%2f", "\\/"));
      default -> new Piece(Character.toString(character), List.of());
    };
  }

  /** The end of this form in the text, -1 when it does not start there. */
  int end(String text, int at) {
    int end = at;
    for (int i = 0; i < pieces.size(); i++) {
      end = pieces.get(i).end(text, end);
      if (end < 0) {
        return -1;
      }
    }
    return extended(text, end);
  }

  /** Where the form begins, with the character before it that holds bits of the secret. */
  int begin(String text, int at) {
    return neighbours.before && at > 0 && isBase64(text.charAt(at - 1)) ? at - 1 : at;
  }

  private int extended(String text, int end) {
    int extended = end;
    if (neighbours.after && extended < text.length() && isBase64(text.charAt(extended))) {
      extended++;
    }
    while (neighbours.padding && extended < text.length() && text.charAt(extended) == '=') {
      extended++;
    }
    return extended;
  }

  private static boolean isBase64(char character) {
    return (character >= 'A' && character <= 'Z')
        || (character >= 'a' && character <= 'z')
        || (character >= '0' && character <= '9')
        || "+/-_".indexOf(character) >= 0;
  }

  /** The forms of several secrets, sorted by the character that they can start with. */
  static final class Index {
    private static final int ASCII = 128;
    private static final SecretForm[] NO_FORMS = {};

    private final List<SecretForm> all;
    private final SecretForm[][] byStart = new SecretForm[ASCII + 1][];

    Index(List<SecretForm> all) {
      this.all = List.copyOf(all);
      Arrays.fill(byStart, NO_FORMS);
      for (SecretForm form : all) {
        form.pieces
            .getFirst()
            .starts()
            .chars()
            .map(start -> Math.min(start, ASCII))
            .distinct()
            .forEach(slot -> add(slot, form));
      }
    }

    private void add(int slot, SecretForm form) {
      SecretForm[] longer = Arrays.copyOf(byStart[slot], byStart[slot].length + 1);
      longer[longer.length - 1] = form;
      byStart[slot] = longer;
    }

    /** The forms that can start with a character; all that start outside ASCII share one list. */
    SecretForm[] startingWith(char character) {
      return byStart[Math.min(character, ASCII)];
    }

    Index with(List<SecretForm> more) {
      List<SecretForm> together = new ArrayList<>(all);
      together.addAll(more);
      return new Index(together);
    }
  }
}
