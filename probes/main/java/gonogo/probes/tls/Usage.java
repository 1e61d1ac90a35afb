package gonogo.probes.tls;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** May each certificate of a path do what it does there? */
final class Usage {
  private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
  private static final String ANY = "2.5.29.37.0";

  /** Bits of the key usage extension (RFC 5280, section 4.2.1.3). */
  private static final int DIGITAL_SIGNATURE = 0;

  private static final int KEY_CERT_SIGN = 5;

  private Usage() {}

  static List<Flaw> flaws(Path path) throws CertificateParsingException {
    List<Flaw> flaws = new ArrayList<>();
    for (int i = 0; i < path.links().size(); i++) {
      Link link = path.links().get(i);
      wrongUsage(link).ifPresent(flaws::add);
      if (i > 0) {
        notAnAuthority(link, intermediatesBelow(path, i)).ifPresent(flaws::add);
      }
    }
    return flaws;
  }

  /**
   * A server's certificate must say that it is for servers: RFC 5280 would let it be silent, public authorities and the
   * clients of Apple do not. What an intermediate says limits what it issues; a trust anchor may say nothing.
   */
  private static Optional<Flaw> wrongUsage(Link link) throws CertificateParsingException {
    List<String> purposes = link.certificate().getExtendedKeyUsage();
    boolean silent = purposes == null;
    if (silent ? link.isLeaf() : purposes.stream().noneMatch(Set.of(SERVER_AUTH, ANY)::contains)) {
      String seen = silent
          ? "no extended key usage"
          : "extended key usage %s".formatted(String.join(", ", purposes));
      return Optional.of(wrong(link, seen, "extended key usage serverAuth"));
    }
    boolean[] bits = link.certificate().getKeyUsage();
    if (link.isLeaf() && bits != null && !bits[DIGITAL_SIGNATURE]) {
      return Optional.of(
          wrong(link, "its key must not sign", "key usage digitalSignature (RFC 8446, 4.4.2.2)"));
    }
    return Optional.empty();
  }

  private static Flaw wrong(Link link, String seen, String wanted) {
    return Flaw.in(
        link, "wrong-usage", seen, wanted, "Have it issued with the profile for TLS servers.");
  }

  /** Certificates between issuer and leaf; those that only renew their own name do not count (RFC 5280, 4.2.1.9). */
  private static int intermediatesBelow(Path path, int position) {
    return (int) path.links().subList(1, position).stream()
        .map(Link::certificate)
        .filter(one -> !one.getSubjectX500Principal().equals(one.getIssuerX500Principal()))
        .count();
  }

  private static Optional<Flaw> notAnAuthority(Link link, int below) {
    X509Certificate certificate = link.certificate();
    boolean[] bits = certificate.getKeyUsage();
    int allowed = certificate.getBasicConstraints(); // -1: no authority at all
    // Trust anchors of version 1 cannot say that they are authorities; whoever chose them said so.
    boolean oldAnchor = link.role() == Link.Role.ANCHOR && certificate.getVersion() < 3;
    if (allowed < 0 && !oldAnchor) {
      return Optional.of(notCa(link, "it is no authority and yet issued", "basic constraints CA"));
    }
    if (!oldAnchor && allowed < below) {
      return Optional.of(notCa(
          link,
          "%d intermediates below it, %d allowed".formatted(below, allowed),
          "a path within its length constraint"));
    }
    if (bits != null && !bits[KEY_CERT_SIGN]) {
      return Optional.of(
          notCa(link, "its key must not sign certificates", "key usage keyCertSign"));
    }
    return Optional.empty();
  }

  private static Flaw notCa(Link link, String seen, String wanted) {
    return Flaw.in(
        link,
        "not-a-ca",
        seen,
        wanted,
        "Send the chain of the authority that should have issued it.");
  }
}
