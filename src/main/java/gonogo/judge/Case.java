package gonogo.judge;

import gonogo.model.Adoption;
import gonogo.model.Checklist;
import gonogo.model.People;
import gonogo.model.Phase;
import gonogo.model.Severity;
import gonogo.model.Waiver;
import java.time.Instant;
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
 * @param environment its name
 * @param adoption null when every item decides
 * @param now the recorded start of the run, or what {@code --at} says
 * @param checks results by item id; an item without an entry was not planned
 * @param levers what the planner already knows to have been moved: settings, severities, phases
 * @param blocking the mildest severity that counts: MAJOR, or MINOR where policy adds it
 */
public record Case(
    Checklist checklist,
    Phase phase,
    @Nullable Set<String> selected,
    Map<String, Boolean> facts,
    String environment,
    @Nullable Adoption adoption,
    List<Waiver> waivers,
    People people,
    Instant now,
    Map<String, List<CheckResult>> checks,
    List<Lever> levers,
    Severity blocking) {
  public Case {
    selected = selected == null ? null : Set.copyOf(selected);
    facts = Map.copyOf(facts);
    waivers = List.copyOf(waivers);
    checks = Map.copyOf(checks);
    levers = List.copyOf(levers);
  }
}
