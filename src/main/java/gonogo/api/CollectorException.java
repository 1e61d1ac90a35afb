package gonogo.api;

/** Thrown by a collector that knows why there is no answer. */
public final class CollectorException extends Exception {
  private static final long serialVersionUID = 1;

  private final Cause cause;
  private final boolean retryable;

  private CollectorException(Cause cause, String detail, boolean retryable) {
    super(detail);
    this.cause = cause;
    this.retryable = retryable;
  }

  /** There is no answer, and asking again would not help. */
  public CollectorException(Cause cause, String detail) {
    this(cause, detail, false);
  }

  /** Nothing was sent yet, or the system said "later": a READ question may be asked again within its limit. */
  public static CollectorException retryable(Cause cause, String detail) {
    return new CollectorException(cause, detail, true);
  }

  public Cause cause() {
    return cause;
  }

  public boolean retryable() {
    return retryable;
  }
}
