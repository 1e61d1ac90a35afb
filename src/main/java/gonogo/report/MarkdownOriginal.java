package gonogo.report;

import gonogo.report.TaskBoxes.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts a summary, ticks and lines into the Markdown that people wrote, and leaves every other byte as it is. */
final class MarkdownOriginal {
  private static final Pattern LINE_END = Pattern.compile("\r\n|\n|\r");
  private static final Pattern FRONT_MATTER =
      Pattern.compile("\ufeff?(---[ \\t]*\\R(?s:.*?)\\R---[ \\t]*(\\R|$))?");
  private static final Pattern BLANK_LINE_OR_END = Pattern.compile("[ \\t]*(\\R|$)");

  private final String text;
  private final String lineEnd;
  private final List<Edit> edits = new ArrayList<>();

  private MarkdownOriginal(String text) {
    this.text = text;
    Matcher first = LINE_END.matcher(text);
    this.lineEnd = first.find() ? first.group() : "\n";
  }

  /** Text to put in place of what stands between two offsets. */
  private record Edit(int start, int end, String text) {}

  /** What is known of a box; null for one that belongs to no item. */
  interface Known {
    @Nullable
    MarkdownItem at(Box box);
  }

  /** The text with all of it. */
  static String with(String text, List<String> summary, TaskBoxes boxes, Known known) {
    var original = new MarkdownOriginal(text);
    original.summary(summary, boxes.titleEnd());
    boxes.boxes().forEach(box -> original.box(box, known.at(box)));
    return original.edited();
  }

  /** Where the text of a file begins: after a byte order mark and front matter. */
  static int start(String text) {
    Matcher matcher = FRONT_MATTER.matcher(text);
    return matcher.lookingAt() ? matcher.end() : 0;
  }

  private void summary(List<String> lines, int titleEnd) {
    String block = String.join(lineEnd, lines);
    if (titleEnd < 0) {
      int start = start(text);
      edits.add(new Edit(start, start, block + lineEnd + lineEnd));
      return;
    }
    int end = endOfLine(titleEnd);
    Matcher next = LINE_END.matcher(text).region(end, text.length());
    boolean parted = !next.lookingAt()
        || BLANK_LINE_OR_END.matcher(text).region(next.end(), text.length()).lookingAt();
    edits.add(new Edit(end, end, lineEnd + lineEnd + block + (parted ? "" : lineEnd)));
  }

  /** A tick that nothing stands behind is taken away, also where no item belongs to the box. */
  private void box(Box box, @Nullable MarkdownItem item) {
    boolean claimed = "xX".indexOf(text.charAt(box.offset() + 1)) >= 0;
    boolean ticked = item != null && item.isTicked();
    if (claimed != ticked) {
      edits.add(new Edit(box.offset() + 1, box.offset() + 2, ticked ? "x" : " "));
    }
    List<String> lines = item == null
        ? List.of("not an item of the checklist: nothing looked at it")
        : item.lines(claimed);
    boolean quotation = box.quotation() >= 0;
    String prefix = lineEnd + prefix(quotation ? box.quotation() : box.offset());
    List<String> marked = quotation ? MarkdownItem.listed(lines) : MarkdownItem.quoted(lines);
    int end = endOfLine(box.end());
    edits.add(new Edit(end, end, prefix + String.join(prefix, marked)));
  }

  /**
   * What a line needs to stand below what begins at an offset, in the same item: the quotations around it, and blanks as
   * wide as the markers before it.
   */
  private String prefix(int offset) {
    int start = offset;
    while (start > 0 && "\r\n".indexOf(text.charAt(start - 1)) < 0) {
      start--;
    }
    StringBuilder prefix = new StringBuilder();
    text.substring(start, offset)
        .chars()
        .map(character -> character == '>' || character == '\t' ? character : ' ')
        .forEach(character -> prefix.append((char) character));
    return prefix.toString();
  }

  private int endOfLine(int offset) {
    Matcher next = LINE_END.matcher(text);
    return next.find(offset) ? next.start() : text.length();
  }

  private String edited() {
    edits.sort(Comparator.comparingInt(Edit::start));
    StringBuilder edited = new StringBuilder();
    int done = 0;
    for (Edit edit : edits) {
      edited.append(text, done, edit.start()).append(edit.text());
      done = edit.end();
    }
    return edited.append(text, done, text.length()).toString();
  }
}
