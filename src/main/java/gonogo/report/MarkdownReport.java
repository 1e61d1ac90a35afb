package gonogo.report;

import gonogo.judge.Report;
import gonogo.judge.Report.ItemView;
import gonogo.judge.Report.SectionView;
import gonogo.model.Checklist;
import gonogo.model.Item;
import gonogo.report.TaskBoxes.Box;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes a report as the list that people agreed on, in Markdown: every item in its place, ticked where it is met, with
 * a line under it that says why, or why not.
 *
 * <p>A list that was written in Markdown comes back with every byte that people wrote, but for the boxes. Any other one
 * is made from the report alone.
 */
public final class MarkdownReport {
  private static final int DEEPEST = 6;
  private static final int FIELD = 1000;

  private MarkdownReport() {}

  /**
   * The list with the report in it; made from the report where an item does not stand in the text of the list.
   *
   * @param checklist the one that was judged
   */
  public static String write(Report report, Checklist checklist) {
    String text = checklist.source().text();
    if (!checklist.source().path().toLowerCase(Locale.ROOT).endsWith(".md")) {
      return write(report);
    }
    TaskBoxes boxes = TaskBoxes.in(text, MarkdownOriginal.start(text));
    Map<Box, MarkdownItem> known = known(report, checklist, boxes);
    return known.size() == report.checklist().items()
        ? MarkdownOriginal.with(text, MarkdownSummary.lines(report), boxes, known::get)
        : write(report);
  }

  private static Map<Box, MarkdownItem> known(Report report, Checklist checklist, TaskBoxes boxes) {
    Map<String, ItemView> items = new HashMap<>();
    report
        .sections()
        .forEach(section -> section.items().forEach(item -> items.put(item.id(), item)));
    Map<List<Integer>, ItemView> places = new HashMap<>();
    for (Item item : checklist.items()) {
      ItemView view = items.get(item.id());
      if (view != null) {
        places.put(List.of(item.place().line(), item.place().column()), view);
      }
    }
    Map<Box, MarkdownItem> known = new HashMap<>();
    for (Box box : boxes.boxes()) {
      ItemView view = places.get(List.of(box.line(), box.column()));
      if (view != null) {
        known.put(box, MarkdownItem.of(view));
      }
    }
    return known;
  }

  /** The list as the report holds it; ends with a line end. */
  public static String write(Report report) {
    List<String> lines = new ArrayList<>();
    lines.add("# " + MarkdownText.inline(report.checklist().title(), FIELD));
    lines.add("");
    lines.addAll(MarkdownSummary.lines(report));
    report.sections().forEach(section -> section(section, lines));
    return String.join("\n", lines) + "\n";
  }

  private static void section(SectionView section, List<String> lines) {
    int level = Math.clamp(section.path().size() + 1L, 2, DEEPEST);
    String title = section.path().isEmpty() ? "" : section.path().getLast();
    lines.add("");
    lines.add("#".repeat(level) + " " + MarkdownText.inline(title, FIELD));
    if (!section.items().isEmpty()) {
      lines.add("");
    }
    section.items().forEach(item -> item(MarkdownItem.of(item), lines));
  }

  private static void item(MarkdownItem item, List<String> lines) {
    String box = item.isTicked() ? "- [x] " : "- [ ] ";
    lines.add(box + MarkdownText.inline(item.item().text(), FIELD));
    MarkdownItem.quoted(item.lines(false)).forEach(line -> lines.add("  " + line));
  }
}
