package gonogo.judge;

import gonogo.api.Cause;
import gonogo.api.Finding;
import gonogo.api.Outcome;
import gonogo.api.Remark;
import java.util.List;
import java.util.stream.Stream;

/** Results of checks, each with the least that it needs. */
final class Results {
  private static final String SYSTEM = "web/site";

  private Results() {}

  static CheckResult passed(String probe) {
    return result(probe, new Outcome.Passed("seen by " + probe, List.of(), List.of()));
  }

  static CheckResult remarked(String probe, String where, String text) {
    return result(
        probe, new Outcome.Passed("seen by " + probe, List.of(new Remark(where, text)), List.of()));
  }

  static CheckResult signed() {
    return new CheckResult(
        ItemBuilder.SIGNATURE,
        null,
        "key",
        true,
        new Outcome.Passed("signed by ann", List.of(), List.of()),
        List.of(),
        null,
        0);
  }

  static CheckResult failed(String probe, String... codes) {
    var findings = Stream.of(codes)
        .map(code -> new Finding(code, "here", "a", "b", "mend it"))
        .toList();
    return result(probe, new Outcome.Failed("wrong by " + probe, findings, List.of(), List.of()));
  }

  static CheckResult unseen(String probe, Cause cause) {
    return result(probe, new Outcome.Inconclusive(cause, "unseen by " + probe));
  }

  static CheckResult unseen(String probe, Cause cause, String root, String... needs) {
    return result(
        probe, new Outcome.Inconclusive(cause, "unseen by " + probe, root, List.of(needs)));
  }

  static CheckResult notApplicable(String probe) {
    return result(probe, new Outcome.NotApplicable("nothing there for " + probe));
  }

  static CheckResult result(String probe, Outcome outcome) {
    return new CheckResult(
        probe, SYSTEM, "key", probe.equals(ItemBuilder.SIGNATURE), outcome, List.of(), null, 0);
  }

  static CheckResult with(CheckResult result, Outcome outcome) {
    return new CheckResult(
        result.probe(),
        result.system(),
        result.key(),
        result.signed(),
        outcome,
        result.evidence(),
        result.startedAt(),
        result.tookMs());
  }
}
