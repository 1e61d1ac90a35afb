package gonogo.engine;

import java.util.List;

/** Closes from outside what a collector is still busy with. */
final class Closing {
  private static final System.Logger LOG = System.getLogger(Closing.class.getName());

  private Closing() {}

  /** Closes all, each on a platform thread of its own: closing may block too, and virtual threads may all be busy. */
  static void now(List<AutoCloseable> resources) {
    for (AutoCloseable resource : resources) {
      Thread.ofPlatform().daemon().name("gonogo-close").start(() -> close(resource));
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
