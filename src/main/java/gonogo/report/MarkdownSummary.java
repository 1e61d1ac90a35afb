package gonogo.report;

import gonogo.judge.Lever;
import gonogo.judge.Reason;
import gonogo.judge.Report;
import gonogo.judge.Report.ItemView;
import gonogo.judge.Report.Run;
import gonogo.judge.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The block at the head of the Markdown report: the verdict and all that it must not be read without. It neither begins
 * nor ends with a list, so that none of the text around it becomes a part of it.
 */
final class MarkdownSummary {
  private static final int ROWS = 12;
  private static final int FIELD = 240;

  private final Reading reading;
  private final Report report;
  private final List<String> lines = new ArrayList<>();

  private MarkdownSummary(Report report) {
    this.reading = Reading.of(report, Reading.Limits.USUAL);
    this.report = report;
  }

  /** Lines without line ends, the first and the last of them not blank. */
  static List<String> lines(Report report) {
    var summary = new MarkdownSummary(report);
    summary.verdict();
    summary.subject();
    summary.blockedBy();
    summary.couldNotSee();
    summary.restsOn();
    summary.counts();
    return List.copyOf(summary.lines);
  }

  private void verdict() {
    lines.add("**%s** %s"
        .formatted(
            Subject.word(report.verdict()), MarkdownText.inline(Subject.afterWord(report), FIELD)));
    Subject.notes(report.run())
        .forEach(note -> paragraph("**Note:** " + MarkdownText.inline(note, FIELD)));
  }

  private void subject() {
    Run run = report.run();
    table("Release", "Environment", "Gate", "Checklist", "As of", "Run");
    String release = Subject.release(report.release());
    row(
        cell((release.isEmpty() ? "not named" : release) + window()),
        cell(report.environment().name() + labels()),
        cell(run.phase()),
        cell(report.checklist().id() + " version " + report.checklist().version()),
        cell(Words.instant(run.asOf())),
        cell("%s, %s, %s %s"
            .formatted(
                run.id(),
                Words.duration(Duration.between(run.startedAt(), run.finishedAt())),
                run.engine().name(),
                run.engine().version())));
  }

  private String window() {
    var window = report.release().window();
    return window == null
        ? ""
        : ", window %s to %s".formatted(Words.instant(window.start()), Words.instant(window.end()));
  }

  private String labels() {
    Map<String, String> labels = report.environment().labels();
    return labels.isEmpty()
        ? ""
        : labels.entrySet().stream()
            .map(label -> Untrusted.shorten(label.getKey(), 60) + "="
                + Untrusted.shorten(label.getValue(), 60))
            .collect(Collectors.joining(", ", " (", ")"));
  }

  private void blockedBy() {
    List<Reason> failed = report.reasons().stream()
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

  private void couldNotSee() {
    List<Cluster> clusters = Cluster.of(reading);
    if (clusters.isEmpty()) {
      return;
    }
    int unseen = report.counts().getOrDefault(Status.UNDETERMINED, 0);
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

  private void restsOn() {
    Map<String, List<Lever>> levers = report.restsOn().stream()
        .collect(Collectors.groupingBy(Lever::lever, LinkedHashMap::new, Collectors.toList()));
    if (levers.isEmpty()) {
      paragraph("Rests on evidence alone: nothing was waived, declared or adjusted.");
      return;
    }
    table("Rests on", "Item", "What was moved", "Where");
    levers.values().forEach(moved -> {
      int shown = Math.min(moved.size(), ROWS);
      moved.subList(0, shown).forEach(this::lever);
      if (shown < moved.size()) {
        row(cell(moved.getFirst().lever()), "and " + (moved.size() - shown) + " more");
      }
    });
  }

  private void lever(Lever lever) {
    row(
        cell(lever.lever()),
        lever.item() == null ? "" : id(lever.item()),
        cell(
            lever.from() == null
                ? lever.to()
                : Untrusted.shorten(lever.from(), FIELD) + " → " + lever.to()),
        lever.where() == null ? "" : cell(lever.where()));
  }

  private void counts() {
    String missing = Subject.missing(report);
    paragraph(
        "Items: " + String.join(" · ", Subject.counts(report)) + " = " + Subject.sum(report)
            + (missing.isEmpty() ? "" : "; **" + missing + "**") + ". "
            + "A box is ticked where gonogo found the item met; the line under it says why, or why not.");
  }

  private void paragraph(String text) {
    lines.add("");
    lines.add(text);
  }

  private void table(String... names) {
    lines.add("");
    row(names);
    lines.add("|" + " --- |".repeat(names.length));
  }

  /** Cells that are left out are empty. */
  private void row(String... cells) {
    lines.add("| " + String.join(" | ", cells) + " |");
  }

  private static String cell(String text) {
    return MarkdownText.inline(text, 2 * FIELD);
  }

  private static String id(String id) {
    return MarkdownText.code(Untrusted.shorten(id, FIELD));
  }
}
