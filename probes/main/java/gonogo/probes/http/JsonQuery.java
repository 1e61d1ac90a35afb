package gonogo.probes.http;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A JSONPath query as RFC 9535 defines it, with the functions of the RFC in its filters: what it selects is decided by
 * the document and the query alone.
 *
 * @param text as written
 */
public record JsonQuery(String text, List<Segment> segments) implements JsonExpression {
  public JsonQuery {
    segments = List.copyOf(segments);
  }

  /**
   * Reads a query.
   *
   * @throws IllegalArgumentException with what was wanted where
   */
  public static JsonQuery parse(String text) {
    return new JsonQuery(text, new JsonQueryParser(text).query());
  }

  /**
   * The nodes that the query selects, in document order as far as the RFC fixes it; none is no error.
   *
   * @throws JsonEvaluation.TooMuchWorkException when query and document together would hold up the run
   */
  @Override
  public List<JsonNode> select(JsonNode document) {
    return select(segments, document, new JsonEvaluation(text, document));
  }

  @Override
  public String toString() {
    return text;
  }

  static List<JsonNode> select(List<Segment> segments, JsonNode start, JsonEvaluation evaluation) {
    List<JsonNode> nodes = List.of(start);
    for (Segment segment : segments) {
      List<JsonNode> next = new ArrayList<>();
      for (JsonNode node : nodes) {
        if (segment.descending()) {
          descend(segment, node, evaluation, next);
        } else {
          children(segment, node, evaluation, next);
        }
      }
      nodes = next;
    }
    return nodes;
  }

  private static void descend(
      Segment segment, JsonNode node, JsonEvaluation evaluation, List<JsonNode> found) {
    children(segment, node, evaluation, found);
    for (JsonNode child : node) {
      descend(segment, child, evaluation, found);
    }
  }

  private static void children(
      Segment segment, JsonNode node, JsonEvaluation evaluation, List<JsonNode> found) {
    for (Selector selector : segment.selectors()) {
      int before = found.size();
      selector.select(node, evaluation, found);
      evaluation.spend(1 + found.size() - before);
    }
  }

  /** One step: from each node to some of its children, or to those of its descendants too. */
  record Segment(boolean descending, List<Selector> selectors) {
    Segment {
      selectors = List.copyOf(selectors);
    }

    /** Whether it selects at most one node (RFC 9535, 2.3.5.1). */
    boolean singular() {
      return !descending
          && selectors.size() == 1
          && (selectors.getFirst() instanceof Name || selectors.getFirst() instanceof Index);
    }
  }

  /** Which children of a node. */
  sealed interface Selector {
    void select(JsonNode node, JsonEvaluation evaluation, List<JsonNode> found);
  }

  record Name(String name) implements Selector {
    @Override
    public void select(JsonNode node, JsonEvaluation evaluation, List<JsonNode> found) {
      if (node.isObject() && node.has(name)) {
        found.add(node.get(name));
      }
    }
  }

  record Wildcard() implements Selector {
    @Override
    public void select(JsonNode node, JsonEvaluation evaluation, List<JsonNode> found) {
      node.forEach(found::add);
    }
  }

  record Index(long index) implements Selector {
    @Override
    public void select(JsonNode node, JsonEvaluation evaluation, List<JsonNode> found) {
      long position = index < 0 ? node.size() + index : index;
      if (node.isArray() && position >= 0 && position < node.size()) {
        found.add(node.get((int) position));
      }
    }
  }

  /** {@code start:end:step} (RFC 9535, 2.3.4.2.2). */
  record Slice(@Nullable Long start, @Nullable Long end, long step) implements Selector {
    @Override
    public void select(JsonNode node, JsonEvaluation evaluation, List<JsonNode> found) {
      if (!node.isArray() || step == 0) {
        return;
      }
      long size = node.size();
      if (step > 0) {
        long upper = clamp(end == null ? size : normal(end, size), 0, size);
        for (long i = clamp(start == null ? 0 : normal(start, size), 0, size);
            i < upper;
            i += step) {
          found.add(node.get((int) i));
        }
      } else {
        long lower = end == null ? -1 : clamp(normal(end, size), -1, size - 1);
        for (long i = clamp(start == null ? size - 1 : normal(start, size), -1, size - 1);
            i > lower;
            i += step) {
          found.add(node.get((int) i));
        }
      }
    }

    private static long normal(long index, long size) {
      return index >= 0 ? index : size + index;
    }

    private static long clamp(long value, long low, long high) {
      return Math.min(Math.max(value, low), high);
    }
  }

  record Filter(JsonFilter condition) implements Selector {
    @Override
    public void select(JsonNode node, JsonEvaluation evaluation, List<JsonNode> found) {
      for (JsonNode child : node) {
        evaluation.spend(1);
        if (condition.holds(child, evaluation)) {
          found.add(child);
        }
      }
    }
  }
}
