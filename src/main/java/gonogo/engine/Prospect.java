package gonogo.engine;

import java.util.List;

/**
 * What lies before an item, whatever gate it is due at and however it is adopted.
 *
 * @param entries its checks, planned as if it were to be looked at
 * @param needs what is missing; empty when nothing is
 * @param ruledOut whether declared facts rule it out, as a whole or all of its checks
 */
public record Prospect(List<Plan.Entry> entries, List<Need> needs, boolean ruledOut) {
  public Prospect {
    entries = List.copyOf(entries);
    needs = List.copyOf(needs);
  }

  /** Whether all of it can be looked at or signed for: nothing is missing, and a check can run. */
  public boolean isReady() {
    return !ruledOut && needs.isEmpty() && !checks().isEmpty();
  }

  /** Whether evidence will say something about it, and not signatures alone. */
  public boolean isSeen() {
    return isReady() && checks().stream().anyMatch(check -> !check.signed());
  }

  private List<PlannedCheck> checks() {
    return entries.stream()
        .filter(Plan.Entry.Ready.class::isInstance)
        .map(entry -> ((Plan.Entry.Ready) entry).check())
        .toList();
  }
}
