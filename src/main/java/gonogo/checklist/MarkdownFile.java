package gonogo.checklist;

import gonogo.model.Place;
import gonogo.model.Source;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
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

  private static final Pattern MARK = Pattern.compile("---[ \\t]*");
  private static final Pattern KEY = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*[ \\t]*:(?:\\s|$)");
  private static final Pattern BOX = Pattern.compile("[\\s>]*(?:[-+*]|[0-9]{1,9}[.)])\\s*\\[");

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

  /** The text as Markdown; front matter, which Markdown would take for a heading, is blank. */
  Node document() {
    int front = frontMatter(lines);
    List<String> blanked = new ArrayList<>(Collections.nCopies(front, ""));
    blanked.addAll(lines.subList(front, lines.size()));
    return PARSER.parse(String.join("\n", blanked));
  }

  /**
   * How many lines the YAML takes that stands between two lines {@code ---} before all else; 0 when
   * none does. Between two lines drawn across may stand tasks: what holds one is a part of the list.
   */
  private static int frontMatter(List<String> lines) {
    if (lines.size() < 3
        || !MARK.matcher(lines.get(0)).matches()
        || !KEY.matcher(lines.get(1)).lookingAt()) {
      return 0;
    }
    for (int i = 1; i < lines.size(); i++) {
      if (MARK.matcher(lines.get(i)).matches()) {
        return i + 1;
      }
      if (lines.get(i).contains("[ ]") || BOX.matcher(lines.get(i)).lookingAt()) {
        return 0;
      }
    }
    return 0;
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
