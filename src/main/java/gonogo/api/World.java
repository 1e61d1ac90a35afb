package gonogo.api;

import java.time.Instant;
import java.util.List;

/** What a probe can see: one instant, and answers to the questions that it asks. */
public interface World {

  /** The recorded start of the run; the only clock of a probe. */
  Instant now();

  /**
   * Asks a question whose answer the probe cannot do without.
   *
   * @throws UnansweredException when it could not be answered
   */
  default <A> A ask(Query<A> query) {
    return switch (attempt(query)) {
      case Reply.Answered<A> answered -> answered.answer();
      case Reply.Unanswered<A> unanswered -> throw new UnansweredException(unanswered);
    };
  }

  /** Asks a question for which "could not be answered" is an answer too. Asking it again gives the same reply. */
  <A> Reply<A> attempt(Query<A> query);

  /** Asks several questions at once; the replies stand in the order of the questions. The only way to fan out. */
  <A> List<Reply<A>> attemptAll(List<? extends Query<A>> queries);
}
