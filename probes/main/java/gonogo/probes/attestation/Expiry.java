package gonogo.probes.attestation;

import gonogo.api.Durations;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long a signature counts, written {@code 14d} or {@code 2026-12-01T22:00:00Z}; exactly one is
 * set.
 *
 * @param age since it was made
 * @param until up to this instant, exclusive
 */
record Expiry(@Nullable Duration age, @Nullable Instant until) {

  static Expiry parse(String text) {
    try {
      return text.contains(":")
          ? new Expiry(null, Instant.parse(text))
          : new Expiry(Durations.parse(text), null);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "wanted a duration such as 14d, or a time such as 2026-12-01T22:00:00Z", e);
    }
  }
}
