package gonogo.report;

import gonogo.report.ItemChange.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What changed from one report to a later one. It is the same or better only when that is seen: what cannot be told is
 * worse.
 *
 * @param notes why the two may not be about the same
 * @param items those that changed, in the order of the later checklist, those that are gone last
 * @param others what else makes the later one worse
 */
public record ReportDiff(
    SavedReport before,
    SavedReport after,
    List<String> notes,
    List<ItemChange> items,
    List<LeverChange> levers,
    List<String> others) {

  /**
   * Compares two whole reports of one checklist.
   *
   * @param verbose whether measured values that stay on their side of a limit are shown
   */
  public static ReportDiff of(SavedReport before, SavedReport after, boolean verbose) {
    return new ReportDiff(
        before,
        after,
        notes(before, after),
        items(before, after, verbose),
        LeverComparison.of(before, after),
        others(before, after));
  }

  private static List<ItemChange> items(SavedReport before, SavedReport after, boolean verbose) {
    List<ItemChange> changes = new ArrayList<>();
    for (SavedItem item : after.items()) {
      before
          .item(item.id())
          .ifPresentOrElse(
              was -> ItemComparison.of(was, item, verbose).ifPresent(changes::add),
              () -> changes.add(ItemComparison.appeared(item)));
    }
    before.items().stream()
        .filter(item -> after.item(item.id()).isEmpty())
        .forEach(item -> changes.add(ItemComparison.gone(item)));
    return List.copyOf(changes);
  }

  private static List<String> others(SavedReport before, SavedReport after) {
    List<String> others = new ArrayList<>();
    if (rank(after.verdict()) > rank(before.verdict())) {
      others.add(
          "verdict %s → %s".formatted(before.verdict(), Untrusted.shorten(after.verdict(), 100)));
    }
    if (!after.run().end().equals("completed")
        && !after.run().end().equals(before.run().end())) {
      others.add("the run ended early");
    }
    if (after.run().startedAt().isBefore(before.run().startedAt())) {
      others.add("B is older than A; swap them?");
    }
    return others;
  }

  /** The best first; what is not known is the worst. */
  private static int rank(String verdict) {
    return switch (verdict) {
      case "GO" -> 0;
      case "INCOMPLETE" -> 1;
      case "NO_GO" -> 2;
      default -> 3;
    };
  }

  private static List<String> notes(SavedReport before, SavedReport after) {
    List<String> notes = new ArrayList<>();
    differs("environment", before.environment(), after.environment(), notes);
    differs("product", said(before.release().product()), said(after.release().product()), notes);
    differs("gate", before.run().phase(), after.run().phase(), notes);
    differs("scope", before.run().scope(), after.run().scope(), notes);
    differs(
        "version of the checklist",
        before.checklist().version(),
        after.checklist().version(),
        notes);
    differs("version of gonogo", before.run().engine(), after.run().engine(), notes);
    if (!before.checklist().sha256().equals(after.checklist().sha256())) {
      notes.add(
          "another text of the checklist: settings in it that no limit shows are not compared");
    }
    List<String> inputs = after.run().inputs().entrySet().stream()
        .filter(input -> !Objects.requireNonNullElse(
                before.run().inputs().get(input.getKey()), input.getValue())
            .equals(input.getValue()))
        .map(Map.Entry::getKey)
        .toList();
    if (!inputs.isEmpty()) {
      notes.add("files that changed: " + Words.some(inputs, 6));
    }
    return notes;
  }

  private static void differs(String what, String before, String after, List<String> notes) {
    if (!before.equals(after)) {
      notes.add("another %s: %s → %s"
          .formatted(what, Untrusted.shorten(before, 200), Untrusted.shorten(after, 200)));
    }
  }

  private static String said(@Nullable String text) {
    return Objects.requireNonNullElse(text, "not named");
  }

  /** Those of a group, in order. */
  List<ItemChange> items(Group group) {
    return items.stream().filter(change -> change.group() == group).toList();
  }

  /** Whether it is not seen to be the same or better. */
  public boolean worse() {
    return !others.isEmpty()
        || items.stream().anyMatch(change -> change.group().worse())
        || levers.stream().anyMatch(LeverChange::worse);
  }

  /** Why, in one line. */
  String conclusion() {
    int fixed = items(Group.FIXED).size();
    if (!worse()) {
      return fixed > 0
          ? "better: %s fixed, nothing worse".formatted(Words.count(fixed, "item"))
          : items.isEmpty() && levers.isEmpty()
              ? "the same: nothing changed"
              : "the same: nothing that decides is worse";
    }
    int worse = items(Group.WORSE).size();
    int unseen = items(Group.UNSEEN).size();
    int moved = (int) levers.stream().filter(LeverChange::worse).count();
    return Stream.concat(
            others.stream(),
            Stream.of(
                    worse == 0 ? "" : Words.count(worse, "item") + " worse",
                    unseen == 0 ? "" : Words.count(unseen, "item") + " newly unseen",
                    moved == 0 ? "" : Words.count(moved, "lever") + " moved",
                    fixed == 0 ? "" : Words.count(fixed, "item") + " fixed")
                .filter(part -> !part.isEmpty()))
        .reduce((left, right) -> left + ", " + right)
        .map("worse: "::concat)
        .orElseThrow();
  }
}
