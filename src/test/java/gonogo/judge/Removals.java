package gonogo.judge;

import gonogo.api.Cause;
import gonogo.api.Outcome;
import gonogo.model.Item;
import gonogo.model.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** All the ways to take one thing away from a case, so that less is seen or known than before. */
final class Removals {

  /**
   * One thing taken away.
   *
   * @param what in words
   * @param touched items of which something was taken that they rest on
   * @param left what is left
   */
  record Removal(String what, Set<String> touched, Case left) {}

  private Removals() {}

  static List<Removal> of(Case given) {
    List<Removal> removals = new ArrayList<>();
    given.checks().forEach((item, results) -> addAnswers(given, item, results, removals));
    Worlds.SYSTEMS.forEach(system -> addSystem(given, system, removals));
    given.facts().keySet().stream().sorted().forEach(fact -> addFact(given, fact, removals));
    return removals;
  }

  private static void addAnswers(
      Case given, String item, List<CheckResult> results, List<Removal> removals) {
    var touched = Set.of(item);
    for (int i = 0; i < results.size(); i++) {
      List<CheckResult> fewer = new ArrayList<>(results);
      var removed = fewer.remove(i);
      removals.add(
          new Removal("answer %d of %s".formatted(i, item), touched, with(given, item, fewer)));
      var cause = removed.signed() ? Cause.NOT_SIGNED : Cause.UNREACHABLE;
      fewer.add(i, unseen(removed, cause));
      removals.add(new Removal(
          "%s at %d of %s".formatted(cause, i, item), touched, with(given, item, fewer)));
    }
    var without = Given.copyOf(given);
    without.checks.remove(item);
    removals.add(new Removal("every probe of " + item, touched, without.build()));
  }

  private static void addSystem(Case given, String system, List<Removal> removals) {
    Predicate<CheckResult> on = result -> Objects.equals(result.system(), system);
    Set<String> touched = given.checks().entrySet().stream()
        .filter(entry -> entry.getValue().stream().anyMatch(on))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
    for (Cause cause : List.of(Cause.NOT_CONFIGURED, Cause.NOT_PERMITTED)) {
      var left = Given.copyOf(given)
          .eachResult(result -> on.test(result) ? unseen(result, cause) : result);
      removals.add(new Removal("%s at %s".formatted(cause, system), touched, left.build()));
    }
  }

  private static void addFact(Case given, String fact, List<Removal> removals) {
    Set<String> touched = given.checklist().items().stream()
        .filter(item -> restsOn(item, fact, given))
        .map(Item::id)
        .collect(Collectors.toCollection(TreeSet::new));
    var left = Given.copyOf(given);
    left.facts.remove(fact);
    removals.add(new Removal("fact " + fact, touched, left.build()));
  }

  /** Whether the item, or a check of it that is in play, stands or falls with this fact and no other. */
  private static boolean restsOn(Item item, String fact, Case given) {
    return stands(item.when(), fact, given)
        || Facts.about(item.when(), given.facts()) instanceof Facts.Hold
            && item.checks().stream().anyMatch(check -> stands(check.when(), fact, given));
  }

  private static boolean stands(List<When> conditions, String fact, Case given) {
    return conditions.stream().anyMatch(when -> when.fact().equals(fact))
        && Facts.opposed(conditions, given.facts()).stream()
            .allMatch(when -> when.fact().equals(fact));
  }

  private static Case with(Case given, String item, List<CheckResult> results) {
    var copy = Given.copyOf(given);
    copy.checks.put(item, results);
    return copy.build();
  }

  private static CheckResult unseen(CheckResult result, Cause cause) {
    return Results.with(result, new Outcome.Inconclusive(cause, "taken away"));
  }
}
