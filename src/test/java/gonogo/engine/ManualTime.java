package gonogo.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A clock that stands still until it is moved, and runs what is due on the thread that moves it. */
final class ManualTime implements Time {
  static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

  private final List<Planned> planned = new ArrayList<>();
  private Duration elapsed = Duration.ZERO;

  private record Planned(Duration due, Runnable action) {}

  @Override
  public synchronized Instant instant() {
    return START.plus(elapsed);
  }

  @Override
  public synchronized long nanos() {
    return elapsed.toNanos();
  }

  @Override
  public synchronized Alarm after(Duration delay, Runnable action) {
    Planned one = new Planned(elapsed.plus(delay), action);
    planned.add(one);
    notifyAll();
    return () -> {
      synchronized (this) {
        planned.remove(one);
      }
    };
  }

  /** Waits until so many actions are planned. */
  synchronized void awaitPlanned(int count) throws InterruptedException {
    while (planned.size() < count) {
      wait();
    }
  }

  /** How many actions are planned. */
  synchronized int planned() {
    return planned.size();
  }

  void advance(Duration by) {
    Duration target;
    synchronized (this) {
      target = elapsed.plus(by);
    }
    for (Optional<Planned> next = nextDue(target); next.isPresent(); next = nextDue(target)) {
      next.get().action().run();
    }
    synchronized (this) {
      elapsed = target;
    }
  }

  private synchronized Optional<Planned> nextDue(Duration target) {
    Optional<Planned> next = planned.stream()
        .filter(one -> one.due().compareTo(target) <= 0)
        .min(Comparator.comparing(Planned::due));
    next.ifPresent(one -> {
      planned.remove(one);
      elapsed = one.due();
    });
    return next;
  }
}
