package gonogo.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Heading;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Where the title and the boxes of a Markdown text stand, as CommonMark with task lists reads it.
 *
 * @param titleEnd the offset behind the first heading of level 1; -1 when there is none
 */
record TaskBoxes(int titleEnd, List<Box> boxes) {
  private static final Pattern BOX = Pattern.compile("\\[[ \\txX]][ \\t]");
  private static final char BYTE_ORDER_MARK = '\ufeff';

  /**
   * A box.
   *
   * @param line from 1
   * @param column of its bracket in the line, in UTF-16 units from 1
   * @param offset of its bracket in the text
   * @param end the offset behind the paragraph that it begins
   * @param quotation the offset of a quotation that follows on the next line; -1 when there is none
   */
  record Box(int line, int column, int offset, int end, int quotation) {}

  /**
   * Finds them.
   *
   * @param start where to begin to look for the title
   */
  static TaskBoxes in(String text, int start) {
    Node document = Parser.builder()
        .includeSourceSpans(IncludeSourceSpans.BLOCKS)
        .build()
        .parse(text.replace(BYTE_ORDER_MARK, ' '));
    List<Box> boxes = new ArrayList<>();
    document.accept(new AbstractVisitor() {
      @Override
      public void visit(ListItem item) {
        if (item.getFirstChild() instanceof Paragraph paragraph) {
          box(paragraph, text).ifPresent(boxes::add);
        }
        visitChildren(item);
      }
    });
    return new TaskBoxes(titleEnd(document, start), List.copyOf(boxes));
  }

  private static Optional<Box> box(Paragraph paragraph, String text) {
    SourceSpan first = paragraph.getSourceSpans().getFirst();
    int offset = first.getInputIndex();
    return BOX.matcher(text).region(offset, text.length()).lookingAt()
        ? Optional.of(new Box(
            first.getLineIndex() + 1,
            first.getColumnIndex() + 1,
            offset,
            end(paragraph),
            quotation(paragraph, text)))
        : Optional.empty();
  }

  private static int quotation(Paragraph paragraph, String text) {
    if (paragraph.getNext() instanceof BlockQuote quotation) {
      SourceSpan first = quotation.getSourceSpans().getFirst();
      int line = paragraph.getSourceSpans().getLast().getLineIndex();
      return first.getLineIndex() == line + 1 ? text.indexOf('>', first.getInputIndex()) : -1;
    }
    return -1;
  }

  private static int titleEnd(Node document, int start) {
    for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Heading heading && heading.getLevel() == 1 && end(heading) > start) {
        return end(heading);
      }
    }
    return -1;
  }

  private static int end(Block block) {
    SourceSpan last = block.getSourceSpans().getLast();
    return last.getInputIndex() + last.getLength();
  }
}
