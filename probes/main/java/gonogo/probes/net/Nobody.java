package gonogo.probes.net;

import gonogo.collect.net.Addresses;
import gonogo.collect.net.PortState;
import gonogo.collect.net.PortStates;
import java.util.List;
import java.util.stream.Stream;

/**
 * Addresses that nobody has. Where one of them accepts a connection, something on the way accepts for everybody, as a
 * transparent proxy does for the ports of the web, and drops the rest: no host behind it can be judged.
 */
final class Nobody {
  /** TEST-NET-1, which is not routed (RFC 5737). */
  static final String IPV4 = "192.0.2.1";

  /** Within the block for packets to be thrown away (RFC 6666). */
  static final String IPV6 = "100::1";

  private Nobody() {}

  /** One of each family in which there is a public address to ask; such proxies stand on the way out. */
  static List<String> beside(List<Target> targets, Aim aim) {
    if (aim.controls().isEmpty()) {
      return List.of();
    }
    List<String> outside = targets.stream()
        .map(Target::address)
        .filter(address -> !Addresses.isInternal(address))
        .toList();
    return Stream.of(IPV4, IPV6)
        .filter(nobody -> outside.stream()
            .anyMatch(address -> Addresses.isIpv6(address) == Addresses.isIpv6(nobody)))
        .filter(nobody -> !outside.contains(nobody))
        .toList();
  }

  static List<Integer> accepting(PortStates.Answer answer) {
    return answer.ports().stream()
        .filter(port -> port.state() == PortState.OPEN)
        .map(PortStates.Port::port)
        .toList();
  }
}
