package gonogo.report;

import static gonogo.report.MarkdownTables.cell;
import static gonogo.report.MarkdownTables.id;

import gonogo.judge.Lever;
import gonogo.judge.Report;
import gonogo.judge.Report.Run;
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

  private final Report report;
  private final List<String> lines = new ArrayList<>();
  private final MarkdownTables tables;

  private MarkdownSummary(Report report) {
    this.report = report;
    this.tables = new MarkdownTables(Reading.of(report, Reading.Limits.USUAL), lines);
  }

  /** Lines without line ends, the first and the last of them not blank. */
  static List<String> lines(Report report) {
    var summary = new MarkdownSummary(report);
    summary.verdict();
    summary.subject();
    summary.tables.blockedBy();
    summary.tables.couldNotSee();
    summary.restsOn();
    summary.counts();
    return List.copyOf(summary.lines);
  }

  private void verdict() {
    lines.add("**%s** %s"
        .formatted(
            Subject.word(report.verdict()), MarkdownText.inline(Subject.afterWord(report), FIELD)));
    Subject.notes(report)
        .forEach(note -> tables.paragraph("**Note:** " + MarkdownText.inline(note, FIELD)));
  }

  private void subject() {
    Run run = report.run();
    tables.table("Release", "Environment", "Gate", "Checklist", "As of", "Run");
    String release = Subject.release(report.release());
    tables.row(
        cell((release.isEmpty() ? "not named" : release) + window()),
        cell(report.environment().name() + labels()),
        cell(run.phase()),
        cell(report.checklist().id() + " version " + report.checklist().version()),
        cell(Words.instant(run.asOf())),
        cell("%s, %s, %s"
            .formatted(
                run.id(),
                Words.duration(Duration.between(run.startedAt(), run.finishedAt())),
                Words.madeBy(run.engine()))));
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

  private void restsOn() {
    Map<String, List<Lever>> levers = report.restsOn().stream()
        .collect(Collectors.groupingBy(Lever::lever, LinkedHashMap::new, Collectors.toList()));
    if (levers.isEmpty()) {
      tables.paragraph("Rests on evidence alone: nothing was waived, declared or adjusted.");
      return;
    }
    tables.table("Rests on", "Item", "What was moved", "Where");
    levers.values().forEach(moved -> {
      int shown = Math.min(moved.size(), ROWS);
      moved.subList(0, shown).forEach(this::lever);
      if (shown < moved.size()) {
        tables.row(cell(moved.getFirst().lever()), "and " + (moved.size() - shown) + " more");
      }
    });
  }

  private void lever(Lever lever) {
    tables.row(
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
    tables.paragraph(
        "Items: " + String.join(" · ", Subject.counts(report)) + " = " + Subject.sum(report)
            + (missing.isEmpty() ? "" : "; **" + missing + "**") + ". "
            + "A box is ticked where gonogo found the item met; the line under it says why, or why not.");
  }
}
