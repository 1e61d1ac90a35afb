package gonogo.probes.documents;

import gonogo.probes.documents.Passage.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Reads a document into passages. The tree is walked without recursion and its depth is bounded, so
 * that nothing that anybody wrote can exhaust the stack.
 */
final class MarkdownReader {
  private static final int MAX_DEPTH = 100;
  private static final Set<String> DRAWN = Set.of("mermaid", "plantuml", "puml", "dot", "graphviz");
  private static final Parser PARSER = Parser.builder()
      .extensions(List.of(TablesExtension.create(), TaskListItemsExtension.create()))
      .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
      .maxOpenBlockParsers(MAX_DEPTH)
      .maxInlineNesting(MAX_DEPTH)
      .build();

  private final String path;
  private final FrontMatter front;
  private final Node root;
  private final List<Passage> passages = new ArrayList<>();
  private final List<Link> links = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private int drawings;
  private int line = 1;
  private @Nullable Draft draft;

  MarkdownReader(String path, String text) {
    String clean = text.startsWith("\uFEFF") ? text.substring(1) : text;
    this.path = path;
    this.front = FrontMatter.of(clean);
    this.root = PARSER.parse(after(clean, front.lines()));
  }

  private static String after(String text, int lines) {
    int start = 0;
    for (int i = 0; i < lines; i++) {
      int end = text.indexOf('\n', start);
      start = end < 0 ? text.length() : end + 1;
    }
    return text.substring(start);
  }

  Document read() {
    @Nullable Node node = root;
    while (node != null) {
      boolean enter = visit(node);
      node = enter && node.getFirstChild() != null ? node.getFirstChild() : behind(node);
    }
    finish();
    return new Document(path, front, passages, links, ids, drawings);
  }

  /** The next node that is not inside of this one. */
  private static @Nullable Node behind(Node node) {
    @Nullable Node at = node;
    while (at != null && at.getNext() == null) {
      at = at.getParent();
    }
    return at == null ? null : at.getNext();
  }

  /**
   * Whether what is inside is to be visited too; the words that stand in for an image are not seen
   * beside it.
   */
  private boolean visit(Node node) {
    if (!node.getSourceSpans().isEmpty()) {
      line = node.getSourceSpans().getFirst().getLineIndex() + 1 + front.lines();
    }
    switch (node) {
      case Heading heading -> start(Kind.HEADING, heading.getLevel());
      case Paragraph _, TableCell _ -> start(Kind.PROSE, 0);
      case FencedCodeBlock code -> fence(code);
      case IndentedCodeBlock code -> block(Kind.CODE, code.getLiteral(), line);
      case HtmlBlock html -> html(html.getLiteral());
      case Text text -> append(text.getLiteral(), text.getLiteral());
      case Code code -> append(code.getLiteral(), " ".repeat(code.getLiteral().length()));
      case SoftLineBreak _, HardLineBreak _ -> append(" ", " ");
      case HtmlInline html -> inline(html.getLiteral());
      case Image image -> {
        link(image.getDestination(), true, line);
        return false;
      }
      case org.commonmark.node.Link link -> link(link.getDestination(), false, line);
      default -> {} // holds others
    }
    return true;
  }

  private void fence(FencedCodeBlock code) {
    String info = code.getInfo() == null ? "" : code.getInfo().strip().toLowerCase(Locale.ROOT);
    block(Kind.CODE, code.getLiteral(), line + 1);
    if (DRAWN.contains(info.split("[\\s{,]", 2)[0]) && !code.getLiteral().isBlank()) {
      drawings++;
    }
  }

  private void html(String literal) {
    int first = line;
    block(Kind.PROSE, Html.text(literal), first);
    for (Html.Attribute attribute : Html.attributes(literal)) {
      long above =
          literal.substring(0, attribute.index()).chars().filter(c -> c == '\n').count();
      attribute(attribute, first + (int) above);
    }
  }

  private void inline(String literal) {
    if (literal.regionMatches(true, 0, "<br", 0, 3)) {
      append(" ", " ");
    }
    Html.attributes(literal).forEach(attribute -> attribute(attribute, line));
  }

  private void attribute(Html.Attribute attribute, int at) {
    switch (attribute.name()) {
      case "id" -> ids.add(attribute.value());
      case "name" -> {
        if (attribute.tag().equals("a")) {
          ids.add(attribute.value());
        }
      }
      case "href" -> {
        if (attribute.tag().equals("a")) {
          link(attribute.value(), false, at);
        }
      }
      case "src" -> {
        if (attribute.tag().equals("img")) {
          link(attribute.value(), true, at);
        }
      }
      default -> {} // says nothing of where it leads
    }
  }

  private void link(String target, boolean image, int at) {
    links.add(new Link(target, image, at));
    if (image && draft != null) {
      draft.picture = true;
    }
  }

  private void start(Kind kind, int level) {
    finish();
    draft = new Draft(kind, level);
    draft.lines.put(0, line);
  }

  private void append(String text, String prose) {
    if (draft != null) {
      draft.lines.putIfAbsent(draft.text.length(), line);
      draft.text.append(text);
      draft.prose.append(prose);
    }
  }

  /** A block whose lines are those of the file. */
  private void block(Kind kind, String text, int first) {
    start(kind, 0);
    int at = first;
    for (String each : text.split("(?<=\n)", -1)) {
      line = at++;
      append(each, kind == Kind.CODE ? " ".repeat(each.length()) : each);
    }
  }

  private void finish() {
    if (draft != null) {
      passages.add(draft.passage());
    }
    draft = null;
  }

  /** A passage that is being read. */
  private static final class Draft {
    private final Kind kind;
    private final int level;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder prose = new StringBuilder();
    private final NavigableMap<Integer, Integer> lines = new TreeMap<>();
    private boolean picture;

    Draft(Kind kind, int level) {
      this.kind = kind;
      this.level = level;
    }

    Passage passage() {
      String all = text.toString();
      return new Passage(kind, level, all, prose.toString(), Words.folded(all), picture, lines);
    }
  }
}
