package gonogo.judge;

import gonogo.judge.Removals.Removal;
import gonogo.judge.Sample.World;
import gonogo.model.Waiver;
import gonogo.model.Waiver.Accepts;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What must hold for a judge, and what is wrong with one for which it does not. */
final class Properties {

  private Properties() {}

  /**
   * Taking something away never turns another verdict into GO, and takes GO away when a counting item rested on it. A
   * removal that touches an item of which somebody accepted that it is unseen is left out: there, less may be seen.
   */
  static Optional<String> violation(Function<Case, Judgement> judge, World world, Removal removal) {
    Set<String> acceptedUnseen = world.given().waivers().stream()
        .filter(waiver -> waiver.accepts() == Accepts.UNSEEN)
        .map(Waiver::item)
        .collect(Collectors.toSet());
    boolean excepted = removal.touched().stream().anyMatch(acceptedUnseen::contains);
    var before = judge.apply(world.given());
    if (before.verdict() != Verdict.GO) {
      return excepted || judge.apply(removal.left()).verdict() != Verdict.GO
          ? Optional.empty()
          : Optional.of("%s became GO without %s".formatted(before.verdict(), removal.what()));
    }
    boolean rested = before.items().stream()
        .filter(item -> item.due() && item.decides() && item.blocking())
        .map(item -> item.item().id())
        .anyMatch(id -> removal.touched().contains(id) && !acceptedUnseen.contains(id));
    return !rested || judge.apply(removal.left()).verdict() != Verdict.GO
        ? Optional.empty()
        : Optional.of("still GO without " + removal.what());
  }

  /** The case without the items that are on trial today. */
  static Case withoutTrial(Case given) {
    var trial = Judge.judge(given).items().stream()
        .filter(item -> !item.decides() && item.status() != Status.NOT_ADOPTED)
        .map(item -> item.item().id())
        .collect(Collectors.toSet());
    var copy = Given.copyOf(given);
    copy.items.removeIf(item -> trial.contains(item.id()));
    copy.checks.keySet().removeAll(trial);
    return copy.build();
  }
}
