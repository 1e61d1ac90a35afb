package gonogo.collect.http;

/** The body could not be read to its end. */
final class BodyException extends Exception {
  private static final long serialVersionUID = 1;

  BodyException(Exception cause) {
    super(cause);
  }
}
