package gonogo.probes.tls;

import gonogo.collect.net.Addresses;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Is a certificate for a host? Only the subject alternative names count, never the common name (RFC 9525, section 2).
 */
final class HostNames {
  private static final int DNS_NAME = 2;
  private static final int IP_ADDRESS = 7;
  private static final int SHOWN = 4;

  private HostNames() {}

  /** The flaw, if it is not. */
  static Optional<Flaw> flaw(X509Certificate certificate, String host)
      throws CertificateParsingException {
    Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
    if (alternatives == null) {
      return Optional.of(new Flaw(
          "no-san",
          "",
          "it names no host: there are no subject alternative names",
          "a subject alternative name for " + host,
          "Have it issued anew with " + host
              + " as subject alternative name; the common name does not count."));
    }
    boolean literal = Addresses.isLiteral(host);
    List<String> names = new ArrayList<>();
    for (List<?> alternative : alternatives) {
      if (alternative.get(1) instanceof String name && isHost(alternative.get(0))) {
        names.add(name);
        boolean address = Integer.valueOf(IP_ADDRESS).equals(alternative.get(0));
        if (literal ? address && sameAddress(name, host) : !address && matches(name, host)) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(new Flaw(
        "wrong-host",
        "",
        names.isEmpty() ? "it names no host" : "it is for " + list(names),
        "a certificate for " + host,
        "Have it issued for " + host
            + " too, or let the server choose the right one for that name (SNI)."));
  }

  private static boolean isHost(Object kind) {
    return Integer.valueOf(DNS_NAME).equals(kind) || Integer.valueOf(IP_ADDRESS).equals(kind);
  }

  private static boolean sameAddress(String name, String host) {
    return Addresses.parse(name).equals(Addresses.parse(host));
  }

  /**
   * Whether a name as presented covers a host (RFC 9525, section 6.3): letter case does not matter, {@code *} stands
   * for exactly one label and only as the whole leftmost one. As in OpenSSL, at least two labels must follow it.
   */
  static boolean matches(String presented, String host) {
    if (!presented.startsWith("*.")) {
      return presented.equalsIgnoreCase(host);
    }
    String domain = presented.substring(1);
    int dot = host.indexOf('.');
    return dot > 0
        && domain.indexOf('.', 1) > 0
        && domain.indexOf('*') < 0
        && host.substring(dot).equalsIgnoreCase(domain);
  }

  private static String list(List<String> names) {
    String some = String.join(", ", names.stream().limit(SHOWN).map(Text::clean).toList());
    return names.size() <= SHOWN ? some : some + " and %d more".formatted(names.size() - SHOWN);
  }
}
