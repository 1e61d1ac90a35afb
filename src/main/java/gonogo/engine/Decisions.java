package gonogo.engine;

import gonogo.api.Cause;
import gonogo.api.Outcome;
import gonogo.attest.Resting;
import gonogo.json.Codec;
import gonogo.model.Evidence;
import gonogo.model.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Judges the decisions of go or no-go, last: a yes to one is void when something got worse that it rests on, so it is known
 * what it is worth only when everything else is. Nothing is contacted for it: their questions were asked with all others,
 * and are answered from what was recorded.
 */
final class Decisions {
  private final Plan plan;
  private final Time time;
  private final Redactor redactor;

  Decisions(Plan plan, Time time, Redactor redactor) {
    this.plan = plan;
    this.time = time;
    this.redactor = redactor;
  }

  /**
   * What all checks came to, with the decisions settled.
   *
   * @param runs what they came to before, by key
   * @param evidence what was seen
   * @param startedAt the recorded start of the run
   * @param now the instant that signatures are judged at
   */
  Map<String, CheckRun> settle(
      Map<String, CheckRun> runs, Collection<Evidence> evidence, Instant startedAt, Instant now) {
    List<PlannedCheck> decisions = plan.runnable().stream()
        .filter(PlannedCheck::isDecision)
        .filter(check -> !wasCutShort(Objects.requireNonNull(runs.get(check.key()))))
        .toList();
    if (decisions.isEmpty()) {
      return runs;
    }
    Grounds grounds = Grounds.of(plan, runs, now);
    ReplayLedger ledger = new ReplayLedger(evidence, Set.of(), startedAt, new Codec());
    Map<String, CheckRun> settled = new LinkedHashMap<>(runs);
    new Scheduler(ledger, time, redactor, Progress.NONE)
        .run(grounded(decisions, grounds, now), startedAt, Limits.DEFAULT.deadline())
        .checks()
        .forEach(check -> settled.compute(
            check.key(), (_, before) -> settled(Objects.requireNonNull(before), check)));
    return settled;
  }

  private List<PlannedCheck> grounded(List<PlannedCheck> decisions, Grounds grounds, Instant now) {
    Map<String, Item> items = plan.checklist().itemsById();
    List<PlannedCheck> grounded = new ArrayList<>();
    plan.entries()
        .forEach((id, entries) -> decisions.stream()
            .filter(check -> entries.contains(new Plan.Entry.Ready(check)))
            .map(check -> check
                .resting(new Resting.On(
                    grounds.of(Objects.requireNonNull(items.get(id)), check.decision())))
                .at(now))
            .forEach(grounded::add));
    return grounded;
  }

  /** A check that the end of the run cut short stays so. */
  private static boolean wasCutShort(CheckRun check) {
    return check.outcome() instanceof Outcome.Inconclusive unseen
        && unseen.cause() == Cause.CANCELLED;
  }

  private static CheckRun settled(CheckRun before, CheckRun now) {
    return new CheckRun(
        before.key(), now.outcome(), before.evidence(), before.startedAt(), before.tookMs());
  }
}
