package gonogo.engine;

import gonogo.attest.Ground;
import gonogo.attest.Ground.Stand;
import gonogo.attest.Ground.State;
import gonogo.judge.Case;
import gonogo.judge.ItemJudgement;
import gonogo.judge.Judge;
import gonogo.judge.Status;
import gonogo.model.CheckSpec;
import gonogo.model.Item;
import gonogo.model.Source;
import gonogo.model.When;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds out what decisions of go or no-go rest on: from a run, or from what a report says of one. */
public final class Grounds {
  private static final int DIGITS = 16;

  private final Plan plan;
  private final Case given;
  private final Function<String, Optional<Seen>> seen;

  /**
   * Grounds in what was seen.
   *
   * @param seen by the id of the item; empty when it was not due, or nothing is said of it
   */
  public Grounds(Plan plan, Instant now, Function<String, Optional<Seen>> seen) {
    this.plan = plan;
    this.given = plan.unseen(plan.phase(), now);
    this.seen = seen;
  }

  /**
   * What was seen of an item.
   *
   * @param decides whether it counts, by the adoption
   * @param waiver the id of the waiver that covers it
   */
  public record Seen(
      Status status, boolean decides, @Nullable String waiver, NavigableSet<String> fingerprints) {
    public Seen {
      fingerprints = Collections.unmodifiableNavigableSet(fingerprints);
    }

    static Seen of(ItemJudgement judged) {
      return new Seen(
          judged.status(),
          judged.decides(),
          judged.waiver() == null ? null : judged.waiver().id(),
          judged.fingerprints());
    }
  }

  /** What the checks of a plan came to, before any decision. */
  static Grounds of(Plan plan, Map<String, CheckRun> runs, Instant now) {
    Map<String, ItemJudgement> judged = Judge.judge(plan.toCase(runs, now)).items().stream()
        .collect(Collectors.toMap(item -> item.item().id(), Function.identity()));
    return new Grounds(plan, now, id -> Optional.ofNullable(judged.get(id)).map(Seen::of));
  }

  /** The items that a decision rests on, in checklist order. */
  public List<Item> basis(Item decision, List<String> patterns) {
    return Judge.basis(decision, patterns, given);
  }

  /** What a decision rests on. An item that was not due is left out of it, so that nothing can rest on it. */
  public Ground of(Item decision, List<String> patterns) {
    List<Item> items = basis(decision, patterns);
    SortedMap<String, Stand> stands = new TreeMap<>();
    items.forEach(item -> seen.apply(item.id())
        .flatMap(what -> stand(item, what))
        .ifPresent(stand -> stands.put(item.id(), stand)));
    return new Ground(
        decision.phase().text(), plan.environment().vantage().name(), facts(items), stands);
  }

  private SortedMap<String, Boolean> facts(List<Item> items) {
    SortedMap<String, Boolean> facts = new TreeMap<>();
    items.stream()
        .flatMap(item -> Stream.concat(
            item.when().stream(), item.checks().stream().flatMap(check -> check.when().stream())))
        .map(When::fact)
        .forEach(fact -> {
          Boolean declared = given.facts().get(fact);
          if (declared != null) {
            facts.put(fact, declared);
          }
        });
    return facts;
  }

  private static Optional<Stand> stand(Item item, Seen seen) {
    if (!seen.decides()) {
      return Optional.of(new Stand(State.PUT_OFF, asked(item), null, new TreeSet<>()));
    }
    return state(seen.status())
        .map(state -> new Stand(
            state, asked(item), state == State.WAIVED ? seen.waiver() : null, seen.fingerprints()));
  }

  private static Optional<State> state(Status status) {
    return switch (status) {
      case MET -> Optional.of(State.MET);
      case NOT_APPLICABLE -> Optional.of(State.NOT_APPLICABLE);
      case WAIVED -> Optional.of(State.WAIVED);
      case UNDETERMINED -> Optional.of(State.UNDETERMINED);
      case NOT_MET -> Optional.of(State.NOT_MET);
      case NOT_ADOPTED -> Optional.of(State.PUT_OFF);
      case NOT_DUE -> Optional.empty();
    };
  }

  /** What looks at an item, with all that an environment set: to ask for less makes nothing better. */
  private static String asked(Item item) {
    String checks = item.checks().stream().map(Grounds::check).collect(Collectors.joining("\n"));
    String asked = item.text() + "\n" + item.severity() + "\n" + item.when() + "\n" + checks;
    return Source.sha256(asked).substring(0, DIGITS);
  }

  private static String check(CheckSpec check) {
    return "%s %s %s %s"
        .formatted(check.probe(), check.on(), check.when(), FlowText.of(check.with()));
  }
}
