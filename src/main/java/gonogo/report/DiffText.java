package gonogo.report;

import gonogo.report.ItemChange.Group;
import java.time.Instant;
import java.util.List;

/** Writes what changed between two reports for a terminal, for {@code gonogo diff}. */
public final class DiffText {
  private static final int ITEMS = 20;
  private static final int DETAILS = 6;

  private final ReportDiff diff;
  private final boolean verbose;
  private final Page page;

  private DiffText(ReportDiff diff, boolean verbose, Options options) {
    this.diff = diff;
    this.verbose = verbose;
    this.page = new Page(options);
  }

  /**
   * Lines of at most the given width, each with a line end. The last says why the exit status is what it is.
   *
   * @param verbose whether long lists are shown to their end
   */
  public static String write(ReportDiff diff, Instant now, boolean verbose, Options options) {
    var text = new DiffText(diff, verbose, options);
    text.head("A", new SavedHead(diff.before()), now);
    text.head("B", new SavedHead(diff.after()), now);
    diff.notes().forEach(note -> text.page.line(0, 2, Span.bold("!"), Span.of(note)));
    text.group(Group.WORSE);
    text.group(Group.UNSEEN);
    text.group(Group.FIXED);
    text.group(Group.OTHER);
    text.levers();
    text.end();
    return text.page.toString();
  }

  private void head(String name, SavedHead head, Instant now) {
    page.line(0, 2, Span.bold(name), head.word(), Span.of(head.afterWord()));
    page.line(2, 4, Span.of(head.subject()));
    page.line(2, 4, Span.faint(head.run(now)));
    head.notes().forEach(note -> page.line(2, 4, Span.bold(note)));
  }

  static String title(Group group) {
    return switch (group) {
      case WORSE -> "WORSE";
      case UNSEEN -> "NEWLY UNSEEN";
      case FIXED -> "FIXED";
      case OTHER -> "OTHER CHANGES";
    };
  }

  private static Span mark(Group group) {
    return switch (group) {
      case WORSE -> new Span(Style.BAD, "✗");
      case UNSEEN -> new Span(Style.UNSURE, "?");
      case FIXED -> new Span(Style.GOOD, "+");
      case OTHER -> Span.of("·");
    };
  }

  private void group(Group group) {
    List<ItemChange> changes = diff.items(group);
    if (changes.isEmpty()) {
      return;
    }
    page.blank();
    page.line(0, Span.bold(title(group) + " " + changes.size()));
    int shown = verbose ? changes.size() : Math.min(ITEMS, changes.size());
    changes.subList(0, shown).forEach(this::item);
    if (shown < changes.size()) {
      page.line(1, 5, mark(group), Span.of("and %d more: -v".formatted(changes.size() - shown)));
    }
  }

  private void item(ItemChange change) {
    SavedItem item = change.item();
    page.line(
        1,
        5,
        mark(change.group()),
        Span.bold(item.id()),
        Span.of(" " + item.shortText()),
        Span.faint("(" + item.severity() + ")"),
        Span.of(status(change)));
    List<String> details = change.details();
    int shown = verbose ? details.size() : Math.min(DETAILS, details.size());
    details.subList(0, shown).forEach(detail -> page.line(5, 7, Span.of(detail)));
    if (shown < details.size()) {
      page.line(5, 7, Span.of("and %d more: -v".formatted(details.size() - shown)));
    }
  }

  static String status(ItemChange change) {
    return change.from().equals(change.to())
        ? "still " + change.to()
        : change.from() + " → " + change.to();
  }

  private void levers() {
    if (diff.levers().isEmpty()) {
      return;
    }
    page.blank();
    page.line(0, Span.bold("LEVERS, on which the verdict rests"));
    for (LeverChange change : diff.levers()) {
      var lever = change.lever();
      page.line(
          1,
          5,
          mark(change.worse() ? Group.WORSE : Group.OTHER),
          Span.bold(lever.item() == null ? lever.lever() : lever.lever() + " " + lever.item()),
          Span.of(change.text()));
    }
  }

  private void end() {
    page.blank();
    page.line(1, 3, Span.of("A: " + diff.before().countsText()));
    page.line(1, 3, Span.of("B: " + diff.after().countsText()));
    page.line(
        0,
        2,
        new Span(
            diff.worse() ? Style.BAD : Style.BOLD,
            diff.conclusion() + "; exit " + (diff.worse() ? 1 : 0)));
  }
}
