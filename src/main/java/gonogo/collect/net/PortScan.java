package gonogo.collect.net;

import gonogo.api.Effect;
import gonogo.api.Query;
import gonogo.api.QuerySpec;
import gonogo.api.SystemRef;
import gonogo.api.Twin;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which ports of a whole range of an address accept connections? Watchers of the network may take it for an attack, so
 * it is asked only where the environment allows it. There is one answer, about every port, or none.
 *
 * @param vantage where the environment says that this machine stands
 * @param address a literal address
 * @param control a port that accepts. It is tried every few seconds and once more at the end; when it no longer
 *     accepts, there is no answer: what is silent then may be silent to this machine only
 * @param rate connection requests per second, at most
 * @param timeout of each try
 * @param retries how often a port that gave no answer is asked again
 */
@QuerySpec(type = "net/port-scan", answer = PortScan.Answer.class, effect = Effect.ACTIVE)
public record PortScan(
    SystemRef system,
    String vantage,
    String address,
    PortRange range,
    int control,
    int rate,
    Duration timeout,
    int retries)
    implements Query<PortScan.Answer> {

  /** Connections at a time; also what bounds the rate where nothing answers. */
  static final int MOST_AT_ONCE = 512;

  private static final Duration MARGIN = Duration.ofSeconds(15);

  /** About an address, whatever system it belongs to: equal addresses are one question. */
  public static PortScan of(
      String vantage,
      String address,
      PortRange range,
      int control,
      int rate,
      Duration timeout,
      int retries) {
    return new PortScan(SystemRef.LOCAL, vantage, address, range, control, rate, timeout, retries);
  }

  /** Half as long again as it takes when no port answers. */
  @Override
  public Duration limit() {
    double waiting = (double) MOST_AT_ONCE / Math.max(1, timeout.toMillis()) * 1000;
    double seconds = range.size() / Math.min(rate, waiting) + timeout.toMillis() / 1000.0;
    return Duration.ofMillis(Math.round(seconds * (retries + 1) * 1500)).plus(MARGIN);
  }

  @Override
  public Optional<Twin> twin() {
    return nmap(address, range.toString())
        .note("this scans as well, at up to %d ports a second: only where that is allowed"
            .formatted(rate))
        .ours("--max-rate", Integer.toString(rate))
        .twin();
  }

  /** Connects to the ports of an address, which may seem to be down, and looks nothing up. */
  static Twin.Writing nmap(String address, String ports) {
    Twin.Writing nmap = Twin.of("nmap", "-Pn", "-n", "-sT", "-p", ports);
    return (address.indexOf(':') < 0 ? nmap : nmap.ours("-6")).value(address);
  }

  /**
   * What was seen of every port of the range.
   *
   * @param source the address of this machine that it was asked from; null when it has none that leads there
   * @param open sorted
   * @param controls how often the control was tried; it accepted each time
   */
  public record Answer(
      @Nullable String source,
      List<Integer> open,
      List<PortRange> closed,
      List<PortRange> silent,
      List<PortRange> unreachable,
      int controls) {
    public Answer {
      open = List.copyOf(open);
      closed = List.copyOf(closed);
      silent = List.copyOf(silent);
      unreachable = List.copyOf(unreachable);
    }

    /** How many ports it is about. */
    public int ports() {
      return open.size()
          + Stream.of(closed, silent, unreachable)
              .flatMap(List::stream)
              .mapToInt(PortRange::size)
              .sum();
    }
  }
}
