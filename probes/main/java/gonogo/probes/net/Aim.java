package gonogo.probes.net;

import gonogo.api.Http;
import gonogo.api.Named;
import gonogo.probes.net.PortsProbe.Settings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The ports that every address is asked for beside those to be judged.
 *
 * @param controls ports of which one has to accept, so that those that do not mean something
 * @param decoys ports on which nothing listens anywhere; when they accept, something on the way accepts everything
 */
record Aim(Settings wanted, List<Integer> controls, List<Integer> decoys) {
  private static final int DECOYS = 2;

  /** Neither registered with IANA nor within the ports that Linux hands out by default (32768 to 60999). */
  private static final List<Integer> UNUSED = unused();

  private static List<Integer> unused() {
    List<Integer> ports = new ArrayList<>();
    for (int port = 64_923; port > 61_000; port -= 67) {
      ports.add(port);
    }
    return List.copyOf(ports);
  }

  static Aim of(Named system, Settings wanted) {
    List<Integer> own = wanted.hosts().isEmpty() ? own(system) : List.of();
    List<Integer> controls = Stream.of(
            Stream.ofNullable(wanted.control()),
            own.stream(),
            wanted.open().stream(),
            wanted.allowed().stream())
        .flatMap(ports -> ports)
        .filter(port -> !wanted.closed().contains(port))
        .distinct()
        .toList();
    List<Integer> decoys = UNUSED.stream()
        .filter(port -> !controls.contains(port) && !wanted.closed().contains(port))
        .limit(DECOYS)
        .toList();
    return new Aim(wanted, controls, decoys);
  }

  /** The port of the system itself, which accepts if anything does. */
  private static List<Integer> own(Named system) {
    if (!(system instanceof Http http)) {
      return List.of();
    }
    URI url = http.url();
    return List.of(url.getPort() >= 0 ? url.getPort() : "https".equals(url.getScheme()) ? 443 : 80);
  }

  /** All ports that are asked by name. */
  List<Integer> ports() {
    return Stream.of(wanted.open(), wanted.closed(), controls, decoys)
        .flatMap(List::stream)
        .distinct()
        .sorted()
        .toList();
  }

  /** Whether a port that does not accept is what is wanted. */
  boolean claimsAbsence() {
    return !wanted.closed().isEmpty() || wanted.scan() != null;
  }
}
