package gonogo.report;

import gonogo.judge.Reason;
import gonogo.judge.Report.ItemView;
import gonogo.judge.Status;
import java.util.List;

/** The tables that every text in Markdown has, and how a table is written. */
final class MarkdownTables {
  private static final int ROWS = 12;
  private static final int FIELD = 240;

  private final Reading reading;
  private final List<String> lines;

  /** Adds to lines. */
  MarkdownTables(Reading reading, List<String> lines) {
    this.reading = reading;
    this.lines = lines;
  }

  /** What was seen to fail and keeps the verdict from GO; nothing when nothing does. */
  void blockedBy() {
    List<Reason> failed = reading.report().reasons().stream()
        .filter(reason -> reason.status() == Status.NOT_MET)
        .toList();
    if (failed.isEmpty()) {
      return;
    }
    table("Blocked by " + failed.size(), "Seen", "Wanted", "What to do");
    int shown = Math.min(failed.size(), ROWS);
    failed.subList(0, shown).forEach(this::blockedBy);
    if (shown < failed.size()) {
      row("and " + (failed.size() - shown) + " more, below");
    }
  }

  private void blockedBy(Reason reason) {
    ItemView item = reading.items().get(reason.item());
    String id = id(reason.item()) + ", " + reason.severity().text();
    List<Findings> findings = item == null ? List.of() : Findings.of(item);
    String name = item == null ? id : "**" + cell(ItemText.of(item)) + "** " + id;
    if (findings.isEmpty()) {
      row(name, cell(reason.message()), "", "");
      return;
    }
    Findings first = findings.getFirst();
    String more = findings.size() == 1 ? "" : " (and " + (findings.size() - 1) + " more)";
    row(
        name,
        cell(first.where() + ": " + Untrusted.shorten(first.seen(), FIELD) + more),
        cell(first.wanted()),
        cell(first.remedy()));
  }

  /** What could not be seen, by what helps. */
  void couldNotSee() {
    List<Cluster> clusters = Cluster.of(reading);
    if (clusters.isEmpty()) {
      return;
    }
    int unseen = reading.report().counts().getOrDefault(Status.UNDETERMINED, 0);
    table("Could not see " + unseen, "Items", "What happened", "What helps");
    int shown = Math.min(clusters.size(), ROWS);
    clusters.subList(0, shown).forEach(this::couldNotSee);
    if (shown < clusters.size()) {
      List<String> rest = clusters.subList(shown, clusters.size()).stream()
          .flatMap(cluster -> cluster.items().stream())
          .distinct()
          .toList();
      row("other causes", reading.count(rest));
    }
  }

  private void couldNotSee(Cluster cluster) {
    List<String> items = cluster.items();
    row(
        cluster.cause().name(),
        cell(reading.count(items) + ": " + Words.some(items, reading.limits().names)),
        cell(cluster.what(reading)),
        cluster.remedy());
  }

  void paragraph(String text) {
    lines.add("");
    lines.add(text);
  }

  void table(String... names) {
    lines.add("");
    row(names);
    lines.add("|" + " --- |".repeat(names.length));
  }

  /** Cells that are left out are empty. */
  void row(String... cells) {
    lines.add(line(cells));
  }

  static String line(String... cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  static String cell(String text) {
    return MarkdownText.inline(text, 2 * FIELD);
  }

  static String id(String id) {
    return MarkdownText.code(Untrusted.shorten(id, FIELD));
  }
}
