package gonogo.checklist;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Says in plain words what the YAML parser says in the words of its grammar. */
final class YamlSyntax {
  private static final Pattern BAD_START = Pattern.compile("found character '(.)'");
  private static final Pattern ESCAPE = Pattern.compile("unknown escape character (.)");
  private static final Pattern FOUND = Pattern.compile("but found '(.*)'");

  private YamlSyntax() {}

  static String sentence(MarkedYamlEngineException error) {
    var problem = Objects.requireNonNullElse(error.getProblem(), "");
    var context = Objects.requireNonNullElse(error.getContext(), "");
    var opened = opened(error.getContextMark());
    if (problem.contains("mapping values are not allowed")) {
      return "\":\" is not expected here: text with \": \" in it needs quotes, else look at the indentation";
    }
    if (problem.contains("(TAB)")) {
      return "a tab cannot indent; use spaces";
    }
    if (problem.contains("expected ',' or ']'")) {
      return "the list that opens with [%s is not closed, or a comma is missing".formatted(opened);
    }
    if (problem.contains("expected ',' or '}'")) {
      return "the mapping that opens with {%s is not closed, or a comma is missing"
          .formatted(opened);
    }
    if (problem.contains("unexpected end of stream") && context.contains("quoted scalar")) {
      return "the quote that opens%s is not closed".formatted(opened);
    }
    if (problem.contains("expected <block end>")) {
      return blockEnd(problem, opened);
    }
    if (problem.contains("could not find expected ':'")) {
      return "a \":\" is missing after a key%s".formatted(opened);
    }
    return rarer(problem, context);
  }

  private static String rarer(String problem, String context) {
    if (context.contains("an alias") || context.contains("an anchor")) {
      return "text that starts with * or & needs quotes";
    }
    if (problem.contains("tag handle")) {
      return "tags are not supported; put text that starts with ! in quotes";
    }
    var start = BAD_START.matcher(problem);
    if (start.find()) {
      return "text cannot start with %s; put it in quotes".formatted(start.group(1));
    }
    var found = FOUND.matcher(problem);
    if (problem.contains("expected the node content") && found.find()) {
      return "a value is missing before %s".formatted(found.group(1));
    }
    var escape = ESCAPE.matcher(problem);
    if (escape.find()) {
      return "\\%s means nothing in double quotes; use single quotes, or \\\\ for a backslash"
          .formatted(escape.group(1));
    }
    return "not valid YAML: " + (context.isEmpty() ? problem : context + ", " + problem);
  }

  private static String blockEnd(String problem, String opened) {
    var found = FOUND.matcher(problem);
    var token = found.find() ? found.group(1) : "";
    return switch (token) {
      case "]", "}" -> "this %s closes nothing".formatted(token);
      case "<scalar>" -> "text is not expected here: is a quote or a \":\" missing before it?";
      case "-" -> "a list entry is not expected in the mapping that starts%s".formatted(opened);
      default -> "the indentation does not fit what starts%s".formatted(opened);
    };
  }

  private static String opened(Optional<Mark> mark) {
    return mark.map(at -> " at %d:%d".formatted(at.getLine() + 1, at.getColumn() + 1))
        .orElse("");
  }
}
