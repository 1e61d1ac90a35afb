package gonogo.judge;

import gonogo.api.Finding;
import gonogo.api.Outcome.Failed;
import gonogo.model.Item;
import gonogo.model.People.Person;
import gonogo.model.Severity;
import gonogo.model.Source;
import gonogo.model.Waiver;
import gonogo.model.Waiver.Accepts;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Applies accepted exceptions. A waiver covers an item alone or not at all; two are never added up. One for a failure
 * leaves what could not be seen beside it undetermined; one for the unseen never covers a failure.
 */
final class Waivers {
  private static final Duration LONGEST_FOR_BLOCKER = Duration.ofDays(7);
  private static final Duration SOON = Duration.ofDays(2);

  private Waivers() {}

  /**
   * What the waivers make of an item.
   *
   * @param waiver the one that was used; null when none was
   * @param concerns about this waiver and the ones that were of no use
   */
  record Applied(Status status, @Nullable Waiver waiver, List<String> concerns) {}

  static Applied apply(Item item, Settled settled, List<CheckResult> results, Case given) {
    List<String> concerns = new ArrayList<>();
    List<Waiver> covering = new ArrayList<>();
    for (Waiver waiver : given.waivers()) {
      if (isAbout(waiver, item, given)) {
        var flaws = flaws(waiver, item, given);
        var gap = gap(waiver, settled, results);
        if (!flaws.isEmpty()) {
          concerns.add("waiver %s is void: %s".formatted(waiver.id(), String.join("; ", flaws)));
        } else if (gap != null) {
          concerns.add("waiver %s is not used: %s".formatted(waiver.id(), gap));
        } else {
          covering.add(waiver);
        }
      }
    }
    var used = covering.stream().max(Comparator.comparing(Waiver::until)).orElse(null);
    if (used == null) {
      return new Applied(settled.status(), null, concerns);
    }
    if (!given.now().plus(SOON).isBefore(used.until())) {
      concerns.add("waiver %s ends at %s".formatted(used.id(), used.until()));
    }
    boolean partly = used.accepts() == Accepts.FAILED && !settled.unseen().isEmpty();
    return new Applied(partly ? Status.UNDETERMINED : Status.WAIVED, used, concerns);
  }

  private static boolean isAbout(Waiver waiver, Item item, Case given) {
    return waiver.item().equals(item.id())
        && (waiver.environment() == null || waiver.environment().equals(given.environment()));
  }

  /** What makes a waiver void, whatever was seen. */
  static List<String> flaws(Waiver waiver, Item item, Case given) {
    List<String> flaws = new ArrayList<>();
    if (!waiver.textSha256().equals(Source.sha256(item.text()))) {
      flaws.add("the text of the item has changed since");
    }
    if (item.isDecision()) {
      flaws.add("a decision of people cannot be waived");
    }
    if (given.now().isBefore(waiver.from())) {
      flaws.add("it begins at " + waiver.from());
    }
    if (!given.now().isBefore(waiver.until())) {
      flaws.add("it ended at " + waiver.until());
    }
    addFlawsOfApproval(waiver, given, flaws);
    if (item.severity() == Severity.BLOCKER) {
      if (new HashSet<>(waiver.approvers()).size() < 2) {
        flaws.add("a blocker needs two approvers");
      }
      if (Duration.between(waiver.from(), waiver.until()).compareTo(LONGEST_FOR_BLOCKER) > 0) {
        flaws.add("a blocker is waived for at most 7 days");
      }
    }
    return flaws;
  }

  private static void addFlawsOfApproval(Waiver waiver, Case given, List<String> flaws) {
    if (waiver.approvers().isEmpty()) {
      flaws.add("nobody approved it");
    }
    if (waiver.approvers().contains(waiver.owner())) {
      flaws.add("its owner %s is among the approvers".formatted(waiver.owner()));
    }
    LocalDate today = Adoptions.day(given.now());
    for (String approver : waiver.approvers()) {
      Person person = given.people().byId().get(approver);
      if (person == null) {
        flaws.add("approver %s is not in the list of people".formatted(approver));
      } else if (!person.holdsOn(today)) {
        flaws.add("approver %s is not in the list of people on %s".formatted(approver, today));
      }
    }
  }

  /** Why a waiver does not fit what was seen; null when it covers it. */
  private static @Nullable String gap(Waiver waiver, Settled settled, List<CheckResult> results) {
    return switch (settled.status()) {
      case NOT_MET ->
        switch (waiver.accepts()) {
          case UNSEEN -> "it accepts that the item is unseen, and a failure was seen";
          case FAILED -> newCodes(waiver, results);
        };
      case UNDETERMINED ->
        switch (waiver.accepts()) {
          case UNSEEN -> null;
          case FAILED -> "it accepts a failure, and the item could not be seen";
        };
      case MET -> "the item is met";
      case WAIVED, NOT_APPLICABLE, NOT_DUE, NOT_ADOPTED -> "the item is not applicable";
    };
  }

  private static @Nullable String newCodes(Waiver waiver, List<CheckResult> results) {
    var uncovered = results.stream()
        .flatMap(
            result -> result.outcome() instanceof Failed failed ? failed.findings().stream() : null)
        .map(Finding::code)
        .filter(code -> !waiver.codes().contains(code))
        .distinct()
        .toList();
    return uncovered.isEmpty() ? null : "it does not accept " + String.join(", ", uncovered);
  }
}
