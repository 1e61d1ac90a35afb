package gonogo.api;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects what a probe sees at several places, and concludes.
 *
 * <p>A seen failure outweighs what was not seen, which stays noted beside it, and what was not seen outweighs a pass: a
 * probe that looked at three of four addresses has not passed.
 */
public final class Notes {
  private final String probe;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Remark> remarks = new ArrayList<>();
  private final List<Measure> measures = new ArrayList<>();
  private final List<Outcome.Inconclusive> unseen = new ArrayList<>();

  /** Starts the notes of the probe with this id. */
  public Notes(String probe) {
    this.probe = probe;
  }

  /** Notes one thing wrong; {@code code} is the short one of {@link ProbeSpec#findings}. */
  public void finding(String code, String where, String seen, String wanted, String remedy) {
    findings.add(new Finding(probe + "/" + code, where, seen, wanted, remedy));
  }

  public void remark(String where, String text) {
    remarks.add(new Remark(where, text));
  }

  public void measure(Measure measure) {
    measures.add(measure);
  }

  /** Notes that something could not be seen. */
  public void unseen(Cause cause, String summary) {
    unseen.add(new Outcome.Inconclusive(cause, summary));
  }

  /** Notes that something could not be seen, and what would help. */
  public void unseen(Outcome.Inconclusive what) {
    unseen.add(what);
  }

  /** Notes that a question was not answered. */
  public void unseen(Reply.Unanswered<?> reply) {
    unseen.add(new Outcome.Inconclusive(reply.cause(), reply.detail(), reply.root(), List.of()));
  }

  /** Whether nothing contrary to the claim was noted yet. */
  public boolean clean() {
    return findings.isEmpty();
  }

  /** Failed when there is a finding, with what was not seen; else inconclusive when something was not seen, else passed with this summary. */
  public Outcome conclude(String passedSummary) {
    if (!findings.isEmpty()) {
      Finding first = findings.getFirst();
      String more = findings.size() == 1 ? "" : " (and %d more)".formatted(findings.size() - 1);
      return new Outcome.Failed(
          first.where() + ": " + first.seen() + more, findings, remarks, measures, unseen);
    }
    if (!unseen.isEmpty()) {
      Outcome.Inconclusive first = unseen.getFirst();
      String more = unseen.size() == 1 ? "" : " (and %d more)".formatted(unseen.size() - 1);
      return new Outcome.Inconclusive(
          first.cause(), first.summary() + more, first.root(), first.needs());
    }
    return new Outcome.Passed(passedSummary, remarks, measures);
  }
}
