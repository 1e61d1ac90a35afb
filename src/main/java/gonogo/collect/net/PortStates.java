package gonogo.collect.net;

import gonogo.api.Query;
import gonogo.api.QuerySpec;
import gonogo.api.SystemRef;
import gonogo.api.Twin;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of connection requests to a few named ports of an address? All are asked at once, so that one can be the
 * control of another. It names no endpoint: that a port is closed is an answer here.
 *
 * @param vantage where the environment says that this machine stands
 * @param address a literal address
 * @param ports sorted, 1 to {@value #MOST}
 * @param timeout of each try
 * @param retries how often a port that gave no answer is asked again
 */
@QuerySpec(type = "net/port-states", answer = PortStates.Answer.class)
public record PortStates(
    SystemRef system,
    String vantage,
    String address,
    List<Integer> ports,
    Duration timeout,
    int retries)
    implements Query<PortStates.Answer> {
  public static final int MOST = 64;

  private static final Duration MARGIN = Duration.ofSeconds(3);

  public PortStates {
    ports = ports.stream().distinct().sorted().toList();
    if (ports.isEmpty() || ports.size() > MOST) {
      throw new IllegalArgumentException("ports: 1 to %d, not %d".formatted(MOST, ports.size()));
    }
  }

  /** About an address, whatever system it belongs to: equal addresses are one question. */
  public static PortStates of(
      String vantage, String address, List<Integer> ports, Duration timeout, int retries) {
    return new PortStates(SystemRef.LOCAL, vantage, address, ports, timeout, retries);
  }

  @Override
  public Duration limit() {
    return timeout.multipliedBy(retries + 1L).plus(MARGIN);
  }

  @Override
  public Optional<Twin> twin() {
    String list = ports.stream().map(String::valueOf).collect(Collectors.joining(","));
    return PortScan.nmap(address, list).twin();
  }

  /**
   * What was seen.
   *
   * @param source the address of this machine that it is asked from; null when it has none that leads there
   * @param ports all of the question, in its order
   */
  public record Answer(@Nullable String source, List<Port> ports) {
    public Answer {
      ports = List.copyOf(ports);
    }
  }

  /**
   * One port.
   *
   * @param tries how often it was asked
   */
  public record Port(int port, PortState state, int tries) {}
}
