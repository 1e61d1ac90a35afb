package gonogo.probes.http;

import gonogo.probes.http.JsonFilter.Operand;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A function of RFC 9535 that gives a value, outside of a filter: {@code length($.items)}, {@code count($..error)}. The
 * RFC has functions in filters only; what they mean is the same here.
 *
 * @param text as written
 */
record JsonCall(String text, Operand operand) implements JsonExpression {

  static JsonCall parse(String text) {
    Operand operand = new JsonQueryParser(text).call();
    if (looksFromCurrent(operand)) {
      throw new IllegalArgumentException(
          "JSON query %s: wanted $, since @ is something only in a filter".formatted(text));
    }
    return new JsonCall(text, operand);
  }

  private static boolean looksFromCurrent(Operand operand) {
    return switch (operand) {
      case JsonFilter.Literal _ -> false;
      case JsonFilter.Path path -> path.fromCurrent();
      case JsonFilter.Length(Operand of) -> looksFromCurrent(of);
      case JsonFilter.Count(JsonFilter.Path of) -> of.fromCurrent();
      case JsonFilter.Only(JsonFilter.Path of) -> of.fromCurrent();
    };
  }

  @Override
  public List<JsonNode> select(JsonNode document) {
    return operand.value(document, new JsonEvaluation(text, document)).stream().toList();
  }

  @Override
  public String toString() {
    return text;
  }
}
