package gonogo.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Holds whatever could happen next, and lets one thing happen at a time, in an order drawn from a seed. Its clock
 * stands still; of what is planned on it, only delays that the test names ever pass.
 */
final class Shuffle implements Time {
  private final Random random;
  private final Predicate<Duration> passes;
  private final Map<String, Runnable> possible = new TreeMap<>(); // guarded by this
  private final List<String> order = new ArrayList<>();
  private int named; // guarded by this

  Shuffle(long seed, Predicate<Duration> passes) {
    this.random = new Random(seed);
    this.passes = passes;
  }

  /** Called by a collector: waits until its turn comes. */
  void await(String name) throws InterruptedException {
    CountDownLatch turn = new CountDownLatch(1);
    put(name, turn::countDown);
    turn.await();
  }

  private synchronized void put(String name, Runnable happens) {
    possible.put(name + "#" + named++, happens);
  }

  /** Lets things happen until the condition holds; the order of their names, which is what makes two runs differ. */
  List<String> play(BooleanSupplier over) {
    while (!over.getAsBoolean()) {
      letOthersCome();
      Runnable next = draw();
      if (next != null) {
        next.run();
      }
    }
    return order;
  }

  private void letOthersCome() {
    int seen = -1;
    for (int quiet = 0; quiet < 20; quiet++) {
      Thread.yield();
      synchronized (this) {
        if (possible.size() != seen) {
          seen = possible.size();
          quiet = 0;
        }
      }
    }
  }

  private synchronized @Nullable Runnable draw() {
    if (possible.isEmpty()) {
      return null;
    }
    String name = List.copyOf(possible.keySet()).get(random.nextInt(possible.size()));
    order.add(name.substring(0, name.indexOf('#')));
    return possible.remove(name);
  }

  @Override
  public Instant instant() {
    return ManualTime.START;
  }

  @Override
  public long nanos() {
    return 0;
  }

  @Override
  public Alarm after(Duration delay, Runnable action) {
    if (passes.test(delay)) {
      put("after " + delay, action);
    }
    return () -> {};
  }
}
