package gonogo.model;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which items decide yet. An item that no pattern matches decides.
 *
 * @param rules all patterns of the three lists
 */
public record Adoption(String id, List<Rule> rules, Source source) {
  public Adoption {
    rules = List.copyOf(rules);
  }

  /** The list that a pattern stands in. */
  public enum Stage {
    DECIDES,
    /** Looked at and shown, does not decide before {@code until}. */
    TRIAL,
    /** Not contacted before {@code review}. */
    LATER
  }

  /**
   * One pattern: an id, {@code prefix*}, or {@code *}. The more specific one wins: an id over a prefix, a longer prefix
   * over a shorter one.
   *
   * @param until the day, in UTC, from which its items decide; null only for {@link Stage#DECIDES}
   */
  public record Rule(
      Stage stage,
      String pattern,
      @Nullable LocalDate until,
      @Nullable String owner,
      @Nullable String reason,
      Place place) {

    public boolean matches(String item) {
      return pattern.endsWith("*")
          ? item.startsWith(pattern.substring(0, pattern.length() - 1))
          : item.equals(pattern);
    }

    /** How specific the pattern is; an id is more specific than every prefix. */
    public int specificity() {
      return pattern.endsWith("*") ? pattern.length() - 1 : Integer.MAX_VALUE;
    }
  }
}
