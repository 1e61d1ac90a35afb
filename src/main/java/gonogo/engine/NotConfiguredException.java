package gonogo.engine;

/** The environment lacks something that a collector asked for. */
final class NotConfiguredException extends RuntimeException {
  private static final long serialVersionUID = 1;

  NotConfiguredException(String message) {
    super(message);
  }
}
