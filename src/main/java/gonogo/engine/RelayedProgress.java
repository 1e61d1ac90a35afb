package gonogo.engine;

import gonogo.model.Evidence;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Tells a listener one event after the other on a thread of its own, so that one that hangs, on a terminal that is
 * stopped for example, holds up nothing but itself.
 */
final class RelayedProgress implements Progress, AutoCloseable {
  /** How long the end of a run waits for the last events to be told. */
  private static final Duration PATIENCE = Duration.ofMillis(200);

  private final Progress listener;
  private final BlockingQueue<Runnable> events = new LinkedBlockingQueue<>();
  private final Thread teller =
      Thread.ofPlatform().daemon().name("gonogo-progress").unstarted(this::tellAll);
  private volatile boolean over;

  private RelayedProgress(Progress listener) {
    this.listener = Progress.guarded(listener);
  }

  static RelayedProgress to(Progress listener) {
    RelayedProgress relayed = new RelayedProgress(listener);
    relayed.teller.start();
    return relayed;
  }

  private void tellAll() {
    try {
      while (!over) {
        events.take().run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the run is over, and this thread with it
    }
  }

  @Override
  public void planned(List<PlannedCheck> checks) {
    events.add(() -> listener.planned(checks));
  }

  @Override
  public void started(PlannedCheck check) {
    events.add(() -> listener.started(check));
  }

  @Override
  public void finished(CheckRun check) {
    events.add(() -> listener.finished(check));
  }

  @Override
  public void asking(String id, String type) {
    events.add(() -> listener.asking(id, type));
  }

  @Override
  public void answered(Evidence evidence) {
    events.add(() -> listener.answered(evidence));
  }

  /** Waits a moment for what is not told yet, then gives up. */
  @Override
  public void close() {
    CountDownLatch told = new CountDownLatch(1);
    events.add(told::countDown);
    try {
      boolean inTime = told.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (!inTime) {
        System.getLogger(Progress.class.getName())
            .log(System.Logger.Level.WARNING, "the progress display hangs and is left behind");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      over = true;
      teller.interrupt();
    }
  }
}
