package gonogo.checklist;

import gonogo.model.Problems;
import gonogo.model.Shown;
import java.util.regex.Pattern;

/** How people name several items at once: an id, {@code prefix*}, or {@code *}. */
final class Patterns {
  private static final Pattern PATTERN = Pattern.compile("[a-z0-9-]+|[a-z0-9-]*\\*");

  private Patterns() {}

  static boolean isPrefix(String pattern) {
    return pattern.endsWith("*");
  }

  static boolean matches(String pattern, String id) {
    return isPrefix(pattern)
        ? id.startsWith(pattern.substring(0, pattern.length() - 1))
        : id.equals(pattern);
  }

  /** Adds a problem, and is false, when it cannot match any id. */
  static boolean check(Word word, Problems problems) {
    boolean fits = PATTERN.matcher(word.text()).matches();
    if (!fits) {
      problems.add(
          word.place(),
          Shown.text(word.text()) + " is neither the id of an item nor a prefix like env-*");
    }
    return fits;
  }
}
