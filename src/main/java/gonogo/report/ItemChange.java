package gonogo.report;

import java.util.List;

/**
 * What became of an item between two reports.
 *
 * @param item as it is now; as it was, when it is gone
 * @param from its status before; {@code -} when it was not there
 * @param to its status now; {@code -} when it is gone
 * @param details what changed within it, in one line each
 */
public record ItemChange(
    Group group, SavedItem item, String from, String to, List<String> details) {
  static final String NOT_THERE = "-";

  public ItemChange {
    details = List.copyOf(details);
  }

  /** What it means for the verdict. */
  public enum Group {
    /** It decides, and is worse: failing, excused or no longer asked. */
    WORSE,
    /** It decides, and can no longer be seen; also what failed before: that is not fixed. */
    UNSEEN,
    /** It decides, and is met now. */
    FIXED,
    /** Neither of these, or it does not decide. */
    OTHER;

    /** Whether such a change makes a report worse than the one before. */
    boolean worse() {
      return this == WORSE || this == UNSEEN;
    }
  }
}
