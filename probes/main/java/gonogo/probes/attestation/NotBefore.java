package gonogo.probes.attestation;

import gonogo.api.Durations;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * From when on a signature may have been made, written {@code T-4h} or
 * {@code 2026-12-01T22:00:00Z}; exactly one is set.
 *
 * @param ahead how long before the window of the release starts
 */
record NotBefore(@Nullable Duration ahead, @Nullable Instant at) {
  private static final String START = "T-";

  static NotBefore parse(String text) {
    try {
      return text.startsWith(START)
          ? new NotBefore(Durations.parse(text.substring(START.length())), null)
          : new NotBefore(null, Instant.parse(text));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "wanted T- and a duration, such as T-4h, or a time such as 2026-12-01T22:00:00Z", e);
    }
  }

  /** Whether it hangs on the window of the release. */
  boolean needsWindow() {
    return ahead != null;
  }

  /** The instant, for a window that starts then. */
  @Nullable
  Instant instant(@Nullable Instant windowStart) {
    return ahead == null || windowStart == null
        ? at
        : Objects.requireNonNull(windowStart).minus(ahead);
  }
}
