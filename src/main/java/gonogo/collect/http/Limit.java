package gonogo.collect.http;

import gonogo.api.Access;
import java.util.ArrayList;
import java.util.List;

/** The end of a question's time, which comes from outside: all that is under way is ended, and all that starts later. */
final class Limit implements AutoCloseable {
  private final List<Runnable> endings = new ArrayList<>();
  private boolean over;

  static Limit of(Access access) {
    Limit limit = new Limit();
    access.onLimit(limit);
    return limit;
  }

  synchronized boolean over() {
    return over;
  }

  /** Says how something is ended when the time is over; it is ended at once if it already is. */
  void onEnd(Runnable ending) {
    synchronized (this) {
      if (!over) {
        endings.add(ending);
        return;
      }
    }
    ending.run();
  }

  @Override
  public void close() {
    List<Runnable> ending;
    synchronized (this) {
      over = true;
      ending = List.copyOf(endings);
      endings.clear();
    }
    ending.forEach(Runnable::run);
  }
}
