package gonogo.engine;

import java.util.List;

/** Closes from outside what a collector is still busy with. */
final class Closing {
  private static final System.Logger LOG = System.getLogger(Closing.class.getName());

  private Closing() {}

  /** Closes all, each on a platform thread of its own: closing may block too, and virtual threads may all be busy. */
  static void now(List<AutoCloseable> resources) {
    for (AutoCloseable resource : resources) {
      try {
        Thread.ofPlatform().daemon().name("gonogo-close").start(() -> close(resource));
      } catch (
          OutOfMemoryError
              e) { // no thread is left: the run goes on, and what is open ends with the process
        LOG.log(System.Logger.Level.WARNING, "cannot close at the limit: {0}", e.getMessage());
      }
    }
  }

  private static void close(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception | Error e) {
      LOG.log(System.Logger.Level.DEBUG, "closing at the limit failed: {0}", e.getClass());
    }
  }
}
