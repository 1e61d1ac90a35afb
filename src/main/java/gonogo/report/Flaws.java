package gonogo.report;

import gonogo.judge.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What shows that a report is not as gonogo wrote it: a part is missing, or two parts contradict each other. */
final class Flaws {
  private final SavedReport report;
  private final List<String> flaws = new ArrayList<>();

  private Flaws(SavedReport report) {
    this.report = report;
  }

  static List<String> of(SavedReport report) {
    Flaws flaws = new Flaws(report);
    flaws.items();
    flaws.numbers();
    flaws.verdict();
    return flaws.flaws;
  }

  private void items() {
    Set<String> seen = new HashSet<>();
    for (SavedItem item : report.items()) {
      String id = Untrusted.shorten(item.id(), 100);
      if (id.isEmpty()) {
        flaws.add("an item has no id");
      } else if (!seen.add(item.id())) {
        flaws.add("the item " + id + " is there twice");
      }
      if (item.status().isEmpty()) {
        flaws.add("the item " + id + " has no status");
      }
      item.known()
          .filter(status -> status.ok() != item.ok())
          .ifPresent(status ->
              flaws.add("the item %s is %s and says ok: %s".formatted(id, status, item.ok())));
    }
  }

  private void numbers() {
    int items = report.items().size();
    if (report.checklist().items() != items) {
      flaws.add("its checklist has %s, and it holds %s"
          .formatted(number(report.checklist().items()), number(items)));
    }
    long decide = report.items().stream().filter(SavedItem::decides).count();
    if (report.decides() != decide) {
      flaws.add("%s decide by its head, and %d by themselves"
          .formatted(number(report.decides()), decide));
    }
    var tally = report.tally();
    Set<String> statuses = new LinkedHashSet<>(tally.keySet());
    statuses.addAll(report.counts().keySet());
    for (String status : statuses) {
      long said = report.counts().getOrDefault(status, 0L);
      long counted = tally.getOrDefault(status, 0L);
      if (said != counted) {
        flaws.add(
            "it says %s %d, and holds %d".formatted(Untrusted.shorten(status, 100), said, counted));
      }
    }
  }

  private static String number(long items) {
    return items < 0 ? "no number of items" : items == 1 ? "1 item" : items + " items";
  }

  private void verdict() {
    if (report.verdict().isEmpty()) {
      flaws.add("it has no verdict");
    }
    if (report.go() != report.verdict().equals(Verdict.GO.name())) {
      flaws.add("its verdict is %s, and it says go: %s"
          .formatted(Untrusted.shorten(report.verdict(), 100), report.go()));
    }
    if (report.go() && !report.reasons().isEmpty()) {
      flaws.add("it is a GO, and has reasons why it is none");
    }
  }
}
