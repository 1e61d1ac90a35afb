package gonogo.collect.tls;

import gonogo.api.Endpoint;
import gonogo.api.Query;
import gonogo.api.QuerySpec;
import gonogo.api.SystemRef;
import gonogo.api.Twin;
import gonogo.collect.net.Addresses;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What does a server do when a client speaks this version only, and of its cipher suites only these?
 *
 * <p>Nothing is negotiated to the end: the server's choice is read, and the connection is closed.
 *
 * @param address a literal address
 * @param serverName in ASCII form and without a final dot; sent as SNI unless it is a literal address or the version is
 *     SSLv3, which has no extensions
 * @param ciphers which of the suites of the version are offered: an RE2 expression that is found in their IANA names
 */
@QuerySpec(type = "tls/hello", answer = TlsHello.Answer.class)
public record TlsHello(
    SystemRef system,
    String address,
    int port,
    String serverName,
    TlsVersion version,
    String ciphers)
    implements Query<TlsHello.Answer> {

  /** Every suite of the version. */
  public static final String ALL_CIPHERS = "";

  @Override
  public Optional<Endpoint> endpoint() {
    return Optional.of(new Endpoint(address, port));
  }

  /** OpenSSL has its own names of suites, and builds of today lack the old versions. */
  @Override
  public Optional<Twin> twin() {
    Twin.Writing client = Twin.of("openssl", "s_client")
        .ours("-"
            + version.toString().replace("SSLv", "ssl").replace("TLSv", "tls").replace('.', '_'))
        .ours("-cipher", "ALL:@SECLEVEL=0")
        .option("-connect", new Endpoint(address, port).toString());
    if (!Addresses.isLiteral(serverName)) {
      client.option("-servername", serverName);
    }
    return client
        .ours("</dev/null")
        .note("offers all cipher suites that this OpenSSL has, which may be none of %s"
            .formatted(version))
        .twin();
  }

  /** How a server took the offer. */
  public enum Reaction {
    /** It chose a version and a suite. */
    ACCEPTED,
    /** It sent an alert that is about the offer. */
    REFUSED,
    /** It sent an alert that is about the client or the name asked for, and so says nothing about the offer. */
    TURNED_AWAY,
    /** It closed the connection without a word, or only with one that is no refusal. */
    CLOSED,
    /** The connection was reset, by the server or by something on the way. */
    RESET,
    /** It answered in readable text: it does not speak TLS. */
    NOT_TLS,
    /** Nothing was sent: the version has no suite of such a name. */
    NOTHING_TO_OFFER
  }

  /**
   * What the server did.
   *
   * @param version the version that it chose, which may be lower than the one offered; null unless it accepted
   * @param cipher the IANA name of the suite that it chose; null unless it accepted
   * @param group the group of the key exchange: {@code x25519}, {@code DH}; null when the suite has none, or it was not
   *     seen
   * @param groupBits the size of the group in bits; null when that is not known
   * @param detail the alert, or how it began in text; null when there is nothing to say
   */
  public record Answer(
      Reaction reaction,
      @Nullable TlsVersion version,
      @Nullable String cipher,
      @Nullable String group,
      @Nullable Integer groupBits,
      @Nullable String detail) {

    /** Anything but an acceptance. */
    public static Answer of(Reaction reaction, @Nullable String detail) {
      return new Answer(reaction, null, null, null, null, detail);
    }
  }
}
