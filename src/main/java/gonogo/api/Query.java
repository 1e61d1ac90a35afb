package gonogo.api;

import java.time.Duration;
import java.util.Optional;

/**
 * A question: what to look at. Equal queries are one question, asked once in a run.
 *
 * <p>A query is a record of JSON values, annotated with {@link QuerySpec}. It names systems, identities and trust anchors
 * by reference and never holds a secret; it holds durations, never instants. Whatever is repeated (samples, pages) is
 * part of the question.
 *
 * @param <A> the answer, a record of JSON values too
 */
public interface Query<A> {

  /** The system that this is about, {@link SystemRef#LOCAL} for this machine itself. */
  SystemRef system();

  /** What must accept connections before this can be asked; empty when nothing is connected to. */
  default Optional<Endpoint> endpoint() {
    return Optional.empty();
  }

  /** How long the answer may take, counted from when the question is really asked. */
  default Duration limit() {
    return Duration.ofSeconds(10);
  }

  /**
   * How a person can see the same without gonogo; empty when there is no such command, or when it would not be safe to
   * paste.
   */
  default Optional<Twin> twin() {
    return Optional.empty();
  }
}
