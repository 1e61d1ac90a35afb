package gonogo.api;

/**
 * Answers one kind of question by looking at a real system. All I/O lives in collectors.
 *
 * <p>A collector is called on a virtual thread that holds its permits. It never asks questions itself, never retries,
 * reads an answer to its end or throws {@link CollectorException} with {@code TOO_LARGE}, and registers every channel,
 * socket or statement with {@link Access#onLimit} before it blocks on it.
 *
 * <p>A class implements this interface directly, so that the types can be read from its declaration.
 */
public interface Collector<Q extends Query<A>, A> {

  /**
   * Looks and answers.
   *
   * @throws Exception whatever went wrong; the ledger maps it to a cause
   */
  A collect(Q query, Access access) throws Exception;

  /** Loads what is slow to load, and contacts nothing. Called at most once, beside everything else, or never. */
  default void prepare() {}
}
