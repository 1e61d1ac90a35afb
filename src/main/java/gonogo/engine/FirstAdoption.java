package gonogo.engine;

import gonogo.checklist.Draft;
import gonogo.judge.Judge;
import gonogo.judge.Standing;
import gonogo.model.Checklist;
import gonogo.model.Item;
import gonogo.model.Phase;
import gonogo.model.Severity;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a first adoption can let decide: the items that a run could look at today, at whatever gate they are due.
 *
 * <p>An item decides when at least one of its checks can run and none lacks anything; a check that a declared fact rules
 * out lacks nothing. An item that a fact rules out as a whole comes later: nothing looks at it, and it would only make
 * the number of those that decide look larger. Where people sign, somebody must hold each duty and have a key.
 *
 * <p>An item that is settled by others decides only when all of them do. With some of them put off, the judge would leave
 * those out, and the item would be met in words that promise more than was looked at.
 *
 * @param checklist with the environment's adjustments made
 * @param decides ids in the order of the checklist
 * @param lacks what would help the others that have checks, the most helpful first
 * @param unbound ids of the others that no check looks at and nobody signs for
 * @param canBeGo whether one that decides is of blocking severity and due before the deployment, and is looked at, not
 *     signed for; without one no run before the deployment is a GO
 */
public record FirstAdoption(
    Checklist checklist,
    List<String> decides,
    List<Lack> lacks,
    List<String> unbound,
    boolean canBeGo) {
  /** The gates that cover, between them, every item: up to the deployment, and from it on. */
  private static final List<Phase> GATES = List.of(Phase.T_MINUS_1H, Phase.PLUS_24H);

  public FirstAdoption {
    decides = List.copyOf(decides);
    lacks = List.copyOf(lacks);
    unbound = List.copyOf(unbound);
  }

  /**
   * Plans, and chooses. Contacts nothing and needs no secret.
   *
   * @throws gonogo.model.InvalidInputException with every mistake found
   */
  public static FirstAdoption of(Planner planner, Draft draft, Instant now) {
    return of(
        GATES.stream().map(gate -> planner.plan(draft, gate, List.of(), now)).toList(), now);
  }

  /** Chooses from the plans of all gates, the first of them for the one before the deployment. */
  static FirstAdoption of(List<Plan> plans, Instant now) {
    return new Choice(plans, now).choose();
  }

  /** The choice in the making. */
  private record Choice(List<Plan> plans, Instant now) {

    FirstAdoption choose() {
      Checklist checklist = plans.getFirst().checklist();
      List<Item> items = checklist.items();
      Set<String> ready = items.stream()
          .filter(item -> item.of() == null && isReady(item))
          .map(Item::id)
          .collect(Collectors.toCollection(LinkedHashSet::new));
      List<Item> decides = items.stream()
          .filter(item -> item.of() == null ? ready.contains(item.id()) : holds(item, items, ready))
          .toList();
      List<Item> later = items.stream().filter(item -> !decides.contains(item)).toList();
      return new FirstAdoption(
          checklist,
          decides.stream().map(Item::id).toList(),
          lacks(later),
          later.stream()
              .filter(item -> item.checks().isEmpty() && item.of() == null)
              .map(Item::id)
              .toList(),
          decides.stream().anyMatch(this::canMakeGo));
    }

    private boolean isReady(Item item) {
      return plans.getFirst().prospect(item).isReady();
    }

    private boolean holds(Item item, List<Item> items, Set<String> ready) {
      List<Item> members = items.stream()
          .filter(other -> other.of() == null && item.of() != null && item.of().isAbout(other))
          .toList();
      return !members.isEmpty()
          && members.stream().allMatch(member -> ready.contains(member.id()))
          && (item.checks().isEmpty() ? isOpen(item) : isReady(item));
    }

    private boolean isOpen(Item item) {
      return plans.stream()
          .anyMatch(plan ->
              Judge.standing(item, plan.unseen(plan.phase(), now)) instanceof Standing.Open);
    }

    private boolean canMakeGo(Item item) {
      return isBlocking(item)
          && plans.getFirst().entries().getOrDefault(item.id(), List.of()).stream()
              .anyMatch(entry ->
                  entry instanceof Plan.Entry.Ready(PlannedCheck check) && !check.signed());
    }

    /** Only of items that have checks: to the others, nothing that can be written here would help. */
    private List<Lack> lacks(List<Item> later) {
      return Lack.group(
          later.stream().filter(item -> !item.checks().isEmpty()).toList(),
          plans.getFirst(),
          Choice::isBlocking);
    }

    private static boolean isBlocking(Item item) {
      return item.severity() != Severity.MINOR;
    }
  }
}
