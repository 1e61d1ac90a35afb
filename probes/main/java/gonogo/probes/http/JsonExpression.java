package gonogo.probes.http;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** What an assertion looks at: the nodes of a query, or what a function of the RFC makes of them. */
public sealed interface JsonExpression permits JsonQuery, JsonCall {

  /**
   * Reads {@code $.items[*]}, or {@code length($.items)}.
   *
   * @throws IllegalArgumentException with what was wanted where
   */
  static JsonExpression parse(String text) {
    return text.startsWith("$") ? JsonQuery.parse(text) : JsonCall.parse(text);
  }

  /**
   * The nodes of a document that it selects; none is no error.
   *
   * @throws JsonEvaluation.TooMuchWorkException when that would hold up the run
   */
  List<JsonNode> select(JsonNode document);
}
