package gonogo.engine;

import gonogo.model.Evidence;
import java.util.List;

/**
 * Hears what happens in a run, on the threads where it happens: a listener is quick and safe for use by many threads.
 * One that throws is not called again; the run goes on.
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
