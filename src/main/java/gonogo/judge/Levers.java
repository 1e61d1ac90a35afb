package gonogo.judge;

import gonogo.api.Outcome.Passed;
import gonogo.model.Item;
import gonogo.model.Phase;
import gonogo.model.Place;
import gonogo.model.When;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects every lever that was moved: what can bring a verdict nearer to GO without the world changing. */
final class Levers {
  private static final Phase USUAL_GATE = Phase.T_MINUS_1H;

  private Levers() {}

  static List<Lever> of(Case given, List<ItemJudgement> items) {
    List<Lever> levers = new ArrayList<>();
    addWaivers(items, levers);
    addFacts(given, items, levers);
    levers.addAll(given.levers());
    addSignatures(items, levers);
    addScope(given, items, levers);
    return levers;
  }

  private static void addWaivers(List<ItemJudgement> items, List<Lever> levers) {
    for (ItemJudgement item : items) {
      if (item.waiver() != null) {
        levers.add(new Lever(
            "waiver",
            item.item().id(),
            item.rawStatus().name(),
            "%s by %s".formatted(item.status(), item.waiver().id()),
            item.waiver().place().toString()));
      }
    }
  }

  private static void addSignatures(List<ItemJudgement> items, List<Lever> levers) {
    for (ItemJudgement item : items) {
      if (item.by() == By.SIGNATURE || (item.by() == By.ITEMS && isSigned(item))) {
        levers.add(new Lever(
            "signature", item.item().id(), Status.UNDETERMINED.name(), Status.MET.name(), null));
      }
    }
  }

  private static boolean isSigned(ItemJudgement item) {
    return item.checks().stream()
        .anyMatch(check -> check.signed() && check.outcome() instanceof Passed);
  }

  private static void addScope(Case given, List<ItemJudgement> items, List<Lever> levers) {
    String all = "%d items decide".formatted(items.size());
    long decide = items.stream().filter(ItemJudgement::decides).count();
    if (given.adoption() != null && decide < items.size()) {
      String some = "%d items decide".formatted(decide);
      levers.add(
          new Lever("adoption", null, all, some, given.adoption().source().path()));
    }
    if (given.phase() != USUAL_GATE) {
      levers.add(new Lever("gate", null, USUAL_GATE.text(), given.phase().text(), null));
    }
    if (given.selected() != null) {
      String some = "%d items selected".formatted(given.selected().size());
      levers.add(new Lever("only", null, "%d items selected".formatted(items.size()), some, null));
    }
  }

  /** One lever for each fact that takes something away: whole items, or single checks of items that are looked at. */
  private static void addFacts(Case given, List<ItemJudgement> items, List<Lever> levers) {
    Map<When, int[]> removed =
        new TreeMap<>(Comparator.comparing(When::fact).thenComparing(When::negated));
    for (ItemJudgement judged : items) {
      Item item = judged.item();
      if (judged.status() == Status.NOT_APPLICABLE) {
        Facts.opposed(item.when(), given.facts())
            .forEach(when -> removed.computeIfAbsent(when, w -> new int[2])[0]++);
      }
      if (Standings.of(item, given) instanceof Standing.Open) {
        item.checks().stream()
            .flatMap(check -> Facts.opposed(check.when(), given.facts()).stream())
            .forEach(when -> removed.computeIfAbsent(when, w -> new int[2])[1]++);
      }
    }
    removed.forEach(
        (when, count) -> levers.add(lever(when, count, given.factPlaces().get(when.fact()))));
  }

  private static Lever lever(When opposed, int[] removed, @Nullable Place place) {
    List<String> parts = new ArrayList<>();
    if (removed[0] > 0) {
      parts.add(removed[0] == 1 ? "1 item" : removed[0] + " items");
    }
    if (removed[1] > 0) {
      parts.add(removed[1] == 1 ? "1 check" : removed[1] + " checks");
    }
    return new Lever(
        "fact",
        null,
        opposed.fact() + ": unknown",
        "%s: %s, rules out %s"
            .formatted(opposed.fact(), opposed.negated(), String.join(" and ", parts)),
        place == null ? null : place.toString());
  }
}
