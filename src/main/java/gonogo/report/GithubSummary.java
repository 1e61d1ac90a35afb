package gonogo.report;

import static gonogo.report.MarkdownTables.cell;
import static gonogo.report.MarkdownTables.id;

import gonogo.judge.Lever;
import gonogo.judge.Report;
import gonogo.judge.Report.ItemView;
import gonogo.judge.Report.Run;
import gonogo.judge.Status;
import gonogo.judge.Verdict;
import gonogo.report.Reading.Limits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes the summary of a job for GitHub Actions, in Markdown: the verdict with its gate and scope, what blocks it, what
 * could not be seen and what helps, and all items folded away.
 */
public final class GithubSummary {
  /** Bytes after which no item is added. GitHub drops a summary of more than 1 MiB. */
  private static final int ROOM = 60_000;

  private static final int FIELD = 160;
  private static final int NAMES = 6;

  private final Reading reading;
  private final Report report;
  private final @Nullable String whole;
  private final List<String> lines = new ArrayList<>();
  private final MarkdownTables tables;

  private GithubSummary(Report report, @Nullable String whole) {
    this.report = report;
    this.whole = whole;
    this.reading = Reading.of(report, Limits.USUAL);
    this.tables = new MarkdownTables(reading, lines);
  }

  /**
   * Lines to be appended to the file that {@code GITHUB_STEP_SUMMARY} names.
   *
   * @param whole the file in which people read all of it; null when there is none
   */
  public static String write(Report report, @Nullable String whole) {
    var summary = new GithubSummary(report, whole);
    summary.head();
    summary.tables.blockedBy();
    summary.tables.couldNotSee();
    summary.beside();
    summary.items();
    summary.end();
    return String.join("\n", summary.lines) + "\n";
  }

  private void head() {
    lines.add("## %s %s · %s · gate %s"
        .formatted(
            mark(report.verdict()),
            Subject.word(report.verdict()),
            MarkdownText.inline(Subject.target(report), 2 * FIELD),
            MarkdownText.inline(report.run().phase(), FIELD)));
    Run run = report.run();
    tables.paragraph("**%s**".formatted(MarkdownText.inline(Subject.afterWord(report), 2 * FIELD)));
    tables.paragraph(MarkdownText.inline(
        "%s version %d · as of %s · %s · run %s · %s"
            .formatted(
                Untrusted.shorten(report.checklist().id(), FIELD),
                report.checklist().version(),
                Words.instant(run.asOf()),
                Words.duration(Duration.between(run.startedAt(), run.finishedAt())),
                run.id(),
                Words.madeBy(run.engine())),
        4 * FIELD));
    Subject.notes(report)
        .forEach(note -> tables.paragraph("**Note:** " + MarkdownText.inline(note, FIELD)));
  }

  private static String mark(Verdict verdict) {
    return switch (verdict) {
      case GO -> "✅";
      case NO_GO -> "⛔";
      case INCOMPLETE -> "❔";
    };
  }

  /** What does not keep the verdict from GO, but must be known beside it. */
  private void beside() {
    List<String> parts = new ArrayList<>();
    addItems("Waived", reading.itemsThat(item -> item.status() == Status.WAIVED), parts);
    addItems(
        "Not met, but minor",
        reading.itemsThat(item ->
            item.status() == Status.NOT_MET && item.decides() && !reading.blocks(item.id())),
        parts);
    addItems(
        "On trial",
        reading.itemsThat(
            item -> item.due() && !item.decides() && item.status() != Status.NOT_ADOPTED),
        parts);
    addItems("Concerns", reading.itemsThat(item -> !item.concerns().isEmpty()), parts);
    Map<String, Long> levers = report.restsOn().stream()
        .collect(Collectors.groupingBy(Lever::lever, LinkedHashMap::new, Collectors.counting()));
    parts.add(
        levers.isEmpty()
            ? "Rests on evidence alone"
            : levers.entrySet().stream()
                .limit(2 * NAMES)
                .map(lever -> "%s %d".formatted(cell(lever.getKey()), lever.getValue()))
                .collect(Collectors.joining(", ", "**Rests on:** ", "")));
    parts.forEach(tables::paragraph);
  }

  private static void addItems(String title, List<ItemView> items, List<String> parts) {
    if (items.isEmpty()) {
      return;
    }
    String rest = items.size() > NAMES ? " and " + (items.size() - NAMES) + " more" : "";
    parts.add(items.stream()
        .limit(NAMES)
        .map(item -> item.waiver() == null
            ? id(item.id())
            : id(item.id()) + " until " + cell(Words.instant(item.waiver().expires())))
        .collect(Collectors.joining(", ", "**" + title + " " + items.size() + ":** ", rest)));
  }

  /** Every item, as long as there is room. */
  private void items() {
    String missing = Subject.missing(report);
    lines.add("");
    lines.add("<details><summary>All items: %s = %d%s</summary>"
        .formatted(
            String.join(" · ", Subject.counts(report)),
            Subject.sum(report),
            missing.isEmpty() ? "" : "; " + missing));
    tables.table("Item", "Severity", "Status", "What was seen");
    int room = ROOM - bytes(String.join("\n", lines));
    int left = reading.items().size();
    for (ItemView item : reading.items().values()) {
      String row = row(item);
      room -= bytes(row) + 1;
      if (room < 0) {
        break;
      }
      lines.add(row);
      left--;
    }
    lines.add("");
    if (left > 0) {
      lines.add("and " + Words.count(left, "more item"));
      lines.add("");
    }
    lines.add("</details>");
  }

  private static String row(ItemView item) {
    String status =
        item.cause() == null ? item.status().name() : item.status() + " (" + item.cause() + ")";
    return MarkdownTables.line(
        MarkdownText.inline(ItemText.of(item), FIELD) + " " + id(item.id()),
        MarkdownText.inline(item.severity(), FIELD),
        item.due() && !item.decides() ? status + ", on trial" : status,
        item.message().isBlank() ? "" : MarkdownText.inline(item.message(), FIELD));
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private void end() {
    if (whole != null) {
      tables.paragraph("The whole report: " + MarkdownText.code(Untrusted.shorten(whole, FIELD)));
    }
  }
}
