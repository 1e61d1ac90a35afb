package gonogo.report;

import gonogo.judge.Report.FindingView;
import gonogo.judge.Status;
import gonogo.model.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Compares an item with itself in a later report. It is worse unless it is seen not to be: an unknown word, a failure
 * that is no longer seen, and anything that makes less of it look alike are worse.
 */
final class ItemComparison {
  private final SavedItem before;
  private final SavedItem after;
  private final List<String> details = new ArrayList<>();
  private ItemChange.Group group = ItemChange.Group.OTHER;

  private ItemComparison(SavedItem before, SavedItem after) {
    this.before = before;
    this.after = after;
  }

  /**
   * The change; empty when there is none worth a line.
   *
   * @param verbose whether measured values that stay on their side of a limit are shown
   */
  static Optional<ItemChange> of(SavedItem before, SavedItem after, boolean verbose) {
    var comparison = new ItemComparison(before, after);
    comparison.status();
    comparison.standing();
    comparison.findings();
    comparison.checks(verbose);
    comparison.waiver();
    return comparison.change();
  }

  static ItemChange appeared(SavedItem item) {
    ItemChange.Group group = ItemChange.Group.OTHER;
    if (item.decides()) {
      group = item.good() || isIdle(item)
          ? ItemChange.Group.OTHER
          : item.status().equals(Status.UNDETERMINED.name())
              ? ItemChange.Group.UNSEEN
              : ItemChange.Group.WORSE;
    }
    List<String> details = new ArrayList<>(List.of("the item is new"));
    item.findings().forEach(finding -> details.add(seen(finding)));
    return new ItemChange(group, item, ItemChange.NOT_THERE, item.status(), details);
  }

  static ItemChange gone(SavedItem item) {
    return new ItemChange(
        ItemChange.Group.WORSE,
        item,
        item.status(),
        ItemChange.NOT_THERE,
        List.of("the item is gone: nothing looks at it"));
  }

  private Optional<ItemChange> change() {
    if (details.isEmpty() && before.status().equals(after.status())) {
      return Optional.empty();
    }
    boolean counts = before.decides() || after.decides();
    if (!counts) {
      details.addFirst("does not decide");
    }
    return Optional.of(new ItemChange(
        counts ? group : ItemChange.Group.OTHER, after, before.status(), after.status(), details));
  }

  private void worse(String detail) {
    group = ItemChange.Group.WORSE;
    details.add(detail);
  }

  /** Unseen is the milder word: what is worse as well stays worse. */
  private void unseen(String detail) {
    if (group != ItemChange.Group.WORSE) {
      group = ItemChange.Group.UNSEEN;
    }
    details.add(detail);
  }

  private void status() {
    if (before.status().equals(after.status())) {
      if (!Objects.equals(before.cause(), after.cause())) {
        details.add("%s, was %s: %s".formatted(after.cause(), before.cause(), message(after)));
      }
      return;
    }
    Optional<Status> now = after.known();
    if (now.isEmpty()) {
      worse("a status that this version does not know, so not ok");
      return;
    }
    switch (now.get()) {
      case MET -> {
        boolean open = !before.good() && !isIdle(before);
        group = open || is(before, Status.WAIVED) ? ItemChange.Group.FIXED : group;
        details.add(message(after));
      }
      case NOT_MET -> {
        group = ItemChange.Group.WORSE;
        if (after.findings().isEmpty()) {
          details.add(message(after));
        }
      }
      case UNDETERMINED ->
        unseen((after.cause() == null ? "" : after.cause() + ", ")
            + message(after)
            + (is(before, Status.NOT_MET) ? "; what failed before is not fixed" : ""));
      case WAIVED -> moved(isIdle(before), "waived, not met: " + message(after));
      case NOT_APPLICABLE ->
        moved(
            isIdle(before) || is(before, Status.UNDETERMINED) || is(before, Status.WAIVED),
            "does not apply any more: " + message(after));
      case NOT_DUE -> moved(is(before, Status.NOT_ADOPTED), "no longer asked: " + message(after));
      case NOT_ADOPTED -> worse("no longer asked: " + message(after));
    }
  }

  private void moved(boolean harmless, String detail) {
    if (harmless) {
      details.add(detail);
    } else {
      worse(detail);
    }
  }

