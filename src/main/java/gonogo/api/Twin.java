package gonogo.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A command that a person can paste into a POSIX shell to see what a collector saw. It holds no secret, and no value in
 * it, whoever wrote it, can become a command or an option.
 *
 * @param words as they are pasted, quoted where they have to be
 * @param note what must be known to use it; null when nothing
 */
public record Twin(List<String> words, @Nullable String note) {
  public Twin {
    words = List.copyOf(words);
  }

  /** The command on one line. */
  public String line() {
    return String.join(" ", words);
  }

  /** Begins a command with words of ours, which the shell reads as they are. */
  public static Writing of(String... ours) {
    return new Writing().ours(ours);
  }

  /** A command that is being written. */
  public static final class Writing {
    private static final int LONGEST = 1000;

    /** What no shell acts on, wherever it stands; {@code =}, {@code :} and {@code ~} mean something at the start. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./@][A-Za-z0-9_./@%+,:=-]*");

    private final List<String> words = new ArrayList<>();
    private @Nullable String note;
    private boolean refused;

    private Writing() {}

    /** Adds words of ours. */
    public Writing ours(String... more) {
      words.addAll(Arrays.asList(more));
      return this;
    }

    /** Adds an argument from anywhere. One that cannot be pasted safely leaves no command at all. */
    public Writing value(String text) {
      return value("", text);
    }

    /** Adds an argument that begins with text of ours. */
    public Writing value(String ours, String text) {
      refused |= !isSafe(text);
      String word = ours + text;
      words.add(PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'");
      return this;
    }

    /** Adds an option of ours with its argument. */
    public Writing option(String option, String text) {
      return ours(option).value(text);
    }

    /** Says what must be known to use it. */
    public Writing note(String text) {
      note = text;
      return this;
    }

    /** The command; empty when something in it cannot be pasted safely. */
    public Optional<Twin> twin() {
      return refused ? Optional.empty() : Optional.of(new Twin(words, note));
    }

    /** An option is what starts with a hyphen, quoted or not; a terminal acts on control characters before a shell does. */
    private static boolean isSafe(String text) {
      return !text.isEmpty()
          && text.length() <= LONGEST
          && !text.startsWith("-")
          && text.codePoints().allMatch(Writing::isVisible);
    }

    private static boolean isVisible(int character) {
      return switch (Character.getType(character)) {
        case Character.CONTROL,
            Character.FORMAT,
            Character.SURROGATE,
            Character.PRIVATE_USE,
            Character.UNASSIGNED,
            Character.LINE_SEPARATOR,
            Character.PARAGRAPH_SEPARATOR -> false;
        case Character.SPACE_SEPARATOR -> character == ' ';
        default -> true;
      };
    }
  }
}
