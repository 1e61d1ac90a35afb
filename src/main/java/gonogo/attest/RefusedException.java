package gonogo.attest;

/** A signature, a sheet or a key is not what it should be. */
public final class RefusedException extends Exception {
  private static final long serialVersionUID = 1;

  private final Reason reason;

  RefusedException(Reason reason, String detail) {
    super(detail);
    this.reason = reason;
  }

  RefusedException(Reason reason, String detail, Throwable cause) {
    super(detail, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  /** What is wrong, in one line. */
  public String detail() {
    return String.valueOf(getMessage());
  }
}
