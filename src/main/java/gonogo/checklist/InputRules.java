package gonogo.checklist;

import gonogo.model.Adoption;
import gonogo.model.Checklist;
import gonogo.model.Duties;
import gonogo.model.Environment;
import gonogo.model.Item;
import gonogo.model.ItemAdjustment;
import gonogo.model.Names;
import gonogo.model.Problems;
import gonogo.model.Severity;
import gonogo.model.Shown;
import gonogo.model.Waiver;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/** What must hold between an environment, with its files, and its checklist. */
final class InputRules {
  private static final Duration LONGEST_FOR_BLOCKER = Duration.ofDays(7);
  private static final int APPROVERS_FOR_BLOCKER = 2;

  private final Environment environment;
  private final Checklist checklist;
  private final ShippedChecklists shipped;
  private final Problems problems;
  private final Map<String, Item> items;

  InputRules(
      Environment environment, Checklist checklist, ShippedChecklists shipped, Problems problems) {
    this.environment = environment;
    this.checklist = checklist;
    this.shipped = shipped;
    this.problems = problems;
    this.items = checklist.itemsById();
  }

  void check() {
    facts();
    roles();
    environment.items().forEach(this::adjustment);
    var adoption = environment.adoption();
    if (adoption != null) {
      adoption.rules().forEach(this::adoption);
    }
    environment.waivers().forEach(this::waiver);
    environment.attest().forEach(this::attest);
  }

  /** Evidence goes before signatures: only what nothing can look at is settled by somebody's word. */
  private void attest(String id, Duties duties) {
    var item = items.get(id);
    if (item == null) {
      problems.add(duties.place(), unknown(id));
    } else if (item.of() != null) {
      problems.add(duties.place(), "attest: %s is settled by its members".formatted(id));
    } else if (!item.checks().isEmpty()) {
      problems.add(
          duties.place(),
          "attest: %s has checks, and a signature never stands in for evidence".formatted(id));
    }
  }

  private void facts() {
    Set<String> named = new LinkedHashSet<>(environment.facts().keySet());
    for (var fact : undeclared(named, checklist.facts().keySet(), shipped::facts)) {
      problems.add(
          environment.factPlaces().getOrDefault(fact, environment.checklistPlace()),
          "the checklist declares no fact %s%s"
              .formatted(Shown.text(fact), Names.hint(fact, checklist.facts().keySet())));
    }
  }

  private void roles() {
    for (var system : environment.systems()) {
      for (var role : undeclared(system.roles(), checklist.roles(), shipped::roles)) {
        problems.add(
            system.place(),
            "the checklist declares no role %s, which %s has%s"
                .formatted(Shown.text(role), system.ref(), Names.hint(role, checklist.roles())));
      }
    }
  }

  /** An environment may serve several shipped checklists; they are read only when a name is in doubt. */
  private static Set<String> undeclared(
      Collection<String> named, Collection<String> declared, Supplier<Collection<String>> shipped) {
    Set<String> undeclared = new LinkedHashSet<>(named);
    undeclared.removeAll(declared);
    if (!undeclared.isEmpty()) {
      undeclared.removeAll(shipped.get());
    }
    return undeclared;
  }

  private void adjustment(ItemAdjustment adjustment) {
    var item = items.get(adjustment.item());
    if (item == null) {
      problems.add(adjustment.place(), unknown(adjustment.item()));
      return;
    }
    var severity = adjustment.severity();
    if (severity != null && severity.compareTo(item.severity()) > 0) {
      problems.add(
          adjustment.place(),
          "%s is %s; its severity may only be raised, not lowered to %s"
              .formatted(item.id(), item.severity().text(), severity.text()));
    }
    if (item.checks().isEmpty() && !adjustment.with().entries().isEmpty()) {
      problems.add(
          adjustment.place(), "%s has no checks, so it takes no with".formatted(item.id()));
    }
  }

  private String unknown(String id) {
    return items.values().stream()
        .filter(item -> item.formerly().contains(id))
        .findFirst()
        .map(item -> "the item %s is now called %s".formatted(Shown.text(id), item.id()))
        .orElseGet(() ->
            "no item has the id %s%s".formatted(Shown.text(id), Names.hint(id, items.keySet())));
  }

  /** A misspelt prefix would leave its items to a wider pattern, which may take them out of the decision. */
  private void adoption(Adoption.Rule rule) {
    if (rule.pattern().equals("*") || items.keySet().stream().anyMatch(rule::matches)) {
      return;
    }
    var prefix = "no item matches %s".formatted(Shown.text(rule.pattern()));
    problems.add(
        rule.place(), Patterns.isPrefix(rule.pattern()) ? prefix : unknown(rule.pattern()));
  }

  private void waiver(Waiver waiver) {
    var item = items.get(waiver.item());
    if (item == null) {
      if (!waiver.item().isEmpty()) {
        problems.add(waiver.place(), unknown(waiver.item()));
      }
      return;
    }
    if (item.isDecision() || environment.attest().containsKey(item.id())) {
      problems.add(
          waiver.place(), "%s is a decision of people and cannot be waived".formatted(item.id()));
    }
    if (severity(item) == Severity.BLOCKER) {
      blocker(waiver, item);
    }
  }

  private void blocker(Waiver waiver, Item item) {
    boolean known = !waiver.from().equals(Values.NO_TIME) && !waiver.until().equals(Values.NO_TIME);
    if (known
        && Duration.between(waiver.from(), waiver.until()).compareTo(LONGEST_FOR_BLOCKER) > 0) {
      problems.add(
          waiver.place(),
          "%s is a blocker; a waiver of a blocker lasts at most %d days"
              .formatted(item.id(), LONGEST_FOR_BLOCKER.toDays()));
    }
    if (!waiver.approvers().isEmpty() && waiver.approvers().size() < APPROVERS_FOR_BLOCKER) {
      problems.add(
          waiver.place(),
          "%s is a blocker; a waiver of a blocker needs %d approvers"
              .formatted(item.id(), APPROVERS_FOR_BLOCKER));
    }
  }

  /** The severity that counts, after the environment may have raised it. */
  private Severity severity(Item item) {
    return environment.items().stream()
        .filter(adjustment -> adjustment.item().equals(item.id()))
        .map(ItemAdjustment::severity)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .filter(raised -> raised.compareTo(item.severity()) < 0)
        .orElse(item.severity());
  }
}
