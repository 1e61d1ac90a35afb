package gonogo.probes.http;

import tools.jackson.databind.JsonNode;

/**
 * One evaluation of a query: the document {@code $}, and the work that may still be spent on it.
 *
 * <p>A filter that looks at the whole document for each of its nodes takes the square of what the body has of them, so
 * that a body could otherwise hold up the run for minutes.
 */
final class JsonEvaluation {
  /**
   * In nodes looked at and characters compared. A body of 1 MiB has at most half a million nodes, so this is enough to
   * walk it twenty times, and takes about a second.
   */
  static final int MAX_STEPS = 10_000_000;

  private final String query;
  private final JsonNode root;
  private int stepsLeft = MAX_STEPS;

  JsonEvaluation(String query, JsonNode root) {
    this.query = query;
    this.root = root;
  }

  JsonNode root() {
    return root;
  }

  /**
   * Counts work.
   *
   * @throws TooMuchWorkException when it is more than is left
   */
  void spend(int steps) {
    if (steps > stepsLeft) {
      throw new TooMuchWorkException("the query %s takes more than %d million steps on this body"
          .formatted(query, MAX_STEPS / 1_000_000));
    }
    stepsLeft -= steps;
  }

  /** The query and the body together would take too long; nothing is known of what it selects. */
  static final class TooMuchWorkException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooMuchWorkException(String message) {
      super(message);
    }
  }
}
