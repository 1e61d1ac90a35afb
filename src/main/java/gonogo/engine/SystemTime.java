package gonogo.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One daemon thread of the platform: virtual threads that spin cannot keep it from running. */
final class SystemTime implements Time {
  private static final System.Logger LOG = System.getLogger(SystemTime.class.getName());

  private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
      1, Thread.ofPlatform().daemon().name("gonogo-timer").factory());

  SystemTime() {
    timer.setRemoveOnCancelPolicy(true);
  }

  @Override
  public Instant instant() {
    return Instant.now();
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public Alarm after(Duration delay, Runnable action) {
    Future<?> planned =
        timer.schedule(() -> runLoudly(action), delay.toNanos(), TimeUnit.NANOSECONDS);
    return () -> planned.cancel(false);
  }

  private static void runLoudly(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException | Error e) {
      LOG.log(System.Logger.Level.ERROR, "an action of the timer broke", e);
    }
  }
}
