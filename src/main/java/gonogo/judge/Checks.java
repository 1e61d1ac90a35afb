package gonogo.judge;

import gonogo.api.Cause;
import gonogo.api.Outcome.Failed;
import gonogo.api.Outcome.Inconclusive;
import gonogo.api.Outcome.NotApplicable;
import gonogo.api.Outcome.Passed;
import gonogo.model.CheckSpec;
import gonogo.model.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the checks of an item come to: a failure before anything unseen, and that before anything passed. A check that
 * was to be made and left no result is unseen.
 */
final class Checks {

  private Checks() {}

  static Settled settle(Item item, List<CheckResult> results, Map<String, Boolean> facts) {
    var seen = Seen.of(results);
    var unseen = unseen(item, results, seen, facts);
    if (!seen.failed.isEmpty()) {
      return Settled.notMet(text(seen.failed, "failed"), unseen);
    }
    if (!unseen.isEmpty()) {
      return Settled.undetermined(unseen);
    }
    if (!seen.passed.isEmpty()) {
      return Settled.met(seen.evidence ? By.EVIDENCE : By.SIGNATURE, text(seen.passed, "passed"));
    }
    return Settled.other(
        Status.NOT_APPLICABLE,
        seen.traces.isEmpty() ? ruledOut(item, facts) : seen.traces.getFirst());
  }

  private static List<Unseen> unseen(
      Item item, List<CheckResult> results, Seen seen, Map<String, Boolean> facts) {
    if (item.checks().isEmpty() && results.isEmpty()) {
      return List.of(
          new Unseen(Cause.NOT_CONFIGURED, null, item.needs(), "no check looks at it yet"));
    }
    var unseen = new ArrayList<>(seen.unseen);
    Map<String, Integer> wanted = new LinkedHashMap<>();
    for (CheckSpec check : item.checks()) {
      switch (Facts.about(check.when(), facts)) {
        case Facts.Hold() -> wanted.merge(check.probe(), 1, Integer::sum);
        case Facts.Unknown unknown ->
          unseen.add(new Unseen(Cause.NOT_CONFIGURED, null, unknown.needs(), unknown.message()));
        case Facts.RuleOut out -> {}
      }
    }
    wanted.forEach((probe, count) -> {
      if (results.stream().filter(result -> result.probe().equals(probe)).count() < count) {
        unseen.add(new Unseen(Cause.NO_DATA, null, List.of(), "no result of " + probe));
      }
    });
    return unseen;
  }

  private static String ruledOut(Item item, Map<String, Boolean> facts) {
    return item.checks().stream()
        .flatMap(check -> Facts.opposed(check.when(), facts).stream())
        .map(Facts::trace)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String text(List<String> summaries, String verb) {
    int more = summaries.size() - 1;
    return more == 0
        ? summaries.getFirst()
        : "%s (and %d more %s)".formatted(summaries.getFirst(), more, verb);
  }

  /** The results sorted by outcome, each list in their order. */
  private record Seen(
      List<String> failed,
      List<Unseen> unseen,
      List<String> passed,
      boolean evidence,
      List<String> traces) {

    static Seen of(List<CheckResult> results) {
      List<String> failed = new ArrayList<>();
      List<Unseen> unseen = new ArrayList<>();
      List<String> passed = new ArrayList<>();
      List<String> traces = new ArrayList<>();
      boolean evidence = false;
      for (CheckResult result : results) {
        switch (result.outcome()) {
          case Failed outcome -> {
            failed.add(outcome.summary());
            outcome.unseen().forEach(one -> unseen.add(unseen(one)));
          }
          case Inconclusive outcome -> unseen.add(unseen(outcome));
          case Passed outcome -> {
            passed.add(outcome.summary());
            evidence |= !result.signed();
          }
          case NotApplicable outcome -> traces.add(outcome.trace());
        }
      }
      return new Seen(failed, unseen, passed, evidence, traces);
    }

    private static Unseen unseen(Inconclusive outcome) {
      return new Unseen(outcome.cause(), outcome.root(), outcome.needs(), outcome.summary());
    }
  }
}
