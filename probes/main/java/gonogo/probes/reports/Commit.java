package gonogo.probes.reports;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A commit by its name, whole or the beginning of it.
 *
 * @param name 7 to 64 hexadecimal digits, in lower case
 */
record Commit(String name) {
  private static final Pattern NAME = Pattern.compile("[0-9a-f]{7,64}");

  /** The commit of this name; empty when there is none, or it is no name of a commit. */
  static Optional<Commit> of(@Nullable String name) {
    return Optional.ofNullable(name)
        .map(text -> text.strip().toLowerCase(Locale.ROOT))
        .filter(text -> NAME.matcher(text).matches())
        .map(Commit::new);
  }

  /** Whether one begins with the other. */
  boolean same(Commit other) {
    return name.startsWith(other.name) || other.name.startsWith(name);
  }

  @Override
  public String toString() {
    return name.length() <= 12 ? name : name.substring(0, 12);
  }
}
