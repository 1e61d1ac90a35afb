package gonogo.engine;

import gonogo.catalog.Catalog;
import gonogo.judge.Judge;
import gonogo.judge.Standing;
import gonogo.model.Item;
import gonogo.model.Names;
import gonogo.model.Waiver;
import gonogo.model.Waiver.Accepts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What speaks against a waiver before it is written: what would make it void, and what would make it useless. */
public final class WaiverRules {
  private final Catalog catalog;
  private final Plan plan;

  /**
   * Rules for one environment.
   *
   * @param plan for whatever gate
   */
  public WaiverRules(Catalog catalog, Plan plan) {
    this.catalog = catalog;
    this.plan = plan;
  }

  /** Every objection, in words; empty when the waiver is good. One that begins later is judged as of its beginning. */
  public List<String> objections(Waiver waiver, Item item, Instant now) {
    List<String> objections = new ArrayList<>();
    Instant at = now.isBefore(waiver.from()) ? waiver.from() : now;
    if (waiver.until().isAfter(waiver.from())) {
      standing(waiver, item).ifPresent(objections::add);
    } else {
      objections.add("it ends before it begins");
    }
    objections.addAll(Judge.flaws(waiver, item, plan.unseen(item.phase(), at)));
    objections.addAll(
        switch (waiver.accepts()) {
          case FAILED -> codes(waiver, item);
          case UNSEEN ->
            waiver.codes().isEmpty()
                ? List.of()
                : List.of("codes are only for a failure; what was not seen has none");
        });
    return objections;
  }

  /** As of its last moment: an adoption may let the item decide only on the way there. */
  private Optional<String> standing(Waiver waiver, Item item) {
    Instant end = waiver.until().minus(Duration.ofMillis(1));
    return switch (Judge.standing(item, plan.unseen(item.phase(), end))) {
      case Standing.NotAdopted(String message) ->
        Optional.of("the item %s; before it decides there is nothing to waive".formatted(message));
      case Standing.NotApplicable(String trace) -> Optional.of("the item does not apply: " + trace);
      case Standing.NotDue _, Standing.Undetermined _, Standing.Open _ -> Optional.empty();
    };
  }

  private List<String> codes(Waiver waiver, Item item) {
    if (item.checks().isEmpty()) {
      return List.of("no check looks at the item, so it cannot fail; what it accepts is %s"
          .formatted(Accepts.UNSEEN.text()));
    }
    if (waiver.codes().isEmpty()) {
      return List.of("it names no finding code; every one that is accepted must be named");
    }
    List<String> known = item.checks().stream()
        .flatMap(check -> catalog.probe(check.probe()).stream())
        .flatMap(probe -> probe.findings().stream())
        .distinct()
        .toList();
    return waiver.codes().stream()
        .filter(code -> !known.contains(code))
        .map(code -> "no check of the item finds %s%s".formatted(code, Names.hint(code, known)))
        .toList();
  }
}
