package gonogo.engine;

import gonogo.api.Cause;
import gonogo.api.Reply;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/**
 * A question that was asked.
 *
 * @param evidence the id under which it is recorded; blank when the query cannot be recorded at all
 * @param reply comes at the latest when the ledger is ended; never an exception
 */
public record Asked<A>(String evidence, Future<Reply<A>> reply) {

  static <A> Asked<A> settled(Recorded recorded) {
    return new Asked<>(
        recorded.evidence().id(), CompletableFuture.completedFuture(recorded.reply()));
  }

  /** The query has no canonical form, so there is nothing to record. */
  static <A> Asked<A> broken(String detail) {
    return new Asked<>(
        "",
        CompletableFuture.completedFuture(
            new Reply.Unanswered<>(Cause.PROBE_BROKE, detail, null, "")));
  }
}
