package gonogo.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What happens when the process is told to end (SIGTERM, SIGINT, SIGHUP) during a run: the run is cancelled, its report is
 * written, and the process ends with the status that the signal has.
 */
final class Interruption implements AutoCloseable {
  /** Longer than writing a report takes. A second signal changes nothing; SIGKILL waits for nothing. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final CountDownLatch written = new CountDownLatch(1);
  private final Thread hook;

  private Interruption(Runnable cancel) {
    hook = new Thread(
        () -> {
          cancel.run();
          Main.leaveResult("interrupted");
          await();
        },
        "interruption");
  }

  /** From now on an interruption cancels; closing says that the report is written. */
  static Interruption cancels(Runnable cancel) {
    Interruption interruption = new Interruption(cancel);
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  private void await() {
    try {
      if (!written.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        System.err.println("gonogo: the report could not be written in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    written.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already; the hook lets it go on.
      return;
    }
  }
}
