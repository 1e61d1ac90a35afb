package gonogo.engine;

/** How a run came to its end. */
public enum RunEnd {
  COMPLETED,
  /** The deadline passed first. */
  DEADLINE,
  /** Somebody stopped it. */
  INTERRUPTED;

  /** As written in reports. */
  public String text() {
    return switch (this) {
      case COMPLETED -> "completed";
      case DEADLINE -> "deadline";
      case INTERRUPTED -> "interrupted";
    };
  }
}
