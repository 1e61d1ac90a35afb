package gonogo.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One way in which a secret can stand in a text whose escapes are undone. */
sealed interface SecretForm permits Base64Form, HexForm, PlainForm {
  /** A shorter line of a secret may well be an ordinary word. */
  int SHORTEST_LINE = 16;

  /** How the secret is written in the environment; null when it is written there in clear. */
  @Nullable
  String reference();

  /** The characters that it can start with. */
  String starts();

  /** The end of this form in the text, -1 when it does not start there. */
  int end(String text, int at);

  /** Where it begins when it starts there: the character before may hold bits of the secret. */
  default int begin(String text, int at) {
    return at;
  }

  /**
   * All forms of a value: as it is; hex and base64 of its bytes in UTF-8, and in
   * Latin-1, which is what headers are made of. The lines of a value that has several are secrets of their own.
   */
  static List<SecretForm> of(String value, @Nullable String reference) {
    List<SecretForm> forms = new ArrayList<>();
    forms.add(new PlainForm(reference, value));
    bytes(value).forEach(bytes -> {
      forms.add(new HexForm(reference, bytes));
      for (int offset = 0; offset < 3; offset++) {
        forms.add(Base64Form.of(reference, bytes, offset));
      }
    });
    if (value.indexOf('\n') >= 0) {
      value
          .lines()
          .map(String::strip)
          .filter(line -> line.length() >= SHORTEST_LINE && !line.startsWith("-----"))
          .forEach(line -> forms.addAll(of(line, reference)));
    }
    return forms;
  }

  private static List<byte[]> bytes(String value) {
    byte[] utf8 = value.getBytes(UTF_8);
    return utf8.length == value.length() || !ISO_8859_1.newEncoder().canEncode(value)
        ? List.of(utf8)
        : List.of(utf8, value.getBytes(ISO_8859_1));
  }

  /** The forms of several secrets, sorted by the character that they can start with. */
  final class Index {
    private static final int ASCII = 128;
    private static final SecretForm[] NO_FORMS = {};

    private final List<SecretForm> all;
    private final SecretForm[][] byStart = new SecretForm[ASCII + 1][];

    Index(List<SecretForm> all) {
      this.all = List.copyOf(all);
      Arrays.fill(byStart, NO_FORMS);
      for (SecretForm form : all) {
        form.starts()
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
