package gonogo.collect.reports;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a report says which commit it is of; the names stand in {@code docs/formats.md}. */
final class Commits {
  private static final Set<String> NAMES = Set.of(
      "commit",
      "git.commit",
      "git.commit.id",
      "git.commit.id.full",
      "git_commit",
      "github_sha",
      "env.github_sha",
      "ci_commit_sha",
      "env.ci_commit_sha");

  private static final Pattern FIRST_WORD = Pattern.compile("\\s*([0-9A-Fa-f]{7,64})(?!\\S)");

  private Commits() {}

  /** Whether a property of this name says the commit. */
  static boolean isName(String property) {
    return NAMES.contains(property.toLowerCase(Locale.ROOT));
  }

  /** The commit that is the first word, in lower case; empty when the first word is none: {@code unknown}, say. */
  static Optional<String> firstWord(String text) {
    Matcher matcher = FIRST_WORD.matcher(text);
    return matcher.lookingAt()
        ? Optional.of(matcher.group(1).toLowerCase(Locale.ROOT))
        : Optional.empty();
  }
}
