package gonogo.checklist;

import gonogo.model.Place;
import gonogo.model.Source;
import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** A Markdown file, parsed, and where in it each thing stands. A byte order mark is kept, but is no part of the first line. */
final class MarkdownFile {
  private static final Parser PARSER = Parser.builder()
      .extensions(List.of(TaskListItemsExtension.create(), TablesExtension.create()))
      .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
      .build();

  private final Source source;
  private final String text;
  private final List<String> lines;

  MarkdownFile(Source source) {
    this.source = source;
    this.text = source.text().startsWith(YamlEvents.BYTE_ORDER_MARK)
        ? source.text().substring(YamlEvents.BYTE_ORDER_MARK.length())
        : source.text();
    this.lines = text.lines().toList();
  }

  Node document() {
    return PARSER.parse(text);
  }

  /** What a span covers. */
  String text(SourceSpan span) {
    int from = span.getColumnIndex();
    return lines.get(span.getLineIndex()).substring(from, from + span.getLength());
  }

  /**
   * A place; its column counts code points, like that of YAML, but a byte order mark too.
   *
   * @param index of the character in what the span covers
   */
  Place place(SourceSpan span, int index) {
    int line = span.getLineIndex();
    int before = lines.get(line).codePointCount(0, span.getColumnIndex() + index);
    int mark = line == 0 ? source.text().length() - text.length() : 0;
    return new Place(source.path(), line + 1, before + mark + 1);
  }

  Place place(SourceSpan span) {
    return place(span, 0);
  }

  /** The whole of it. */
  Place place() {
    return Place.of(source.path());
  }
}
