package gonogo.engine;

import gonogo.model.Evidence;
import java.util.List;

/**
 * Hears what happens in a run, one event after the other. A listener that throws is not called again, and one that
 * hangs is left behind; the run goes on. The ledger and the scheduler call it on the threads where things happen, which
 * is why a run stands a thread between them and a listener.
 */
public interface Progress {

  /** Hears nothing. */
  Progress NONE = new Progress() {};

  /** The listener with that promise kept; guarding twice is guarding once. */
  static Progress guarded(Progress listener) {
    return listener instanceof GuardedProgress ? listener : new GuardedProgress(listener);
  }

  /** Before the first check starts. */
  default void planned(List<PlannedCheck> checks) {}

  default void started(PlannedCheck check) {}

  /** Once per planned check, also for those that the end of the run cut short. */
  default void finished(CheckRun check) {}

  /**
   * A question is really asked now.
   *
   * @param id of its evidence
   * @param type for example {@code tls/handshake}
   */
  default void asking(String id, String type) {}

  /** A question came to an answer or a cause. */
  default void answered(Evidence evidence) {}
}
