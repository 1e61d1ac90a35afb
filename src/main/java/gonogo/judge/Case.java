package gonogo.judge;

import gonogo.model.Adoption;
import gonogo.model.Checklist;
import gonogo.model.Item;
import gonogo.model.People;
import gonogo.model.Phase;
import gonogo.model.Place;
import gonogo.model.Severity;
import gonogo.model.Waiver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a verdict is made from.
 *
 * @param checklist with the environment's adjustments of severity and phase already made
 * @param selected ids left in by {@code --only}; null when all are
 * @param facts what is declared; absent is unknown
 * @param factPlaces where each fact is declared; one without a place is still a fact
 * @param environment its name
 * @param adoption null when every item decides
 * @param now the recorded start of the run, or what {@code --at} says
 * @param checks results by item id; an item without an entry was not planned
 * @param levers what the planner already knows to have been moved: settings, severities, phases
 * @param blocking the mildest severity that counts: MAJOR, or MINOR where policy adds it
 * @param cap why it is at best INCOMPLETE, whatever the items came to: the run was interrupted, or its evidence is too
 *     old; null when nothing of the kind is so
 */
public record Case(
    Checklist checklist,
    Phase phase,
    @Nullable Set<String> selected,
    Map<String, Boolean> facts,
    Map<String, Place> factPlaces,
    String environment,
    @Nullable Adoption adoption,
    List<Waiver> waivers,
    People people,
    Instant now,
    Map<String, List<CheckResult>> checks,
    List<Lever> levers,
    Severity blocking,
    @Nullable String cap) {
  public Case {
    selected = selected == null ? null : Set.copyOf(selected);
    facts = Map.copyOf(facts);
    factPlaces = Map.copyOf(factPlaces);
    waivers = List.copyOf(waivers);
    Map<String, List<CheckResult>> copy = new LinkedHashMap<>();
    checks.forEach((item, results) -> copy.put(item, List.copyOf(results)));
    checks = Map.copyOf(copy);
    levers = List.copyOf(levers);
    if (blocking == Severity.BLOCKER) {
      throw new IllegalArgumentException(
          "policy may add minor items to what counts, never take major ones away");
    }
    var known = checklist.itemsById();
    if (known.size() != checklist.items().size()) {
      throw new IllegalArgumentException("two items of the checklist have the same id");
    }
    if (!known.keySet().containsAll(checks.keySet())) {
      throw new IllegalArgumentException(
          "a result belongs to no item of the checklist: " + checks.keySet());
    }
  }

  /** A case of a whole run with fresh evidence. */
  public Case(
      Checklist checklist,
      Phase phase,
      @Nullable Set<String> selected,
      Map<String, Boolean> facts,
      Map<String, Place> factPlaces,
      String environment,
      @Nullable Adoption adoption,
      List<Waiver> waivers,
      People people,
      Instant now,
      Map<String, List<CheckResult>> checks,
      List<Lever> levers,
      Severity blocking) {
    this(
        checklist,
        phase,
        selected,
        facts,
        factPlaces,
        environment,
        adoption,
        waivers,
        people,
        now,
        checks,
        levers,
        blocking,
        null);
  }

  /** The same case, at best INCOMPLETE. */
  public Case withCap(String reason) {
    return new Case(
        checklist,
        phase,
        selected,
        facts,
        factPlaces,
        environment,
        adoption,
        waivers,
        people,
        now,
        checks,
        levers,
        blocking,
        reason);
  }

  /** The same case, with further levers that were moved. */
  public Case withLevers(List<Lever> further) {
    List<Lever> all = new ArrayList<>(levers);
    all.addAll(further);
    return new Case(
        checklist,
        phase,
        selected,
        facts,
        factPlaces,
        environment,
        adoption,
        waivers,
        people,
        now,
        checks,
        all,
        blocking,
        cap);
  }

  /** Whether it is at best INCOMPLETE: something was left out on request, or there is a cap. */
  boolean isCapped() {
    return selected != null || cap != null;
  }

  boolean isSelected(Item item) {
    return selected == null || selected.contains(item.id());
  }

  List<CheckResult> results(Item item) {
    return checks.getOrDefault(item.id(), List.of());
  }
}
