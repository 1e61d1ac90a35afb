package gonogo.report;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/** How many of each thing a Markdown text is made of; code spans and text are not counted. */
record MarkdownShape(
    int tasks,
    int ticked,
    int headings,
    int lists,
    int items,
    int quotes,
    int tables,
    int cells,
    int strong,
    int emphasis,
    int links,
    int html,
    int breaks,
    int code) {
  static final List<Extension> EXTENSIONS =
      List.of(TablesExtension.create(), TaskListItemsExtension.create());

  static Node parse(String text) {
    return Parser.builder().extensions(EXTENSIONS).build().parse(text);
  }

  static MarkdownShape of(String text) {
    Node document = parse(text);
    return new MarkdownShape(
        count(document, TaskListItemMarker.class),
        ticked(document),
        count(document, Heading.class),
        count(document, ListBlock.class),
        count(document, ListItem.class),
        count(document, BlockQuote.class),
        count(document, TableBlock.class),
        count(document, TableCell.class),
        count(document, StrongEmphasis.class),
        count(document, Emphasis.class),
        count(document, Link.class, Image.class, LinkReferenceDefinition.class),
        count(document, HtmlBlock.class, HtmlInline.class),
        count(document, HardLineBreak.class, SoftLineBreak.class, ThematicBreak.class),
        count(document, FencedCodeBlock.class, IndentedCodeBlock.class));
  }

  private static int ticked(Node node) {
    int ticked = node instanceof TaskListItemMarker marker && marker.isChecked() ? 1 : 0;
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      ticked += ticked(child);
    }
    return ticked;
  }

  @SafeVarargs
  private static int count(Node node, Class<? extends Node>... types) {
    int count = 0;
    for (Class<? extends Node> type : types) {
      count += type.isInstance(node) ? 1 : 0;
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      count += count(child, types);
    }
    return count;
  }
}
