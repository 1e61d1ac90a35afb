package gonogo.collect.dns;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.Name;
import org.xbill.DNS.NameTooLongException;
import org.xbill.DNS.ResolverConfig;
import org.xbill.DNS.config.ResolverConfigProvider;

/**
 * How this machine is configured to ask the DNS.
 *
 * @param servers in the order in which they are tried; empty when none is configured
 * @param search the domains that are tried behind a short name
 * @param ndots a name with fewer dots is short
 */
record MachineDns(List<InetSocketAddress> servers, List<Name> search, int ndots) {

  /** Octets on the wire (RFC 1035 2.3.4). */
  private static final int MAX_NAME = 255;

  MachineDns {
    servers = List.copyOf(servers);
    search = List.copyOf(search);
  }

  /**
   * Reads the first source that names a server: system properties, {@code /etc/resolv.conf}, the settings of Windows.
   *
   * <p>The sources are asked one by one, because {@link ResolverConfig} itself puts the loopback address in the place
   * of nothing.
   */
  static MachineDns read() {
    ResolverConfig.getCurrentConfig(); // initialises the providers
    for (ResolverConfigProvider provider : ResolverConfig.getConfigProviders()) {
      List<InetSocketAddress> servers =
          provider.servers().stream().filter(server -> !server.isUnresolved()).toList();
      if (provider.isEnabled() && !servers.isEmpty()) {
        return new MachineDns(servers, provider.searchPaths(), provider.ndots());
      }
    }
    return new MachineDns(List.of(), List.of(), 1);
  }

  /**
   * The absolute names that a name may mean, in the order in which they are tried.
   *
   * <p>A single label is completed first. A longer name is asked as it stands first, also where {@code ndots} would
   * have it completed first: what people write into a checklist is a whole name, and only then perhaps a short one.
   */
  List<Name> candidates(Name name) throws NameTooLongException {
    if (name.isAbsolute()) {
      return List.of(name);
    }
    int dots = name.labels() - 1;
    List<Name> candidates = new ArrayList<>();
    for (Name domain : dots < ndots ? search : List.<Name>of()) {
      if (name.length() + domain.length() <= MAX_NAME) {
        candidates.add(Name.concatenate(name, domain));
      }
    }
    candidates.add(dots == 0 ? candidates.size() : 0, Name.concatenate(name, Name.root));
    return candidates;
  }
}
