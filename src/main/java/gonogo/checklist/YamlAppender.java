package gonogo.checklist;

import gonogo.model.Node;
import gonogo.model.Node.Mapping;
import gonogo.model.Node.Sequence;
import gonogo.model.Problems;
import gonogo.model.Shown;
import gonogo.model.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Adds to the end of YAML files that people wrote, and changes nothing else in them.
 *
 * <p>Lines are only ever added, and what comes out is read again: it must say what the file said, at the same places,
 * and what was to be added; nothing else. So a form that does not allow it (flow style, a block of text that the new
 * lines would become a part of) is found by its effect, and refused.
 */
public final class YamlAppender {
  /** A line that ends the document (YAML 1.2, 9.1.2): what stands behind it would be another one. */
  private static final Pattern DOCUMENT_END = Pattern.compile("(?m)^\\.\\.\\.(?=\\s|\\z)");

  private YamlAppender() {}

  /**
   * Adds a key with a text to the mapping that the file is.
   *
   * @return null, after a problem, when that cannot be done without touching something else
   */
  public static @Nullable Source key(Source file, String key, String value, Problems problems) {
    if (!(root(file, problems) instanceof Mapping before)) {
      return null;
    }
    var present = before.entries().get(key);
    if (present != null) {
      problems.add(present.keyPlace(), "the key %s is here already".formatted(Shown.text(key)));
      return null;
    }
    var line = "%s: %s".formatted(key, YamlText.scalar(value));
    var after = appended(file, List.of(line), before.place().column() - 1);
    if (reread(after) instanceof Mapping now
        && now.place().equals(before.place())
        && now.entries().size() == before.entries().size() + 1
        && now.entries().entrySet().containsAll(before.entries().entrySet())
        && now.get(key) instanceof Node.Scalar added
        && added.text().equals(value)) {
      return after;
    }
    problems.add(
        before.place(),
        "nothing can be added here without touching what is written; write this line into it: "
            + line);
    return null;
  }

  /**
   * Adds lines to the end of the mapping that the file is: comments, and one key with the mapping below it.
   *
   * @return null, after a problem, when that cannot be done without touching something else
   */
  public static @Nullable Source block(
      Source file, String key, List<String> lines, Problems problems) {
    if (!(root(file, problems) instanceof Mapping before)) {
      return null;
    }
    var wanted = reread(new Source(file.path(), String.join("\n", lines)));
    var after = appended(file, lines, before.place().column() - 1);
    if (before.get(key) == null
        && wanted instanceof Mapping said
        && said.entries().size() == 1
        && said.get(key) instanceof Mapping block
        && reread(after) instanceof Mapping now
        && now.place().equals(before.place())
        && now.entries().size() == before.entries().size() + 1
        && now.entries().entrySet().containsAll(before.entries().entrySet())
        && now.get(key) instanceof Mapping added
        && says(added, block)) {
      return after;
    }
    problems.add(
        before.place(),
        "nothing can be added here without touching what is written; write the key %s into it"
            .formatted(key));
    return null;
  }

  /**
   * Adds an entry to the list that stands under a key, when the list is the last thing in the file.
   *
   * @param entry the lines of a mapping in block style
   * @return null, after a problem, when that cannot be done without touching something else
   */
  public static @Nullable Source entry(
      Source file, String key, List<String> entry, Problems problems) {
    if (!(root(file, problems) instanceof Mapping before)) {
      return null;
    }
    var wanted = reread(new Source(file.path(), String.join("\n", entry)));
    if (wanted != null && before.get(key) instanceof Sequence list) {
      var after = appended(file, listed(entry), list.place().column() - 1);
      if (reread(after) instanceof Mapping now && hasOneMore(before, list, key, now, wanted)) {
        return after;
      }
    }
    problems.add(
        Objects.requireNonNullElse(before.get(key), before).place(),
        "nothing can be added here without touching what is written; wanted the key %s, last, with a list whose entries start with - on lines of their own"
            .formatted(key));
    return null;
  }

  private static @Nullable Node root(Source file, Problems problems) {
    var root = YamlReader.read(file, problems);
    if (root != null && !(root instanceof Mapping)) {
      problems.add(root.place(), "wanted a mapping of keys, but it is " + Shown.kind(root));
    }
    return root;
  }

  /** Null when it cannot be read without a mistake. */
  private static @Nullable Node reread(Source file) {
    var problems = new Problems();
    var root = YamlReader.read(file, problems);
    return problems.isEmpty() ? root : null;
  }

  private static boolean hasOneMore(
      Mapping before, Sequence list, String key, Mapping now, Node wanted) {
    if (!(now.get(key) instanceof Sequence longer)
        || longer.values().size() != list.values().size() + 1
        || !says(longer.values().getLast(), wanted)) {
      return false;
    }
    List<Node> kept = longer.values().subList(0, list.values().size());
    var entries = new ArrayList<>(now.entries().entrySet());
    entries.removeIf(each -> each.getKey().equals(key));
    var others = new ArrayList<>(before.entries().entrySet());
    others.removeIf(each -> each.getKey().equals(key));
    return kept.equals(list.values())
        && longer.place().equals(list.place())
        && entries.equals(others);
  }

  /** Whether two trees say the same, wherever they stand. */
  private static boolean says(Node left, Node right) {
    return switch (left) {
      case Node.Scalar scalar ->
        right instanceof Node.Scalar other
            && scalar.text().equals(other.text())
            && scalar.quoted() == other.quoted();
      case Sequence list ->
        right instanceof Sequence other
            && list.values().size() == other.values().size()
            && IntStream.range(0, list.values().size())
                .allMatch(at -> says(list.values().get(at), other.values().get(at)));
      case Mapping map ->
        right instanceof Mapping other
            && List.copyOf(map.entries().keySet())
                .equals(List.copyOf(other.entries().keySet()))
            && map.entries().entrySet().stream()
                .allMatch(entry -> says(
                    entry.getValue().value(), Objects.requireNonNull(other.get(entry.getKey()))));
    };
  }

  private static List<String> listed(List<String> entry) {
    List<String> lines = new ArrayList<>();
    entry.forEach(line -> lines.add((lines.isEmpty() ? "- " : "  ") + line));
    return lines;
  }

  /** With the line ends of the file, before the mark that ends its document. */
  private static Source appended(Source file, List<String> lines, int indentation) {
    var text = file.text();
    Matcher mark = DOCUMENT_END.matcher(text);
    int end = mark.find() ? mark.start() : text.length();
    var lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
    var longer = new StringBuilder(text.substring(0, end));
    if (end > 0 && longer.charAt(end - 1) != '\n' && longer.charAt(end - 1) != '\r') {
      longer.append(lineEnd);
    }
    for (var line : lines) {
      longer.append(" ".repeat(indentation)).append(line).append(lineEnd);
    }
    return new Source(file.path(), longer.append(text, end, text.length()).toString());
  }
}
