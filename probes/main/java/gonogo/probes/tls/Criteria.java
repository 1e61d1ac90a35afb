package gonogo.probes.tls;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a chain is measured against.
 *
 * @param host a DNS name in ASCII form without a final dot, or a literal address
 * @param minRemaining null for the lesser of 14 days and a third of the lifetime
 * @param warnRemaining null for the lesser of 30 days and half of the lifetime
 */
record Criteria(
    String host,
    Instant now,
    @Nullable Duration minRemaining,
    @Nullable Duration warnRemaining,
    int minRsaBits,
    int minEcBits) {
  private static final Duration USUAL_MINIMUM = Duration.ofDays(14);
  private static final Duration USUAL_WARNING = Duration.ofDays(30);

  /** How long this certificate must still be valid; renewal of short-lived ones is due at two thirds of their life. */
  Duration minRemaining(X509Certificate certificate) {
    return minRemaining != null
        ? minRemaining
        : lesser(USUAL_MINIMUM, lifetime(certificate).dividedBy(3));
  }

  /** Below what a reader should know of it. */
  Duration warnRemaining(X509Certificate certificate) {
    return warnRemaining != null
        ? warnRemaining
        : lesser(USUAL_WARNING, lifetime(certificate).dividedBy(2));
  }

  Duration remaining(X509Certificate certificate) {
    return Duration.between(now, certificate.getNotAfter().toInstant());
  }

  static Duration lifetime(X509Certificate certificate) {
    return Duration.between(
        certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant());
  }

  private static Duration lesser(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
