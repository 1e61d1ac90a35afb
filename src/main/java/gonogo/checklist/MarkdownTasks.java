package gonogo.checklist;

import gonogo.model.Place;
import gonogo.model.Problems;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.Block;
import org.commonmark.node.Document;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;
import org.jspecify.annotations.Nullable;

/**
 * Finds the title, the sections and the tasks of a Markdown file.
 *
 * <p>What people take for a task and Markdown does not is a problem: no list may be shorter than it looks. Fenced code,
 * comments and tables are left alone.
 */
final class MarkdownTasks {
  /** Whatever people put into a box; never backtracks, for a line may be long. */
  private static final String BOX =
      "\\[\\s*+(?:[xX]|[^\\p{L}\\p{N}\\s\\[\\]]{0,2}+)\\s*+](?![(\\[:])";

  private static final Pattern STARTS_WITH_BOX = Pattern.compile("[\\s#]*+" + BOX);
  private static final Pattern LOOKS_LIKE_TASK =
      Pattern.compile("[\\s>]*+(?:(?:[-+*]|[0-9]{1,9}[.)])\\s++|-)" + BOX);
  private static final Pattern MEANT_AS_TEXT =
      Pattern.compile("\\s*<(?:[!?]|pre|script|style|textarea)");
  private static final String UNTITLED = "Untitled";

  private final MarkdownFile file;
  private final Problems problems;
  private final List<Task> tasks = new ArrayList<>();
  private final Deque<Title> above = new ArrayDeque<>();
  private @Nullable String title;
  private boolean anyHeading;

  private MarkdownTasks(MarkdownFile file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  static MarkdownTasks read(MarkdownFile file, Problems problems) {
    var tasks = new MarkdownTasks(file, problems);
    tasks.walk(file.document(), null);
    return tasks;
  }

  /** The first heading, when it is one of the first level; else null. */
  @Nullable
  String title() {
    return title;
  }

  /** In the order of the file. */
  List<Task> tasks() {
    return List.copyOf(tasks);
  }

  private record Title(int level, String text) {}

  /**
   * Looks at all below a node. Recursion is safe: the parser limits how deep blocks and inlines nest.
   *
   * @param comments of the task that the node belongs to; null outside of tasks
   */
  private void walk(Node parent, @Nullable List<TaskComment> comments) {
    for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
      switch (node) {
        case Heading heading
        when parent instanceof Document -> {
          heading(heading);
          walk(heading, comments);
        }
        case ListItem item -> item(item);
        case Paragraph paragraph -> {
          lines(paragraph.getSourceSpans().stream()
              .skip(isFirstOfItem(paragraph) ? 1 : 0)
              .toList());
          walk(paragraph, comments);
        }
        case IndentedCodeBlock code -> lines(code.getSourceSpans());
        case HtmlBlock html -> {
          comments(html, comments);
          if (!MEANT_AS_TEXT.matcher(html.getLiteral()).lookingAt()) {
            lines(html.getSourceSpans());
          }
        }
        case HtmlInline html -> comments(html, comments);
        default -> walk(node, comments);
      }
    }
  }

  private void heading(Heading heading) {
    var text = MarkdownText.of(heading);
    boolean isTitle = !anyHeading && heading.getLevel() == 1;
    anyHeading = true;
    if (isTitle) {
      title = text.isEmpty() ? null : text;
      return;
    }
    while (!above.isEmpty() && above.getLast().level() >= heading.getLevel()) {
      above.removeLast();
    }
    above.addLast(new Title(heading.getLevel(), text.isEmpty() ? UNTITLED : text));
  }

  private void item(ListItem item) {
    var box = box(item);
    if (box == null) {
      walk(item, null);
      return;
    }
    List<TaskComment> comments = new ArrayList<>();
    int index = tasks.size();
    walk(item, comments);
    tasks.add(index, task(item, box, comments));
  }

  private Task task(ListItem item, Place box, List<TaskComment> comments) {
    var marker = (TaskListItemMarker) item.getFirstChild();
    var text = MarkdownText.of(marker.getNext());
    if (text.isEmpty()) {
      problems.add(box, "the task has no text");
    }
    var path = above.stream().map(Title::text).toList();
    return new Task(path, text, marker.isChecked(), box, comments);
  }

  /** The place of the box of a task; null when the item has none. */
  private @Nullable Place box(ListItem item) {
    var first = item.getFirstChild();
    boolean isTask = first instanceof TaskListItemMarker;
    var block = isTask ? first.getNext() : first;
    if (block == null || block.getSourceSpans().isEmpty()) {
      return null;
    }
    var span = block.getSourceSpans().getFirst();
    var line = file.text(span);
    int bracket = line.indexOf('[');
    if (isTask) {
      // An escaped bracket is text, whatever the extension for task lists makes of it.
      boolean isBox = bracket >= 0 && line.substring(0, bracket).isBlank();
      return isBox ? file.place(span, bracket) : null;
    }
    if (STARTS_WITH_BOX.matcher(line).lookingAt()) {
      problems.add(
          file.place(span, bracket),
          "this looks like a task and is none: write - [ ] or - [x], a space, and its text");
    }
    return null;
  }

  private static boolean isFirstOfItem(Block block) {
    var before = block.getPrevious();
    return block.getParent() instanceof ListItem
        && (before == null || before instanceof TaskListItemMarker);
  }

  private void lines(List<SourceSpan> spans) {
    for (var span : spans) {
      var line = file.text(span);
      if (LOOKS_LIKE_TASK.matcher(line).lookingAt()) {
        problems.add(
            file.place(span, line.indexOf('[')),
            "this looks like a task, but to Markdown it is text:"
                + " put an empty line before the list, and indent it less than four spaces");
      }
    }
  }

  private void comments(Node html, @Nullable List<TaskComment> owner) {
    for (var comment : TaskComment.in(html, file)) {
      if (owner == null) {
        problems.add(
            comment.place(),
            "a comment for gonogo belongs to a task: put it into its line, or indent it below");
      } else {
        owner.add(comment);
      }
    }
  }
}
