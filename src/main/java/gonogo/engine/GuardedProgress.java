package gonogo.engine;

import gonogo.model.Evidence;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Keeps a listener that throws from breaking the run: it is said once in the log, and the listener is left out. */
final class GuardedProgress implements Progress {
  private final Progress listener;
  private final AtomicBoolean broken = new AtomicBoolean();

  GuardedProgress(Progress listener) {
    this.listener = listener;
  }

  @Override
  public void planned(List<PlannedCheck> checks) {
    tell(to -> to.planned(checks));
  }

  @Override
  public void started(PlannedCheck check) {
    tell(to -> to.started(check));
  }

  @Override
  public void finished(CheckRun check) {
    tell(to -> to.finished(check));
  }

  @Override
  public void asking(String id, String type) {
    tell(to -> to.asking(id, type));
  }

  @Override
  public void answered(Evidence evidence) {
    tell(to -> to.answered(evidence));
  }

  private void tell(Consumer<Progress> event) {
    if (broken.get()) {
      return;
    }
    try {
      event.accept(listener);
    } catch (RuntimeException | Error e) {
      if (broken.compareAndSet(false, true)) {
        System.getLogger(Progress.class.getName())
            .log(
                System.Logger.Level.WARNING,
                "the progress display broke and is left out: {0}",
                e.getClass());
      }
    }
  }
}
