package gonogo.engine;

/** There is no usable value behind a reference to a secret: {@code NOT_CONFIGURED}. The message never holds a value. */
public final class SecretException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public SecretException(String message) {
    super(message);
  }

  public SecretException(String message, Throwable cause) {
    super(message, cause);
  }
}
