package gonogo.probes.http;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;

/** The logical expression of a filter selector (RFC 9535, 2.3.5). */
sealed interface JsonFilter {

  /** Whether it holds for the current node {@code @} of the document {@code $} under evaluation. */
  boolean holds(JsonNode current, JsonEvaluation evaluation);

  record Or(List<JsonFilter> parts) implements JsonFilter {
    @Override
    public boolean holds(JsonNode current, JsonEvaluation evaluation) {
      return parts.stream().anyMatch(part -> part.holds(current, evaluation));
    }
  }

  record And(List<JsonFilter> parts) implements JsonFilter {
    @Override
    public boolean holds(JsonNode current, JsonEvaluation evaluation) {
      return parts.stream().allMatch(part -> part.holds(current, evaluation));
    }
  }

  record Not(JsonFilter part) implements JsonFilter {
    @Override
    public boolean holds(JsonNode current, JsonEvaluation evaluation) {
      return !part.holds(current, evaluation);
    }
  }

  record Exists(Path path) implements JsonFilter {
    @Override
    public boolean holds(JsonNode current, JsonEvaluation evaluation) {
      return !path.select(current, evaluation).isEmpty();
    }
  }

  /** A comparison; a side that selects nothing equals only another that selects nothing (RFC 9535, 2.3.5.2.2). */
  record Compare(Operand left, Comparison comparison, Operand right) implements JsonFilter {
    @Override
    public boolean holds(JsonNode current, JsonEvaluation evaluation) {
      Optional<JsonNode> a = left.value(current, evaluation);
      Optional<JsonNode> b = right.value(current, evaluation);
      if (a.isPresent() && b.isPresent()) {
        return comparison.holds(a.get(), b.get(), evaluation::spend);
      }
      boolean bothNothing = a.isEmpty() && b.isEmpty();
      return switch (comparison) {
        case EQUAL, AT_MOST, AT_LEAST -> bothNothing;
        case NOT_EQUAL -> !bothNothing;
        case LESS, GREATER -> false;
      };
    }
  }

  /**
   * {@code match()} or {@code search()} (RFC 9535, 2.4.6 and 2.4.7): false where one of the two is no text, or the
   * expression is none.
   *
   * @param fixed the expression, when the query itself says it
   */
  record Matches(Operand text, Operand expression, @Nullable IRegexp fixed, boolean whole)
      implements JsonFilter {
    /** What reading an expression costs, for each of its characters and those that it stands for. */
    private static final int READING = 10;

    @Override
    public boolean holds(JsonNode current, JsonEvaluation evaluation) {
      Optional<String> seen = string(text, current, evaluation);
      Optional<IRegexp> wanted = fixed == null
          ? string(expression, current, evaluation).flatMap(one -> read(one, evaluation))
          : Optional.of(fixed);
      return seen.isPresent()
          && wanted.isPresent()
          && (whole
              ? wanted.get().matches(seen.get(), evaluation)
              : wanted.get().finds(seen.get(), evaluation));
    }

    private static Optional<String> string(
        Operand operand, JsonNode current, JsonEvaluation evaluation) {
      return operand
          .value(current, evaluation)
          .filter(JsonNode::isString)
          .map(JsonNode::stringValue);
    }

    private static Optional<IRegexp> read(String text, JsonEvaluation evaluation) {
      evaluation.spend(text.length());
      try {
        IRegexp regexp = IRegexp.parse(text);
        evaluation.spend(READING * regexp.weight());
        return Optional.of(regexp);
      } catch (IllegalArgumentException e) {
        return Optional.empty(); // as the RFC has it: what is no expression matches nothing
      }
    }
  }

  /** One side of a comparison, or an argument of a function: a value, or nothing. */
  sealed interface Operand {
    Optional<JsonNode> value(JsonNode current, JsonEvaluation evaluation);
  }

  record Literal(JsonNode node) implements Operand {
    @Override
    public Optional<JsonNode> value(JsonNode current, JsonEvaluation evaluation) {
      return Optional.of(node);
    }
  }

  /** A query inside a filter: from the current node, or from the root. */
  record Path(boolean fromCurrent, List<JsonQuery.Segment> segments) implements Operand {
    List<JsonNode> select(JsonNode current, JsonEvaluation evaluation) {
      return JsonQuery.select(segments, fromCurrent ? current : evaluation.root(), evaluation);
    }

    boolean singular() {
      return segments.stream().allMatch(JsonQuery.Segment::singular);
    }

    @Override
    public Optional<JsonNode> value(JsonNode current, JsonEvaluation evaluation) {
      return select(current, evaluation).stream().findFirst();
    }
  }

  /** The characters of a text, the elements of an array or the members of an object (RFC 9535, 2.4.4). */
  record Length(Operand of) implements Operand {
    @Override
    public Optional<JsonNode> value(JsonNode current, JsonEvaluation evaluation) {
      return of.value(current, evaluation).flatMap(node -> length(node, evaluation));
    }

    private static Optional<JsonNode> length(JsonNode node, JsonEvaluation evaluation) {
      if (node.isString()) {
        String text = node.stringValue();
        evaluation.spend(text.length());
        return Optional.of(IntNode.valueOf(text.codePointCount(0, text.length())));
      }
      return node.isContainer() ? Optional.of(IntNode.valueOf(node.size())) : Optional.empty();
    }
  }

  /** How many nodes a query selects (RFC 9535, 2.4.5). */
  record Count(Path of) implements Operand {
    @Override
    public Optional<JsonNode> value(JsonNode current, JsonEvaluation evaluation) {
      return Optional.of(IntNode.valueOf(of.select(current, evaluation).size()));
    }
  }

  /** The only node that a query selects; nothing when it is not just one (RFC 9535, 2.4.8). */
  record Only(Path of) implements Operand {
    @Override
    public Optional<JsonNode> value(JsonNode current, JsonEvaluation evaluation) {
      List<JsonNode> nodes = of.select(current, evaluation);
      return nodes.size() == 1 ? Optional.of(nodes.getFirst()) : Optional.empty();
    }
  }
}
