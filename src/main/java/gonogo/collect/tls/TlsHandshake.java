package gonogo.collect.tls;

import gonogo.api.Endpoint;
import gonogo.api.Query;
import gonogo.api.QuerySpec;
import gonogo.api.SystemRef;
import gonogo.api.Twin;
import gonogo.collect.net.Addresses;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which certificates does a server show when a client asks for this name?
 *
 * @param address a literal address
 * @param serverName in ASCII form and without a final dot; sent as SNI unless it is a literal address
 */
@QuerySpec(type = "tls/handshake", answer = TlsHandshake.Answer.class)
public record TlsHandshake(SystemRef system, String address, int port, String serverName)
    implements Query<TlsHandshake.Answer> {

  @Override
  public Optional<Endpoint> endpoint() {
    return Optional.of(new Endpoint(address, port));
  }

  @Override
  public Duration limit() {
    return Duration.ofSeconds(10);
  }

  @Override
  public Optional<Twin> twin() {
    Twin.Writing client =
        Twin.of("openssl", "s_client").option("-connect", new Endpoint(address, port).toString());
    if (!Addresses.isLiteral(serverName)) {
      client.option("-servername", serverName);
    }
    return client
        .ours("</dev/null", "|", "openssl", "x509", "-noout", "-subject", "-issuer", "-dates")
        .twin();
  }

  /**
   * What was shown, and what could end the chain; nothing of it is judged.
   *
   * @param protocol as negotiated, for example {@code TLSv1.3}
   * @param cipher as negotiated, in the spelling of the JDK; {@code unknown} when the handshake was not completed
   * @param chain base64 of the DER of every certificate as sent, the server's own first
   * @param anchors base64 of the DER of the trust anchors that bear the name of an issuer of a sent certificate, or
   *     that were sent themselves
   * @param anchorSource where the anchors come from: {@code ops/ca.pem (2 certificates)}
   * @param unproven why the handshake ended before the server proved that it holds the key of its certificate; null
   *     when it proved it. Such a chain can fail a check, and must never pass one
   */
  public record Answer(
      String protocol,
      String cipher,
      List<String> chain,
      List<String> anchors,
      String anchorSource,
      @Nullable String unproven) {
    public Answer {
      chain = List.copyOf(chain);
      anchors = List.copyOf(anchors);
    }
  }
}
