package gonogo.testing;

import gonogo.api.Access;
import gonogo.api.Facet;
import gonogo.api.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The surroundings of a collector: one system, known secrets, and a limit that closes what was registered. */
public final class FakeAccess implements Access, AutoCloseable {
  private final Facet system;
  private final Map<String, String> secrets;
  private final long deadlineNanos;
  private final List<AutoCloseable> resources = new ArrayList<>();
  private final Thread timer;
  private boolean over;

  public FakeAccess(Facet system, Duration limit, Map<String, String> secrets) {
    this.system = system;
    this.secrets = Map.copyOf(secrets);
    this.deadlineNanos = System.nanoTime() + limit.toNanos();
    this.timer = Thread.ofVirtual().start(() -> {
      try {
        Thread.sleep(limit);
        closeAll();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
  }

  public FakeAccess(Facet system, Duration limit) {
    this(system, limit, Map.of());
  }

  @Override
  public <F extends Facet> F system(Class<F> facet) {
    return facet.cast(system);
  }

  @Override
  public String reveal(Secret secret) {
    return secrets.getOrDefault(secret.text(), secret.text());
  }

  @Override
  public Duration remaining() {
    return Duration.ofNanos(Math.max(1, deadlineNanos - System.nanoTime()));
  }

  @Override
  public synchronized void onLimit(AutoCloseable resource) {
    if (over) {
      closeOne(resource);
    } else {
      resources.add(resource);
    }
  }

  private synchronized void closeAll() {
    over = true;
    resources.forEach(FakeAccess::closeOne);
  }

  private static void closeOne(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      throw new AssertionError("could not close " + resource, e);
    }
  }

  @Override
  public void close() {
    timer.interrupt();
  }
}
