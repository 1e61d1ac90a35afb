package gonogo.collect.net;

import java.time.Duration;

/** Lets so many things a second begin, evenly; of what was late only a little is caught up. For one thread. */
final class Pace {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final long LATE = Duration.ofMillis(50).toNanos();

  private final long interval;
  private long next;

  Pace(int perSecond) {
    this.interval = SECOND / perSecond;
    this.next = System.nanoTime();
  }

  void await() throws InterruptedException {
    long now = System.nanoTime();
    if (next - now > 0) {
      Thread.sleep(Duration.ofNanos(next - now));
    }
    next = Math.max(next, now - LATE) + interval;
  }
}
