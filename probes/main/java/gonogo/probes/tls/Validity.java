package gonogo.probes.tls;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Dates, of every certificate on a path: a path is valid as long as all of it is. */
final class Validity {

  private Validity() {}

  static Optional<Flaw> flaw(Link link, Criteria criteria) {
    X509Certificate certificate = link.certificate();
    Instant from = certificate.getNotBefore().toInstant();
    Instant until = certificate.getNotAfter().toInstant();
    Duration left = criteria.remaining(certificate);
    Duration minimum = criteria.minRemaining(certificate);
    if (criteria.now().isBefore(from)) {
      return Optional.of(Flaw.in(
          link,
          "not-yet-valid",
          "valid from " + from,
          "valid at " + criteria.now().truncatedTo(ChronoUnit.SECONDS),
          "Check the clocks here and at the issuer, or wait until it is valid."));
    }
    if (left.isNegative()) {
      return Optional.of(Flaw.in(
          link,
          expired(link),
          "expired " + Text.day(until),
          "a certificate that is valid at " + criteria.now().truncatedTo(ChronoUnit.SECONDS),
          renew(link)));
    }
    if (left.compareTo(minimum) < 0) {
      return Optional.of(Flaw.in(
          link,
          "expires-soon",
          left(until, left),
          "at least " + Text.length(minimum),
          renew(link)));
    }
    return Optional.empty();
  }

  /** What a reader should know though it is no flaw. */
  static Optional<String> remark(Link link, Criteria criteria) {
    X509Certificate certificate = link.certificate();
    Duration left = criteria.remaining(certificate);
    boolean soon = left.compareTo(criteria.warnRemaining(certificate)) < 0;
    String subject = link.isLeaf() ? "" : link.label() + " ";
    return soon && !left.isNegative()
        ? Optional.of(subject + left(certificate.getNotAfter().toInstant(), left))
        : Optional.empty();
  }

  private static String left(Instant until, Duration left) {
    return "expires %s, %s left".formatted(Text.day(until), Text.length(left));
  }

  private static String expired(Link link) {
    return switch (link.role()) {
      case LEAF -> "expired";
      case INTERMEDIATE -> "expired-intermediate";
      case ANCHOR -> "expired-anchor";
    };
  }

  private static String renew(Link link) {
    return switch (link.role()) {
      case LEAF ->
        "Renew it, load it into every server behind this address, and check the automatic renewal.";
      case INTERMEDIATE -> "Send the current intermediate certificate of the issuer.";
      case ANCHOR ->
        "Use a chain that ends in another trust anchor, or bring the trust anchors up to date.";
    };
  }
}
