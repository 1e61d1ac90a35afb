package gonogo.probes.tls;

import gonogo.probes.tls.Link.Role;
import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.DSAPublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PSSParameterSpec;
import java.util.Optional;
import java.util.Set;

/** Keys and signatures. A weak key anywhere on the path lets others issue, as does a weak signature below the anchor. */
final class Strength {
  /** MD2, MD4, MD5 and SHA-1, with RSA, DSA and ECDSA. */
  private static final Set<String> WEAK = Set.of(
      "1.2.840.113549.1.1.2",
      "1.2.840.113549.1.1.3",
      "1.2.840.113549.1.1.4",
      "1.2.840.113549.1.1.5",
      "1.3.14.3.2.27",
      "1.3.14.3.2.29",
      "1.2.840.10040.4.3",
      "1.2.840.10045.4.1");

  private static final String RSASSA_PSS = "1.2.840.113549.1.1.10";

  private Strength() {}

  static Optional<Flaw> weakKey(Link link, Criteria criteria) {
    PublicKey key = link.certificate().getPublicKey();
    return switch (key) {
      case RSAPublicKey rsa ->
        tooShort(link, "RSA", rsa.getModulus().bitLength(), criteria.minRsaBits());
      case ECPublicKey ec ->
        tooShort(
            link, "EC", ec.getParams().getCurve().getField().getFieldSize(), criteria.minEcBits());
      case DSAPublicKey _ ->
        Optional.of(
            weak(link, "a DSA key", "RSA of at least %d bits".formatted(criteria.minRsaBits())));
      default -> Optional.empty();
    };
  }

  /** Whether {@link #weakKey} can tell. */
  static boolean canJudge(PublicKey key) {
    boolean known = key instanceof RSAPublicKey
        || key instanceof ECPublicKey
        || key instanceof DSAPublicKey
        || key instanceof EdECPublicKey;
    return known && !isOnUnknownCurve(key);
  }

  /** Whether it is on an elliptic curve, such as the Brainpool ones, with which this Java cannot calculate. */
  static boolean isOnUnknownCurve(PublicKey key) {
    if (!(key instanceof ECPublicKey onCurve)) {
      return false;
    }
    try {
      KeyPairGenerator.getInstance("EC").initialize(onCurve.getParams());
      return false;
    } catch (InvalidAlgorithmParameterException e) {
      return true;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java lacks elliptic curves", e);
    }
  }

  private static Optional<Flaw> tooShort(Link link, String kind, int bits, int minimum) {
    return bits >= minimum
        ? Optional.empty()
        : Optional.of(weak(
            link,
            "%s key of %d bits".formatted(kind, bits),
            "at least %d bits".formatted(minimum)));
  }

  private static Flaw weak(Link link, String seen, String wanted) {
    return Flaw.in(
        link,
        "weak-key",
        seen,
        wanted,
        "Make a new key (EC P-256, or RSA of 2048 bits) and have it certified.");
  }

  /** Nobody relies on the signature of a trust anchor over itself. */
  static Optional<Flaw> weakSignature(Link link) {
    X509Certificate certificate = link.certificate();
    boolean weak = WEAK.contains(certificate.getSigAlgOID()) || isWeakPss(certificate);
    return link.role() == Role.ANCHOR || !weak
        ? Optional.empty()
        : Optional.of(Flaw.in(
            link,
            "weak-signature",
            "signed with " + certificate.getSigAlgName(),
            "a signature with SHA-256 or better",
            "Have it issued anew by an authority that signs with SHA-256."));
  }

  private static boolean isWeakPss(X509Certificate certificate) {
    if (!certificate.getSigAlgOID().equals(RSASSA_PSS)) {
      return false;
    }
    byte[] encoded = certificate.getSigAlgParams();
    if (encoded == null) {
      return true; // the default is SHA-1 (RFC 4055, section 3.1)
    }
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("RSASSA-PSS");
      parameters.init(encoded);
      String digest = parameters.getParameterSpec(PSSParameterSpec.class).getDigestAlgorithm();
      return digest.equals("SHA-1") || digest.startsWith("MD");
    } catch (IOException | GeneralSecurityException e) {
      return true; // parameters that cannot be read promise nothing
    }
  }
}
