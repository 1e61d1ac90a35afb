package gonogo.engine;

import java.util.Arrays;
import java.util.Optional;

/** How a run came to its end. */
public enum RunEnd {
  COMPLETED,
  /** The deadline passed first. */
  DEADLINE,
  /** Somebody stopped it. */
  INTERRUPTED;

  /** The one that is written so. */
  static Optional<RunEnd> of(String text) {
    return Arrays.stream(values()).filter(end -> end.text().equals(text)).findFirst();
  }

  /** What keeps a run that ended so from being a GO, if anything does. */
  Optional<String> cap() {
    return this == INTERRUPTED ? Optional.of("interrupted before its end") : Optional.empty();
  }

  /** As written in reports. */
  public String text() {
    return switch (this) {
      case COMPLETED -> "completed";
      case DEADLINE -> "deadline";
      case INTERRUPTED -> "interrupted";
    };
  }
}
