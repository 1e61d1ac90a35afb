package gonogo.probes.http;

import gonogo.probes.http.JsonFilter.Operand;
import gonogo.probes.http.JsonQuery.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/** Reads the logical expressions of filters, and the functions in them with their types (RFC 9535, 2.3.5 and 2.4). */
final class JsonFilterParser {
  /** The functions that are true or false. */
  private static final Set<String> TESTS = Set.of("match", "search");

  private final JsonQueryScanner in;
  private final Supplier<List<Segment>> segments;

  /** Reads from where the scanner is; the segments of queries inside filters are read by the other. */
  JsonFilterParser(JsonQueryScanner in, Supplier<List<Segment>> segments) {
    this.in = in;
    this.segments = segments;
  }

  JsonFilter filter() {
    return or();
  }

  /** A function that gives a value. */
  Operand call() {
    String function = in.function();
    if (function == null) {
      throw in.wanted("a query, which starts with $, or a function of one such as length($.items)");
    }
    return value(function);
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
      return new JsonFilter.Not(in.isAt('(') ? parenthesised() : test());
    }
    if (in.isAt('(')) {
      return parenthesised();
    }
    int start = in.position();
    JsonFilter matches = matches();
    if (matches != null) {
      if (in.comparison() != null) {
        throw in.wanted(start, "match() or search() without a comparison, or a value");
      }
      return matches;
    }
    Operand left = operand();
    Comparison comparison = in.comparison();
    if (comparison == null) {
      return exists(left, start);
    }
    requireOne(left, start);
    in.skipBlanks();
    return new JsonFilter.Compare(left, comparison, one());
  }

  private JsonFilter parenthesised() {
    in.require("(");
    in.skipBlanks();
    JsonFilter inner = or();
    in.skipBlanks();
    in.require(")");
    return inner;
  }

  /** What is true or false without a comparison. */
  private JsonFilter test() {
    int start = in.position();
    JsonFilter matches = matches();
    return matches == null ? exists(operand(), start) : matches;
  }

  private JsonFilter exists(Operand operand, int start) {
    return switch (operand) {
      case JsonFilter.Path path -> new JsonFilter.Exists(path);
      case JsonFilter.Literal _ -> throw in.wanted("a comparison after the literal");
      case JsonFilter.Length _, JsonFilter.Count _, JsonFilter.Only _ ->
        throw in.wanted(start, "a comparison with what the function gives, not that alone,");
    };
  }

  /** A call of {@code match} or {@code search}; null, and nothing read, when it is none. */
  private @Nullable JsonFilter matches() {
    int start = in.position();
    String function = in.function();
    if (function == null || !TESTS.contains(function)) {
      in.back(start);
      return null;
    }
    Operand text = argument();
    in.require(",");
    in.skipBlanks();
    int second = in.position();
    Operand expression = argument();
    in.require(")");
    return new JsonFilter.Matches(
        text, expression, fixed(expression, second), function.equals("match"));
  }

  /** The expression that the query says; null when the body has it, or it is no text and so matches nothing. */
  private @Nullable IRegexp fixed(Operand expression, int start) {
    if (!(expression instanceof JsonFilter.Literal(JsonNode literal)) || !literal.isString()) {
      return null;
    }
    try {
      return IRegexp.parse(literal.stringValue());
    } catch (IllegalArgumentException e) {
      throw in.wanted(start, "an I-Regexp (RFC 9485; %s)".formatted(e.getMessage()));
    }
  }

  /** What the function gives, whose name and opening parenthesis were read. */
  private Operand value(String function) {
    int start = in.position() - function.length() - 1;
    Operand value = switch (function) {
      case "length" -> new JsonFilter.Length(argument());
      case "count" -> new JsonFilter.Count(nodes());
      case "value" -> new JsonFilter.Only(nodes());
      case "match", "search" ->
        throw in.wanted(start, "a value, which match() and search() do not give,");
      default ->
        throw in.wanted(start, "one of the functions length, count, value, match and search");
    };
    in.require(")");
    return value;
  }

  /** An argument that is a value, with the blanks around it. */
  private Operand argument() {
    in.skipBlanks();
    Operand argument = one();
    in.skipBlanks();
    return argument;
  }

  /** An argument that is the nodes of a query, with the blanks around it. */
  private JsonFilter.Path nodes() {
    in.skipBlanks();
    int start = in.position();
    if (!(operand() instanceof JsonFilter.Path path)) {
      throw in.wanted(start, "a query");
    }
    in.skipBlanks();
    return path;
  }

  private Operand one() {
    int start = in.position();
    Operand operand = operand();
    requireOne(operand, start);
    return operand;
  }

  private void requireOne(Operand operand, int start) {
    if (operand instanceof JsonFilter.Path path && !path.singular()) {
      throw in.wanted(
          start, "in a comparison or as a value, a query that selects at most one node,");
    }
  }

  private Operand operand() {
    String function = in.function();
    if (function != null) {
      return value(function);
    }
    if (in.skip("@")) {
      return new JsonFilter.Path(true, segments.get());
    }
    if (in.skip("$")) {
      return new JsonFilter.Path(false, segments.get());
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
      default -> throw in.wanted("@, $, a literal or a function");
    };
  }
}
