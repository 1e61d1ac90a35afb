package gonogo.collect.net;

import gonogo.api.Query;
import gonogo.api.QuerySpec;
import gonogo.api.SystemRef;
import gonogo.api.Twin;
import java.time.Duration;
import java.util.Optional;

/**
 * Does an endpoint accept TCP connections? Asked once by the ledger before the first other question to the endpoint.
 *
 * @param address a literal address
 */
@QuerySpec(type = "net/connect", answer = Connect.Answer.class)
public record Connect(SystemRef system, String address, int port) implements Query<Connect.Answer> {

  @Override
  public Duration limit() {
    return Duration.ofSeconds(5);
  }

  @Override
  public Optional<Twin> twin() {
    return Twin.of("nc", "-zv", "-w", "5")
        .value(address)
        .value(Integer.toString(port))
        .twin();
  }

  public record Answer(State state) {}

  /** What came back for a connection request. */
  public enum State {
    OPEN,
    /** A reset: the machine is there, nothing listens. */
    REFUSED,
    /** Nothing within the limit, as behind a firewall that drops. */
    SILENT,
    /** This machine, or a router, knows no way there. */
    NO_ROUTE
  }
}
