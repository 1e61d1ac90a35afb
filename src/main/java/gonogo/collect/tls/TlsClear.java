package gonogo.collect.tls;

import gonogo.api.Endpoint;
import gonogo.api.Query;
import gonogo.api.QuerySpec;
import gonogo.api.SystemRef;
import gonogo.api.Twin;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What does a port that speaks TLS answer to an HTTP request in clear?
 *
 * @param address a literal address
 * @param host what the request names as its host
 */
@QuerySpec(type = "tls/clear", answer = TlsClear.Answer.class)
public record TlsClear(SystemRef system, String address, int port, String host)
    implements Query<TlsClear.Answer> {

  @Override
  public Optional<Endpoint> endpoint() {
    return Optional.of(new Endpoint(address, port));
  }

  @Override
  public Optional<Twin> twin() {
    return Twin.of("curl", "-sv", "--http1.1", "--noproxy", "'*'", "--globoff")
        .option("--header", "Host: " + host)
        .value("http://", new Endpoint(address, port) + "/")
        .twin();
  }

  /** How a server took it. */
  public enum Reaction {
    /** With a response of HTTP, in clear. */
    HTTP,
    /** With an alert of TLS, or another record of it. */
    TLS,
    CLOSED,
    RESET,
    /** With something else. */
    OTHER
  }

  /**
   * What the server did.
   *
   * @param status of the response; null when there was none
   * @param location where the response redirects to; null when it does not
   * @param beginning of what it sent, readable; null when it sent nothing, or a record of TLS
   */
  public record Answer(
      Reaction reaction,
      @Nullable Integer status,
      @Nullable String location,
      @Nullable String beginning) {

    /** Without a response. */
    public static Answer of(Reaction reaction, @Nullable String beginning) {
      return new Answer(reaction, null, null, beginning);
    }
  }
}
