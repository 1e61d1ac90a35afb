package gonogo.report;

import gonogo.judge.Report.FindingView;
import gonogo.judge.Status;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One item of a saved report; texts that it does not say are empty, or null where they may be left out.
 *
 * @param ok as the report says it, see {@link #good}
 */
public record SavedItem(
    String id,
    String text,
    @Nullable String claim,
    String severity,
    String phase,
    boolean due,
    boolean decides,
    boolean ok,
    String status,
    String rawStatus,
    @Nullable String cause,
    List<String> needs,
    String message,
    @Nullable String by,
    @Nullable Waived waiver,
    List<String> concerns,
    List<String> depends,
    List<SavedCheck> checks) {

  /**
   * The waiver that holds.
   *
   * @param expires an instant
   */
  public record Waived(
      String id, String reason, String owner, List<String> approvers, String expires) {}

  /** The codes of its findings, each once. */
  public List<String> codes() {
    return findings().stream().map(FindingView::code).distinct().toList();
  }

  /** The findings of all its checks. */
  List<FindingView> findings() {
    return checks.stream().flatMap(check -> check.findings().stream()).toList();
  }

  /** The fingerprints of its findings. */
  public NavigableSet<String> fingerprints() {
    return new TreeSet<>(findings().stream().map(FindingView::fingerprint).toList());
  }

  /** Its status, when this version knows it. */
  public Optional<Status> known() {
    return Arrays.stream(Status.values())
        .filter(known -> known.name().equals(status))
        .findFirst();
  }

  /** Whether nothing is left to do about it: it says so, and this version knows the status to mean that. */
  boolean good() {
    return ok && known().filter(Status::ok).isPresent();
  }

  /** In people's words, short enough for a list. */
  String shortText() {
    return ItemText.of(text, claim);
  }
}
