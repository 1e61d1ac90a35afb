package gonogo.engine;

import gonogo.api.Endpoint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/** Bounds how many questions are asked at a time, per endpoint and in all; first come, first served. */
final class Permits {
  private final int perEndpoint;
  private final Semaphore all;
  private final Map<Endpoint, Semaphore> endpoints = new ConcurrentHashMap<>();

  Permits(Limits limits) {
    this.perEndpoint = limits.perEndpoint();
    this.all = new Semaphore(limits.inAll(), true);
  }

  /** Waits for the permits that a question needs; the scarcer one first, so that waiting for it blocks no other. */
  Permit acquire(Optional<Endpoint> endpoint) throws InterruptedException {
    if (endpoint.isEmpty()) {
      all.acquire();
      return new Permit(List.of(all));
    }
    Semaphore one =
        endpoints.computeIfAbsent(endpoint.get(), e -> new Semaphore(perEndpoint, true));
    one.acquire();
    try {
      all.acquire();
    } catch (InterruptedException e) {
      one.release();
      throw e;
    }
    return new Permit(List.of(all, one));
  }

  /** Held only while a question is really asked. */
  static final class Permit {
    private final List<Semaphore> held;
    private final AtomicBoolean released = new AtomicBoolean();

    private Permit(List<Semaphore> held) {
      this.held = held;
    }

    /** Gives the permits back, once. */
    void release() {
      if (released.compareAndSet(false, true)) {
        held.forEach(Semaphore::release);
      }
    }
  }
}
