package gonogo.collect.tls;

import gonogo.api.Endpoint;
import gonogo.api.Query;
import gonogo.api.QuerySpec;
import gonogo.api.SystemRef;
import gonogo.api.Twin;
import gonogo.collect.net.Addresses;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which application protocol does a server choose of these (RFC 7301)?
 *
 * @param address a literal address
 * @param serverName in ASCII form and without a final dot; sent as SNI unless it is a literal address
 * @param protocols in the order of preference: {@code h2}, {@code http/1.1}
 */
@QuerySpec(type = "tls/alpn", answer = TlsAlpn.Answer.class)
public record TlsAlpn(
    SystemRef system, String address, int port, String serverName, List<String> protocols)
    implements Query<TlsAlpn.Answer> {
  public TlsAlpn {
    protocols = List.copyOf(protocols);
  }

  @Override
  public Optional<Endpoint> endpoint() {
    return Optional.of(new Endpoint(address, port));
  }

  @Override
  public Optional<Twin> twin() {
    Twin.Writing client = Twin.of("openssl", "s_client")
        .option("-alpn", String.join(",", protocols))
        .option("-connect", new Endpoint(address, port).toString());
    if (!Addresses.isLiteral(serverName)) {
      client.option("-servername", serverName);
    }
    return client.ours("</dev/null").twin();
  }

  /**
   * The choice.
   *
   * @param protocol null when the server chose none, or said that it has none of them
   */
  public record Answer(@Nullable String protocol) {}
}
