package gonogo.cli;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
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
 * <p>A command that still computes, on a busy machine, does not hang: it has half a minute more.
 */
final class Watchdog implements AutoCloseable {
  /** To judge and to write; with what follows, a command that hangs ends within two seconds of its deadline. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  private static final Duration SAMPLE = Duration.ofMillis(250);
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
    Thread command = Thread.currentThread();
    return over(deadline, Watchdog::halt, () -> isComputing(command));
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

  /** The time begins anew, because something that may take a deadline of its own begins. */
  synchronized void restart(Duration deadline) {
    dueNanos = System.nanoTime() + deadline.plus(GRACE).toNanos();
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

  /** Whether a thread gets any processor time: one that waits for a file or a pipe gets none. */
  private static boolean isComputing(Thread thread) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long before = threads.getThreadCpuTime(thread.threadId());
    long end = System.nanoTime() + SAMPLE.toNanos();
    for (long left = SAMPLE.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
    return threads.getThreadCpuTime(thread.threadId()) - before > SAMPLE.toNanos() / 50;
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
