package gonogo.cli;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Ends the process with {@link ExitStatus#FAULT} when a command hangs where nothing can be cut off from outside: in a
 * file that never answers, in a pipe that nobody reads. A run ends itself at its deadline; this is for what comes
 * before and after, so that whoever waits for the exit status does not wait for ever.
 *
 * <p>A process that still works, on a busy machine, does not hang: it has half a minute more.
 */
final class Watchdog implements AutoCloseable {
  private static final Duration LEAST_GRACE = Duration.ofSeconds(1);
  private static final Duration LONGEST_WORK = Duration.ofSeconds(30);

  /** How long saying goodbye may take; standard error may be what hangs. */
  private static final Duration GOODBYE = Duration.ofMillis(300);

  private final Consumer<String> end;
  private final BooleanSupplier working;
  private final Thread watched = Thread.currentThread();
  private final Thread dog =
      Thread.ofPlatform().daemon().name("gonogo-watchdog").unstarted(this::watch);

  // Guarded by this.
  private long dueNanos;
  private boolean closed;

  private Watchdog(Duration deadline, Consumer<String> end, BooleanSupplier working) {
    this.end = end;
    this.working = working;
    restart(deadline);
  }

  /** From now on this thread has the deadline and some grace. */
  static Watchdog over(Duration deadline) {
    return over(deadline, Watchdog::halt, Watchdog::isWorking);
  }

  /**
   * The same with another end than that of the process.
   *
   * @param end is told what hangs, once
   * @param working whether something still goes on; asked when the time is over
   */
  static Watchdog over(Duration deadline, Consumer<String> end, BooleanSupplier working) {
    Watchdog watchdog = new Watchdog(deadline, end, working);
    watchdog.dog.start();
    return watchdog;
  }

  /** A tenth of the deadline, at least a second: to judge, and to write a report to a slow disk. */
  private static Duration grace(Duration deadline) {
    Duration tenth = deadline.dividedBy(10);
    return tenth.compareTo(LEAST_GRACE) < 0 ? LEAST_GRACE : tenth;
  }

  /** The time begins anew, because something that may take a deadline of its own begins. */
  synchronized void restart(Duration deadline) {
    dueNanos = System.nanoTime() + deadline.plus(grace(deadline)).toNanos();
    LockSupport.unpark(dog);
  }

  private void watch() {
    while (!isClosed()) {
      long left = left();
      if (left > 0) {
        LockSupport.parkNanos(this, left);
      } else if ((!working.getAsBoolean() || -left > LONGEST_WORK.toNanos())
          && left() <= 0
          && !isClosed()) {
        end.accept(where());
        return;
      }
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private synchronized long left() {
    return dueNanos - System.nanoTime();
  }

  private String where() {
    return Arrays.stream(watched.getStackTrace())
        .filter(frame -> frame.getClassName().startsWith("gonogo."))
        .findFirst()
        .map(frame -> "it hangs in " + frame)
        .orElse("it hangs");
  }

  /** Whether this process uses a tenth of a processor or more. */
  private static boolean isWorking() {
    long pauseNanos = Duration.ofMillis(500).toNanos();
    long start = System.nanoTime();
    Duration before = used();
    for (long left = pauseNanos; left > 0; left = pauseNanos - (System.nanoTime() - start)) {
      LockSupport.parkNanos(left);
    }
    return used().minus(before).toNanos() > pauseNanos / 10;
  }

  private static Duration used() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Not {@link System#exit}, which waits for others. */
  private static void halt(String what) {
    Thread goodbye = Thread.ofPlatform().daemon().start(() -> {
      Main.leaveResult(Integer.toString(ExitStatus.FAULT));
      System.err.println("gonogo: a fault of gonogo itself: the deadline is over and " + what);
    });
    try {
      goodbye.join(GOODBYE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // it halts at once, then
    }
    Runtime.getRuntime().halt(ExitStatus.FAULT);
  }

  @Override
  public synchronized void close() {
    closed = true;
    LockSupport.unpark(dog);
  }
}
