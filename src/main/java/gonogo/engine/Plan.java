package gonogo.engine;

import gonogo.api.Facet;
import gonogo.api.SystemRef;
import gonogo.catalog.SecretReference;
import gonogo.judge.Case;
import gonogo.judge.CheckResult;
import gonogo.judge.Lever;
import gonogo.model.Checklist;
import gonogo.model.Environment;
import gonogo.model.Item;
import gonogo.model.Phase;
import gonogo.model.Severity;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every item with its checks and the systems that they look at.
 *
 * @param checklist with the environment's adjustments made
 * @param only the patterns of {@code --only}; empty when everything is selected
 * @param selected the ids that they select; null when everything is
 * @param systems the systems by reference
 * @param secrets every reference to a secret
 * @param entries the checks of every item that is to be looked at, by item id
 * @param prospects what lies before every item, whatever gate it is due at and however it is adopted, by item id
 */
public record Plan(
    Environment environment,
    Checklist checklist,
    Phase phase,
    List<String> only,
    @Nullable Set<String> selected,
    Map<SystemRef, Facet> systems,
    List<SecretReference> secrets,
    Map<String, List<Entry>> entries,
    List<Lever> levers,
    Map<String, Prospect> prospects) {
  public Plan {
    only = List.copyOf(only);
    systems = Map.copyOf(systems);
    secrets = List.copyOf(secrets);
    levers = List.copyOf(levers);
  }

  /** A check in the plan. */
  public sealed interface Entry {

    /** It can run. */
    record Ready(PlannedCheck check) implements Entry {}

    /** It cannot run, or need not; what it came to is known already. */
    record Settled(CheckResult result) implements Entry {}
  }

  /** What lies before an item. */
  Prospect prospect(Item item) {
    return prospects.getOrDefault(item.id(), new Prospect(List.of(), List.of(), false));
  }

  /** The checks that can run, in the order of the checklist. */
  public List<PlannedCheck> runnable() {
    return entries.values().stream()
        .flatMap(List::stream)
        .filter(Entry.Ready.class::isInstance)
        .map(entry -> ((Entry.Ready) entry).check())
        .toList();
  }

  /** What the judge needs, once the checks have run. */
  public Case toCase(Map<String, CheckRun> runs, Instant now) {
    Map<String, List<CheckResult>> results = new LinkedHashMap<>();
    entries.forEach((item, checks) ->
        results.put(item, checks.stream().map(entry -> result(entry, runs)).toList()));
    return caseOf(environment, checklist, phase, selected, now, results, levers);
  }

  /** The same before anything was looked at, for a gate that need not be the one that was planned. */
  Case unseen(Phase gate, Instant now) {
    return caseOf(environment, checklist, gate, selected, now, Map.of(), levers);
  }

  static Case caseOf(
      Environment environment,
      Checklist checklist,
      Phase phase,
      @Nullable Set<String> selected,
      Instant now,
      Map<String, List<CheckResult>> results,
      List<Lever> levers) {
    return new Case(
        checklist,
        phase,
        selected,
        environment.facts(),
        environment.factPlaces(),
        environment.name(),
        environment.adoption(),
        environment.waivers(),
        environment.people(),
        now,
        results,
        levers,
        Severity.MAJOR);
  }

  private static CheckResult result(Entry entry, Map<String, CheckRun> runs) {
    return switch (entry) {
      case Entry.Settled settled -> settled.result();
      case Entry.Ready ready -> {
        PlannedCheck check = ready.check();
        CheckRun run = runs.get(check.key());
        if (run == null) {
          throw new IllegalStateException("no result for " + check.key());
        }
        yield new CheckResult(
            check.probe(),
            check.system() == null ? null : check.system().toString(),
            check.key(),
            check.signed(),
            run.outcome(),
            run.evidence(),
            run.startedAt(),
            run.tookMs());
      }
    };
  }
}
