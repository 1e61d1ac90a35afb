package gonogo.probes.tls;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXReason;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The path validation of the JDK (RFC 5280, section 6), asked only when nothing else was found: it knows what the rules
 * here leave out, such as name constraints, policies and unknown critical extensions. Revocation is not looked at.
 */
final class SecondWitness {
  private static final String NAME_CONSTRAINTS = "2.5.29.30";

  private SecondWitness() {}

  /** Its objection to a path that ends in a trust anchor. */
  static Optional<Flaw> flaw(Path path, Instant now) throws GeneralSecurityException {
    X509Certificate anchor = path.last();
    boolean constrained = constrainsItself(anchor);
    int judged = constrained ? path.links().size() : Math.max(1, path.links().size() - 1);
    List<X509Certificate> below =
        path.links().stream().map(Link::certificate).limit(judged).toList();
    try {
      PKIXParameters parameters = new PKIXParameters(Set.of(
          constrained
              ? new TrustAnchor(anchor.getSubjectX500Principal(), anchor.getPublicKey(), null)
              : new TrustAnchor(anchor, null)));
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(now));
      var _ = CertPathValidator.getInstance("PKIX")
          .validate(CertificateFactory.getInstance("X.509").generateCertPath(below), parameters);
      return Optional.empty();
    } catch (CertPathValidatorException e) {
      boolean names = e.getReason() == PKIXReason.INVALID_NAME;
      return Optional.of(names ? constrained(path) : refused(String.valueOf(e.getMessage())));
    } catch (InvalidAlgorithmParameterException | IllegalArgumentException e) {
      return Optional.of(refused(String.valueOf(e.getMessage())));
    }
  }

  private static Flaw constrained(Path path) {
    return new Flaw(
        "name-constraints",
        "",
        "an issuer on the path to %s may not issue for these names"
            .formatted(Text.name(path.last())),
        "names that every issuer on the path allows",
        "Get the certificate from an authority that may issue for all of its names.");
  }

  private static Flaw refused(String reason) {
    return new Flaw(
        "refused-by-path-validation",
        "",
        Text.clean(reason),
        "a path that is valid by RFC 5280, section 6",
        "Have the certificate that the reason names issued anew.");
  }

  /**
   * Whether a trust anchor limits the names below it. RFC 5280 would ignore that and the JDK cannot be told, but
   * browsers heed it; so such an anchor is made part of the path, under its own key.
   */
  private static boolean constrainsItself(X509Certificate anchor) {
    return anchor.getExtensionValue(NAME_CONSTRAINTS) != null
        && anchor.getSubjectX500Principal().equals(anchor.getIssuerX500Principal());
  }
}
