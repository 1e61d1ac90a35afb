package gonogo.judge;

import gonogo.api.Outcome.Failed;
import gonogo.model.Item;
import gonogo.model.Waiver;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The status of one item and how it came about.
 *
 * @param due whether it belongs to this gate
 * @param decides whether it counts for the verdict, by the adoption
 * @param blocking whether its severity counts for the verdict
 * @param rawStatus the status without any waiver
 * @param cause for UNDETERMINED: why; null otherwise
 * @param root what failed first, when it is only a consequence
 * @param needs what would help
 * @param message one line: what was seen, or why not
 * @param by what settled it; null when nothing did
 * @param waiver the valid waiver that turned it into WAIVED
 * @param concerns what a reader should know: near a limit, a void waiver, a date that comes close
 */
public record ItemJudgement(
    Item item,
    boolean due,
    boolean decides,
    boolean blocking,
    Status status,
    Status rawStatus,
    gonogo.api.@Nullable Cause cause,
    @Nullable String root,
    List<String> needs,
    String message,
    @Nullable By by,
    @Nullable Waiver waiver,
    List<String> concerns,
    List<CheckResult> checks) {
  public ItemJudgement {
    needs = List.copyOf(needs);
    concerns = List.copyOf(concerns);
    checks = List.copyOf(checks);
  }

  /** The fingerprints of all that is wrong with it, as a report shows them. */
  public NavigableSet<String> fingerprints() {
    NavigableSet<String> fingerprints = new TreeSet<>();
    for (CheckResult check : checks) {
      if (check.outcome() instanceof Failed failed) {
        failed.findings().stream()
            .map(finding -> Report.FindingView.of(finding, check.key()).fingerprint())
            .forEach(fingerprints::add);
      }
    }
    return fingerprints;
  }
}
