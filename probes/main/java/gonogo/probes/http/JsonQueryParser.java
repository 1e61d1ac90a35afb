package gonogo.probes.http;

import gonogo.probes.http.JsonFilter.Operand;
import gonogo.probes.http.JsonQuery.Segment;
import gonogo.probes.http.JsonQuery.Selector;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/** Reads the grammar of RFC 9535, appendix A, by recursive descent; function extensions are refused by name. */
final class JsonQueryParser {
  private static final int MAX_LENGTH = 1000;

  private final JsonQueryScanner in;

  JsonQueryParser(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "a JSON query has at most %d characters".formatted(MAX_LENGTH));
    }
    if (text.codePoints()
        .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
      throw new IllegalArgumentException(
          "a JSON query is Unicode text, without half a surrogate pair");
    }
    this.in = new JsonQueryScanner(text);
  }

  List<Segment> query() {
    in.require("$");
    List<Segment> segments = segments();
    if (!in.atEnd()) {
      throw in.wanted("a segment such as .name or [0], or the end");
    }
    return segments;
  }

  private List<Segment> segments() {
    List<Segment> segments = new ArrayList<>();
    while (true) {
      int before = in.position();
      in.skipBlanks();
      if (in.skip("..")) {
        segments.add(new Segment(true, in.isAt('[') ? bracketed() : List.of(shorthand())));
      } else if (in.skip(".")) {
        segments.add(new Segment(false, List.of(shorthand())));
      } else if (in.isAt('[')) {
        segments.add(new Segment(false, bracketed()));
      } else {
        in.back(before); // blanks belong to a query only between segments
        return segments;
      }
    }
  }

  private Selector shorthand() {
    return in.skip("*") ? new JsonQuery.Wildcard() : new JsonQuery.Name(in.name());
  }

  private List<Selector> bracketed() {
    in.require("[");
    List<Selector> selectors = new ArrayList<>();
    do {
      in.skipBlanks();
      selectors.add(selector());
      in.skipBlanks();
    } while (in.skip(","));
    in.require("]");
    return selectors;
  }

  private Selector selector() {
    if (in.skip("*")) {
      return new JsonQuery.Wildcard();
    }
    if (in.skip("?")) {
      in.skipBlanks();
      return new JsonQuery.Filter(or());
    }
    if (in.isAtQuote()) {
      return new JsonQuery.Name(in.quoted());
    }
    Long start = in.isAt(':') ? null : Long.valueOf(in.integer());
    int before = in.position();
    in.skipBlanks();
    if (in.skip(":")) {
      return slice(start);
    }
    in.back(before);
    if (start == null) {
      throw in.wanted("an index");
    }
    return new JsonQuery.Index(start);
  }

  private Selector slice(@Nullable Long start) {
    in.skipBlanks();
    Long end = in.isAtInteger() ? Long.valueOf(in.integer()) : null;
    in.skipBlanks();
    long step = 1;
    if (in.skip(":")) {
      in.skipBlanks();
      step = in.isAtInteger() ? in.integer() : 1;
    }
    return new JsonQuery.Slice(start, end, step);
  }

  private JsonFilter or() {
    List<JsonFilter> parts = new ArrayList<>(List.of(and()));
    while (in.skipAfterBlanks("||")) {
      in.skipBlanks();
      parts.add(and());
    }
    return parts.size() == 1 ? parts.getFirst() : new JsonFilter.Or(parts);
  }

  private JsonFilter and() {
    List<JsonFilter> parts = new ArrayList<>(List.of(basic()));
    while (in.skipAfterBlanks("&&")) {
      in.skipBlanks();
      parts.add(basic());
    }
    return parts.size() == 1 ? parts.getFirst() : new JsonFilter.And(parts);
  }

  private JsonFilter basic() {
    if (in.skip("!")) {
      in.skipBlanks();
      return new JsonFilter.Not(in.isAt('(') ? parenthesised() : exists(operand()));
    }
    if (in.isAt('(')) {
      return parenthesised();
    }
    Operand left = operand();
    Comparison comparison = in.comparison();
    if (comparison == null) {
      return exists(left);
    }
    in.skipBlanks();
    return new JsonFilter.Compare(comparable(left), comparison, comparable(operand()));
  }

  private JsonFilter parenthesised() {
    in.require("(");
    in.skipBlanks();
    JsonFilter inner = or();
    in.skipBlanks();
    in.require(")");
    return inner;
  }

  private JsonFilter exists(Operand operand) {
    if (operand instanceof JsonFilter.Path path) {
      return new JsonFilter.Exists(path);
    }
    throw in.wanted("a comparison after the literal");
  }

  private Operand comparable(Operand operand) {
    if (operand instanceof JsonFilter.Path path && !path.singular()) {
      throw in.wanted("in a comparison, queries that select at most one node");
    }
    return operand;
  }

  private Operand operand() {
    if (in.skip("@")) {
      return new JsonFilter.Path(true, segments());
    }
    if (in.skip("$")) {
      return new JsonFilter.Path(false, segments());
    }
    if (in.isAtQuote()) {
      return new JsonFilter.Literal(StringNode.valueOf(in.quoted()));
    }
    if (in.isAtInteger()) {
      return new JsonFilter.Literal(DecimalNode.valueOf(in.number()));
    }
    return switch (in.word()) {
      case "true" -> new JsonFilter.Literal(BooleanNode.TRUE);
      case "false" -> new JsonFilter.Literal(BooleanNode.FALSE);
      case "null" -> new JsonFilter.Literal(NullNode.getInstance());
      default -> throw in.wanted("@, $ or a literal; functions are not part of it");
    };
  }
}
