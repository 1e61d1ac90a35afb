package gonogo.probes.http;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

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

  /** One side of a comparison. */
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
}
