package gonogo.engine;

import gonogo.api.Query;
import gonogo.model.Evidence;
import java.util.List;
import java.util.Optional;

/**
 * Answers questions, each of them once, and keeps the evidence.
 *
 * <p>Asking never fails and never waits: every question comes to a reply, at the latest when the ledger is ended.
 */
public interface Ledger {

  /**
   * Asks.
   *
   * @param probe the id of the probe that asks
   */
  <A> Asked<A> ask(String probe, Query<A> query);

  /** What was recorded under an id, once the question has come to a reply. */
  Optional<Evidence> evidence(String id);

  /** All evidence so far, sorted by id. */
  List<Evidence> evidence();

  /** Ends the run: what is not answered becomes CANCELLED, what is asked later too, and the evidence stays as it is. */
  void end(String why);
}
