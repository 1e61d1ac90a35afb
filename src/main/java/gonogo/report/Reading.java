package gonogo.report;

import gonogo.judge.Reason;
import gonogo.judge.Report;
import gonogo.judge.Report.ItemView;
import gonogo.judge.Status;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A report with what every part of its text looks up.
 *
 * @param items by id, in checklist order
 * @param reasons by item: what keeps the verdict from GO
 * @param limits how much of each list is shown
 */
record Reading(
    Report report,
    SequencedMap<String, ItemView> items,
    SequencedMap<String, Reason> reasons,
    Limits limits) {

  /** How much is shown before a list ends in "and n more"; all of it stands in the JSON. */
  enum Limits {
    ROOMY(12, 4, 5),
    USUAL(8, 2, 4),
    TIGHT(4, 1, 3);

    /** How many items or groups in full. */
    final int items;

    /** How many findings of an item, and how many groups of a cause one by one. */
    final int details;

    /** How many names in a row. */
    final int names;

    Limits(int items, int details, int names) {
      this.items = items;
      this.details = details;
      this.names = names;
    }
  }

  static Reading of(Report report, Limits limits) {
    SequencedMap<String, ItemView> items = report.sections().stream()
        .flatMap(section -> section.items().stream())
        .collect(Collectors.toMap(
            ItemView::id, item -> item, (first, same) -> first, LinkedHashMap::new));
    SequencedMap<String, Reason> reasons = report.reasons().stream()
        .collect(Collectors.toMap(
            Reason::item, reason -> reason, (first, same) -> first, LinkedHashMap::new));
    return new Reading(report, items, reasons, limits);
  }

  List<ItemView> itemsThat(Predicate<ItemView> condition) {
    return items.values().stream().filter(condition).toList();
  }

  /** Whether the item is looked at, but does not decide yet. */
  static boolean isOnTrial(ItemView item) {
    return item.due() && !item.decides() && item.status() != Status.NOT_ADOPTED;
  }

  /** Whether the item keeps the verdict from GO. */
  boolean blocks(String item) {
    return reasons.containsKey(item);
  }

  /** How many of these items keep the verdict from GO. */
  int blocking(List<String> ids) {
    return (int) ids.stream().filter(this::blocks).count();
  }

  /** {@code 17 items, 11 blocking}. */
  String count(List<String> ids) {
    int blocking = blocking(ids);
    return blocking == ids.size()
        ? Words.count(blocking, "blocking item")
        : Words.count(ids.size(), "item") + ", " + (blocking == 0 ? "none" : blocking)
            + " blocking";
  }

  /** Ids of the items that keep the verdict from GO and hang on this one. */
  List<String> blockedDependents(String item) {
    return items.values().stream()
        .filter(other -> other.depends().contains(item) && blocks(other.id()))
        .map(ItemView::id)
        .toList();
  }
}
