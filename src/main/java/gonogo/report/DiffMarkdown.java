package gonogo.report;

import static gonogo.report.MarkdownTables.cell;
import static gonogo.report.MarkdownTables.id;
import static gonogo.report.MarkdownTables.line;

import gonogo.report.ItemChange.Group;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes what changed between two reports in Markdown, for a comment on a change. */
public final class DiffMarkdown {
  private static final int ROWS = 20;
  private static final int DETAILS = 4;

  private final ReportDiff diff;
  private final List<String> lines = new ArrayList<>();

  private DiffMarkdown(ReportDiff diff) {
    this.diff = diff;
  }

  /** A comment of a moderate length; its first line is the conclusion. */
  public static String write(ReportDiff diff, Instant now) {
    var markdown = new DiffMarkdown(diff);
    markdown.lines.add("**gonogo diff:** " + MarkdownText.inline(diff.conclusion()));
    markdown.heads(now);
    diff.notes().forEach(note -> markdown.paragraph("**Note:** " + MarkdownText.inline(note)));
    for (Group group : Group.values()) {
      markdown.group(group);
    }
    markdown.levers();
    return String.join("\n", markdown.lines) + "\n";
  }

  private void paragraph(String text) {
    lines.add("");
    lines.add(text);
  }

  private void table(String... names) {
    lines.add("");
    lines.add(line(names));
    lines.add("|" + " --- |".repeat(names.length));
  }

  private void heads(Instant now) {
    table("", "Verdict", "About", "Run", "Items");
    head("A", diff.before(), now);
    head("B", diff.after(), now);
  }

  private void head(String name, SavedReport report, Instant now) {
    var head = new SavedHead(report);
    String notes = head.notes().stream().map(note -> "; " + note).collect(Collectors.joining());
    lines.add(line(
        name,
        "**" + cell(head.word().text()) + "** " + cell(head.afterWord()),
        cell(head.subject()),
        cell(head.run(now) + notes),
        cell(report.countsText())));
  }

  private void group(Group group) {
    List<ItemChange> changes = diff.items(group);
    if (changes.isEmpty()) {
      return;
    }
    table(DiffText.title(group) + " " + changes.size(), "Change", "What");
    changes.stream().limit(ROWS).forEach(this::item);
    if (changes.size() > ROWS) {
      lines.add(line("and %d more".formatted(changes.size() - ROWS), "", ""));
    }
  }

  private void item(ItemChange change) {
    SavedItem item = change.item();
    List<String> details = new ArrayList<>(
        change.details().stream().limit(DETAILS).map(MarkdownTables::cell).toList());
    if (change.details().size() > DETAILS) {
      details.add("and %d more".formatted(change.details().size() - DETAILS));
    }
    lines.add(line(
        "**%s** %s, %s".formatted(cell(item.shortText()), id(item.id()), cell(item.severity())),
        cell(DiffText.status(change)),
        String.join("<br>", details)));
  }

  private void levers() {
    if (diff.levers().isEmpty()) {
      return;
    }
    table("Rests on", "Item", "What was moved");
    diff.levers().stream()
        .limit(ROWS)
        .forEach(change -> lines.add(line(
            cell(change.lever().lever()),
            change.lever().item() == null ? "" : id(change.lever().item()),
            cell(change.text()))));
    if (diff.levers().size() > ROWS) {
      lines.add(line("and %d more".formatted(diff.levers().size() - ROWS), "", ""));
    }
  }
}
