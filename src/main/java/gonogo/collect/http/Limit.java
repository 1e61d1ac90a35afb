package gonogo.collect.http;

import gonogo.api.Access;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The end of a question's time, which comes from outside: everything that was opened is closed, and what waits is told.
 */
final class Limit implements AutoCloseable {
  private final List<AutoCloseable> open = new ArrayList<>();
  private boolean over;

  static Limit of(Access access) {
    Limit limit = new Limit();
    access.onLimit(limit);
    return limit;
  }

  synchronized boolean over() {
    return over;
  }

  /** Closes it when the time is over, at once if it already is. */
  void add(AutoCloseable resource) throws Exception {
    synchronized (this) {
      if (!over) {
        open.add(resource);
        return;
      }
    }
    resource.close();
  }

  /** Ends a future when the time is over. */
  void end(CompletableFuture<?> waiting) throws Exception {
    add(() -> waiting.cancel(false));
  }

  @Override
  public void close() throws Exception {
    List<AutoCloseable> closing;
    synchronized (this) {
      over = true;
      closing = List.copyOf(open);
      open.clear();
    }
    for (AutoCloseable resource : closing) {
      resource.close();
    }
  }
}
