package gonogo.engine;

import gonogo.api.Cause;
import gonogo.api.Endpoint;
import gonogo.collect.net.Connect;
import java.util.Objects;
import java.util.Optional;

/** What a connection attempt means for every other question to the endpoint. */
final class Reachability {

  private Reachability() {}

  /** Why the other questions are not asked. */
  record Block(Cause cause, String detail) {}

  /** Empty when the endpoint accepts connections. */
  static Optional<Block> of(Endpoint endpoint, Recorded connect) {
    if (connect.answer() instanceof Connect.Answer answer) {
      return switch (answer.state()) {
        case OPEN -> Optional.empty();
        case REFUSED -> blocked(endpoint + " refused the connection");
        case SILENT -> blocked(endpoint + " did not answer");
        case NO_ROUTE -> blocked("there is no route to " + endpoint + " from here");
      };
    }
    Cause cause = Objects.requireNonNullElse(connect.evidence().cause(), Cause.PROBE_BROKE);
    return switch (cause) {
      case TIMED_OUT, UNREACHABLE -> blocked(endpoint + " did not answer");
      case CANCELLED ->
        Optional.of(
            new Block(cause, Objects.requireNonNullElse(connect.evidence().detail(), "")));
      default ->
        Optional.of(new Block(
            cause,
            "could not see whether %s accepts connections: %s"
                .formatted(endpoint, connect.evidence().detail())));
    };
  }

  private static Optional<Block> blocked(String detail) {
    return Optional.of(new Block(Cause.BLOCKED, detail));
  }
}
