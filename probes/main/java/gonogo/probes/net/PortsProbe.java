package gonogo.probes.net;

import gonogo.api.Cause;
import gonogo.api.Named;
import gonogo.api.Notes;
import gonogo.api.Outcome;
import gonogo.api.Probe;
import gonogo.api.ProbeSpec;
import gonogo.api.Setting;
import gonogo.api.World;
import gonogo.collect.net.PortRange;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Judges which TCP ports accept connections, at every address, from where the run looks. */
@Singleton
@ProbeSpec(
    id = PortsProbe.ID,
    claim = "Of every address the wanted ports are open, and none that should be shut",
    findings = {"open", "closed", "filtered", "unexpected"},
    active = "scan",
    causes = {Cause.NOT_CONFIGURED, Cause.UNREACHABLE, Cause.CONTRADICTED, Cause.GARBLED})
final class PortsProbe implements Probe<Named, PortsProbe.Settings> {
  static final String ID = "net/ports";

  /** What must be open or shut, where, and seen from where. */
  record Settings(
      @Setting(
          value =
              "Where it must be seen from, as the environment names it; without it from wherever the run looks",
          example = "internet")
      @Nullable
      String vantage,

      @Setting(
          value =
              "Addresses, names and blocks of up to 256 addresses to ask, instead of the system's host",
          example = "[203.0.113.7, 198.51.100.8/30, mail.example.com]",
          fallback = "[]")
      List<String> hosts,

      @Setting(value = "Ports that must accept", example = "[443]", fallback = "[]")
      List<Integer> open,

      @Setting(value = "Ports that must not accept", example = "[22, 5432]", fallback = "[]")
      List<Integer> closed,

      @Setting(
          value =
              "A range of ports of which none but the allowed ones may accept; only where the environment names net/ports under active",
          example = "1-65535")
      @Nullable
      PortRange scan,

      @Setting(value = "Ports that may accept when scanned", example = "[80, 443]", fallback = "[]")
      List<Integer> allowed,

      @Setting(
          value =
              "A port that accepts at every address: without one that does, a shut port proves nothing",
          example = "443")
      @Nullable
      Integer control,

      @Setting(
          value = "Requests per second and address of a scan, 1 to 5000",
          example = "1000",
          fallback = "200")
      int rate,

      @Setting(
          value = "How often a port that gives no answer is asked again, 0 to 5",
          example = "1",
          fallback = "2")
      int retries,

      @Setting(
          value = "How long to wait for the answer of a port, 100ms to 10s",
          example = "1s",
          fallback = "2s")
      Duration timeout) {
    private static final int MOST_PORTS = 50;
    private static final int MOST_RETRIES = 5;
    private static final int MOST_A_SECOND = 5_000;
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    Settings {
      hosts = List.copyOf(hosts);
      open = List.copyOf(open);
      closed = List.copyOf(closed);
      allowed = List.copyOf(allowed);
      Hosts.check(hosts);
      if (open.isEmpty() && closed.isEmpty() && scan == null) {
        throw new IllegalArgumentException("wanted at least one of open, closed and scan");
      }
      requirePorts("open", open);
      requirePorts("closed", closed);
      requirePorts("allowed", allowed);
      if (control != null) {
        requirePorts("control", List.of(control));
      }
      if (scan == null && !allowed.isEmpty()) {
        throw new IllegalArgumentException("allowed: means something only beside scan");
      }
      requireOneWish(closed, Stream.concat(open.stream(), allowed.stream()), control);
      requireBetween("rate", rate, 1, MOST_A_SECOND);
      requireBetween("retries", retries, 0, MOST_RETRIES);
      if (timeout.compareTo(SHORTEST) < 0 || timeout.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException("timeout: wanted 100ms to 10s");
      }
      if (open.size() + closed.size() + allowed.size() > MOST_PORTS) {
        throw new IllegalArgumentException(
            "wanted at most %d ports; scan takes a range".formatted(MOST_PORTS));
      }
    }

    private static void requirePorts(String name, List<Integer> ports) {
      for (int port : ports) {
        requireBetween(name, port, 1, PortRange.HIGHEST);
      }
    }

    private static void requireBetween(String name, int value, int least, int most) {
      if (value < least || value > most) {
        throw new IllegalArgumentException(
            "%s: wanted %d to %d, not %d".formatted(name, least, most, value));
      }
    }

    private static void requireOneWish(
        List<Integer> closed, Stream<Integer> accepting, @Nullable Integer control) {
      Set<Integer> shut = new HashSet<>(closed);
      Stream.concat(accepting, Stream.ofNullable(control))
          .filter(shut::contains)
          .findFirst()
          .ifPresent(port -> {
            throw new IllegalArgumentException(
                "closed: %d must accept too, as open, allowed or control says".formatted(port));
          });
    }
  }

  @Override
  public Outcome examine(Named system, Settings settings, World world) {
    Optional<Outcome.Inconclusive> unsaid = unsaid(system, settings);
    return unsaid.isPresent()
        ? unsaid.get()
        : new Survey(system, settings, world, new Notes(ID)).outcome();
  }

  @Override
  public Optional<Outcome.Inconclusive> unsaid(Named system, Settings settings) {
    String wanted = settings.vantage();
    return wanted == null || wanted.equals(system.vantage())
        ? Optional.empty()
        : Optional.of(new Outcome.Inconclusive(
            Cause.NOT_CONFIGURED,
            "has to be seen from %s, but this run looks from %s"
                .formatted(wanted, system.vantage()),
            null,
            List.of("vantage:" + wanted)));
  }
}
