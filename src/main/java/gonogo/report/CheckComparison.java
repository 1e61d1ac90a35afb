package gonogo.report;

import gonogo.api.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Compares a check with itself in a later report. */
record CheckComparison(SavedCheck before, SavedCheck after) {

  /**
   * What is looked at by fewer checks than before: a status that holds for less is not the same. Systems may change
   * their names, so checks are counted by probe.
   */
  static List<String> narrowed(List<SavedCheck> before, List<SavedCheck> after) {
    Map<String, Long> now = count(after);
    List<String> narrowed = new ArrayList<>();
    count(before).forEach((probe, was) -> {
      long left = now.getOrDefault(probe, 0L);
      if (left < was) {
        String gone = before.stream()
            .filter(check -> check.probe().equals(probe))
            .filter(check -> after.stream().noneMatch(other -> other.key().equals(check.key())))
            .map(SavedCheck::subject)
            .collect(Collectors.joining(", "));
        narrowed.add("%d instead of %d checks by %s; gone: %s".formatted(left, was, probe, gone));
      }
    });
    return narrowed;
  }

  private static Map<String, Long> count(List<SavedCheck> checks) {
    return checks.stream()
        .collect(Collectors.groupingBy(SavedCheck::probe, TreeMap::new, Collectors.counting()));
  }

  /** Said when it had an outcome that counts, and now has none. */
  Optional<String> unseen() {
    boolean counted = before.passed() || before.outcome().equals(SavedCheck.FAILED);
    boolean counts = after.passed() || after.outcome().equals(SavedCheck.FAILED);
    return counted && !counts
        ? Optional.of("%s: %s → %s%s"
            .formatted(
                after.subject(),
                before.outcome(),
                after.outcome(),
                after.cause() == null ? "" : " (" + after.cause() + ")"))
        : Optional.empty();
  }

  /** The limits that are easier to keep than they were, or of which that cannot be told. */
  List<String> weaker() {
    List<String> weaker = new ArrayList<>();
    for (Measure was : before.measures()) {
      for (Measure now : after.measures()) {
        if (now.name().equals(was.name()) && isWeaker(was, now)) {
          weaker.add("%s is wanted %s, was %s".formatted(now.name(), limit(now), limit(was)));
        }
      }
    }
    return weaker;
  }

  private static boolean isWeaker(Measure was, Measure now) {
    if (!now.op().equals(was.op()) || !now.unit().equals(was.unit())) {
      return true;
    }
    return switch (now.op()) {
      case ">=", ">" -> !(now.limit() >= was.limit());
      case "<=", "<" -> !(now.limit() <= was.limit());
      default -> Double.compare(now.limit(), was.limit()) != 0;
    };
  }

  private static String limit(Measure measure) {
    return measure.op() + " " + CheckLines.number(measure.limit()) + CheckLines.unit(measure);
  }

  /** Values that crossed their limit, or all that changed. */
  List<String> measures(boolean all) {
    List<String> changed = new ArrayList<>();
    for (Measure was : before.measures()) {
      for (Measure now : after.measures()) {
        boolean differs =
            now.ok() != was.ok() || (all && Double.compare(now.value(), was.value()) != 0);
        if (now.name().equals(was.name()) && differs) {
          changed.add("%s = %s → %s%s, wanted %s"
              .formatted(
                  now.name(),
                  CheckLines.number(was.value()),
                  CheckLines.number(now.value()),
                  CheckLines.unit(now),
                  limit(now)));
        }
      }
    }
    return changed;
  }
}
