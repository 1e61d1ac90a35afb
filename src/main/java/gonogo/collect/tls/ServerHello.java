package gonogo.collect.tls;

import gonogo.api.Cause;
import gonogo.api.CollectorException;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The choice of a server: RFC 8446, section 4.1.3; RFC 5246, section 7.4.1.3. The request for another key share of
 * TLS 1.3 has the same form and is a choice as well.
 *
 * @param group that of the key share of TLS 1.3; null before
 */
record ServerHello(
    TlsVersion version, CipherSuite cipher, @Nullable Group group) {
  private static final int RANDOM_LENGTH = 32;
  private static final int SUPPORTED_VERSIONS = 43;
  private static final int KEY_SHARE = 51;

  /**
   * Reads the message.
   *
   * @throws CollectorException GARBLED when it is broken, or chooses what was not offered
   */
  static ServerHello parse(Fields fields, TlsVersion offered, List<CipherSuite> suites)
      throws CollectorException {
    int version = fields.number(2);
    var _ = fields.take(RANDOM_LENGTH);
    var _ = fields.vector(1);
    int code = fields.number(2);
    var _ = fields.number(1);
    Group group = null;
    Fields extensions = new Fields(fields.isAtEnd() ? new byte[0] : fields.vector(2));
    while (!extensions.isAtEnd()) {
      int type = extensions.number(2);
      Fields content = new Fields(extensions.vector(2));
      if (type == SUPPORTED_VERSIONS) {
        version = content.number(2);
      } else if (type == KEY_SHARE) {
        group = Group.named(content.number(2));
      }
    }
    return new ServerHello(chosen(version, offered), chosen(code, suites), group);
  }

  private static TlsVersion chosen(int code, TlsVersion offered) throws CollectorException {
    return TlsVersion.of(code)
        .filter(version -> version.compareTo(offered) <= 0)
        .orElseThrow(() -> new CollectorException(
            Cause.GARBLED,
            "the server chose version 0x%04x when %s was offered".formatted(code, offered)));
  }

  private static CipherSuite chosen(int code, List<CipherSuite> suites) throws CollectorException {
    return CipherSuites.of(suites, code)
        .orElseThrow(() -> new CollectorException(
            Cause.GARBLED,
            "the server chose cipher suite 0x%04x, which was not offered".formatted(code)));
  }

  /** Whether the group of the key exchange is told by a later message. */
  boolean tellsGroupLater() {
    return version != TlsVersion.TLS_1_3 && (cipher.isEphemeralDh() || cipher.isEphemeralEcdh());
  }

  /** The group of the message ServerKeyExchange: RFC 5246, section 7.4.3; RFC 8422, section 5.4. */
  Group group(Fields fields) throws CollectorException {
    if (cipher.isEphemeralDh()) {
      return Group.prime(new BigInteger(1, fields.vector(2)).bitLength());
    }
    boolean named = fields.number(1) == 3;
    return named ? Group.named(fields.number(2)) : new Group("explicit curve", null);
  }
}