  private void standing() {
    if (before.decides() && !after.decides()) {
      worse("no longer decides");
    } else if (after.decides() && !before.decides()) {
      details.add("decides now");
    }
    if (!before.severity().equals(after.severity())) {
      moved(
          rank(after.severity()) <= rank(before.severity()),
          "severity %s → %s".formatted(before.severity(), after.severity()));
    }
    if (!before.text().equals(after.text())) {
      details.add("the text was: " + Untrusted.shorten(before.text(), CheckLines.FIELD));
    }
    if (!before.phase().equals(after.phase())) {
      details.add("gate %s → %s".formatted(before.phase(), after.phase()));
    }
  }

  /** The worst first; what is not known is the least. */
  private static int rank(String severity) {
    List<String> known = Arrays.stream(Severity.values()).map(Severity::text).toList();
    return known.contains(severity) ? known.indexOf(severity) : known.size();
  }

  /** What is found alike at another place than before has moved; behind a changing address that is no news. */
  private void findings() {
    if (!isComparable()) {
      return;
    }
    List<FindingView> gone = without(before.findings(), after.findings());
    for (FindingView finding : without(after.findings(), before.findings())) {
      Optional<FindingView> was =
          gone.stream().filter(other -> isAlike(other, finding)).findFirst();
      if (was.isPresent()) {
        gone.remove(was.get());
        details.add("%s, was at %s".formatted(place(finding), was.get().where()));
      } else {
        worse("new: " + seen(finding));
      }
    }
    if (!after.good()) {
      gone.forEach(finding -> details.add("gone: " + place(finding)));
    }
  }

  private static List<FindingView> without(List<FindingView> all, List<FindingView> known) {
    Set<String> prints = known.stream().map(FindingView::fingerprint).collect(Collectors.toSet());
    return all.stream()
        .filter(finding -> !prints.contains(finding.fingerprint()))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static boolean isAlike(FindingView one, FindingView other) {
    return one.code().equals(other.code())
        && one.seen().equals(other.seen())
        && one.wanted().equals(other.wanted());
  }

  private void checks(boolean verbose) {
    if (!isComparable()) {
      return;
    }
    for (String detail : CheckComparison.narrowed(before.checks(), after.checks())) {
      worse(detail);
    }
    for (SavedCheck now : after.checks()) {
      same(before.checks(), check -> check.key().equals(now.key())).ifPresent(was -> {
        var comparison = new CheckComparison(was, now);
        comparison.unseen().ifPresent(this::unseen);
        comparison.weaker().forEach(this::worse);
        details.addAll(comparison.measures(verbose));
      });
    }
  }

  private static <T> Optional<T> same(List<T> all, Predicate<T> is) {
    return all.stream().filter(is).findFirst();
  }

  private void waiver() {
    SavedItem.Waived was = before.waiver();
    SavedItem.Waived now = after.waiver();
    if (was != null && now != null && !was.expires().equals(now.expires())) {
      moved(
          now.expires().compareTo(was.expires()) <= 0,
          "waived until %s, was %s".formatted(now.expires(), was.expires()));
    }
  }

  /** Whether its checks can say more than its status does. */
  private boolean isComparable() {
    boolean newlyUnseen = is(after, Status.UNDETERMINED) && !is(before, Status.UNDETERMINED);
    return !newlyUnseen && !isIdle(after) && !is(after, Status.NOT_APPLICABLE);
  }

  /** Not asked at this gate, or not adopted yet. */
  private static boolean isIdle(SavedItem item) {
    return is(item, Status.NOT_DUE) || is(item, Status.NOT_ADOPTED);
  }

  private static boolean is(SavedItem item, Status status) {
    return item.status().equals(status.name());
  }

  private static String message(SavedItem item) {
    return Untrusted.shorten(item.message(), CheckLines.FIELD);
  }

  private static String place(FindingView finding) {
    return "%s: %s".formatted(finding.where(), Untrusted.shorten(finding.seen(), CheckLines.FIELD));
  }

  private static String seen(FindingView finding) {
    return "%s, wanted %s → %s"
        .formatted(
            place(finding),
            Untrusted.shorten(finding.wanted(), CheckLines.FIELD),
            Untrusted.shorten(finding.remedy(), CheckLines.FIELD));
  }
}
