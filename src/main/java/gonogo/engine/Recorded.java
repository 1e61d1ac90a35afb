package gonogo.engine;

import gonogo.api.Cause;
import gonogo.api.Reply;
import gonogo.model.Evidence;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Evidence, with its answer as the value read back from what was recorded.
 *
 * @param answer null when there is none
 */
record Recorded(Evidence evidence, @Nullable Object answer) {

  /**
   * What a probe gets to see; the same in a live run and in a replay, because it is made from the evidence alone.
   * What is BLOCKED in evidence is UNREACHABLE for a probe.
   */
  @SuppressWarnings("unchecked") // read back as the answer type of the query's own type
  <A> Reply<A> reply() {
    Cause cause = evidence.cause();
    if (cause == null) {
      return new Reply.Answered<>((A) Objects.requireNonNull(answer), evidence.id());
    }
    return new Reply.Unanswered<>(
        cause == Cause.BLOCKED ? Cause.UNREACHABLE : cause,
        Objects.requireNonNullElse(evidence.detail(), cause.name()),
        evidence.root(),
        evidence.id());
  }
}
