package gonogo.judge;

import gonogo.api.Cause;
import gonogo.model.Of;
import gonogo.model.Of.Require;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Settles an item by other items. Only members that are due and decide are looked at: one on trial never moves what
 * decides. When none is left that the requirement looks at, nothing was seen, and nothing is claimed.
 */
final class Members {
  private static final int NAMED = 3;

  private Members() {}

  /** What the members come to; {@code judged} are all items that are settled by checks. */
  static Settled settle(Of of, List<ItemJudgement> judged) {
    var members = judged.stream().filter(each -> isMember(of, each)).toList();
    if (members.isEmpty()) {
      return Settled.undetermined(List.of(
          new Unseen(Cause.NO_DATA, null, List.of(), "none of its items is due and decides")));
    }
    var failed =
        members.stream().filter(each -> each.status() == Status.NOT_MET).toList();
    if (!failed.isEmpty() && of.require() != Require.COMPLETE) {
      return Settled.notMet(text(failed, members, "not met"), List.of());
    }
    var unseen =
        members.stream().filter(each -> each.status() == Status.UNDETERMINED).toList();
    if (!unseen.isEmpty()) {
      return Settled.undetermined(
          List.of(new Unseen(Cause.BLOCKED, null, List.of(), text(unseen, members, "unseen"))));
    }
    return Settled.met(By.ITEMS, "%1$d of %1$d items hold".formatted(members.size()));
  }

  /** Members and checks together: both must hold. Checks that do not apply change nothing. */
  static Settled both(Settled members, Settled checks) {
    var unseen =
        Stream.concat(members.unseen().stream(), checks.unseen().stream()).toList();
    if (members.status() == Status.NOT_MET || checks.status() == Status.NOT_MET) {
      return Settled.notMet(
          (members.status() == Status.NOT_MET ? members : checks).message(), unseen);
    }
    return unseen.isEmpty() ? members : Settled.undetermined(unseen);
  }

  /** Whether it counts for the items that settle another one. */
  static boolean isMember(Of of, ItemJudgement judged) {
    return judged.due() && judged.decides() && of.isAbout(judged.item());
  }

  private static String text(List<ItemJudgement> some, List<ItemJudgement> all, String what) {
    var names =
        some.stream().limit(NAMED).map(each -> each.item().id()).collect(Collectors.joining(", "));
    var more = some.size() > NAMED ? " and %d more".formatted(some.size() - NAMED) : "";
    return "%d of %d items %s: %s%s".formatted(some.size(), all.size(), what, names, more);
  }
}
