package gonogo.probes.dns;

import gonogo.collect.dns.DnsLookup;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Who is asked.
 *
 * @param system whether the resolvers of this machine are
 * @param authoritative whether the name servers of the zone are
 * @param named further resolvers, each {@code host:port}
 * @param via the resolver through which name servers are found
 * @param unknown what the settings name and the environment does not
 */
record Resolvers(
    boolean system, boolean authoritative, List<String> named, String via, List<String> unknown) {
  static final String AUTHORITATIVE = "authoritative";
  static final String ENVIRONMENT = "environment";

  /** Reads the setting; only resolvers that the environment names may be asked besides the two of every environment. */
  static Resolvers of(List<String> setting, List<String> environment) {
    List<String> known = environment.stream().map(Resolvers::withPort).toList();
    Set<String> named = new LinkedHashSet<>();
    List<String> unknown = new ArrayList<>();
    for (String word : setting) {
      switch (word) {
        case DnsLookup.SYSTEM, AUTHORITATIVE -> {}
        case ENVIRONMENT -> named.addAll(known);
        default -> {
          if (known.contains(withPort(word))) {
            named.add(withPort(word));
          } else {
            unknown.add(word);
          }
        }
      }
    }
    return new Resolvers(
        setting.contains(DnsLookup.SYSTEM),
        setting.contains(AUTHORITATIVE),
        List.copyOf(named),
        known.isEmpty() ? DnsLookup.SYSTEM : known.getFirst(),
        List.copyOf(unknown));
  }

  /** Whether nobody is left to be asked. */
  boolean isEmpty() {
    return !authoritative && count() == 0;
  }

  /** How many resolvers are asked, name servers not counted. */
  int count() {
    return (system ? 1 : 0) + named.size();
  }

  /** {@code host:port} of {@code host[:port]}; an IPv6 address that carries a port stands in brackets. */
  static String withPort(String text) {
    String host = text.strip();
    boolean bareIpv6 = !host.startsWith("[") && host.indexOf(':') != host.lastIndexOf(':');
    if (bareIpv6) {
      return "[" + host + "]:" + DnsLookup.PORT;
    }
    boolean hasPort = host.lastIndexOf(':') > host.lastIndexOf(']');
    return hasPort ? host : host + ":" + DnsLookup.PORT;
  }
}
