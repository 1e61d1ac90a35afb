package gonogo.probes.tls;

import gonogo.api.Notes;
import gonogo.api.Tls;
import gonogo.api.World;
import gonogo.collect.net.Families;
import gonogo.collect.net.Resolve;
import gonogo.collect.tls.TlsHello;
import gonogo.collect.tls.TlsVersion;
import java.net.IDN;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is knocked at: a port of every address of a system.
 *
 * @param name what is asked for by SNI
 */
record Target(Tls system, String name, int port) {
  private static final int USUAL_PORT = 443;

  /** That of the system, where the settings {@code port} and {@code server-name} do not say otherwise. */
  static Target of(Tls system, @Nullable Integer port, @Nullable String serverName) {
    return new Target(
        system,
        serverName == null ? system.host() : serverName,
        port == null ? system.tlsPort() : port);
  }

  /** Refuses a setting {@code port} that is none. */
  static void check(@Nullable Integer port) {
    if (port != null && (port < 1 || port > 65_535)) {
      throw new IllegalArgumentException("port: wanted 1 to 65535, not " + port);
    }
  }

  /** The setting {@code server-name} as it is sent. */
  static @Nullable String ascii(@Nullable String name) {
    if (name == null) {
      return null;
    }
    try {
      String ascii = IDN.toASCII(name).toLowerCase(Locale.ROOT);
      return ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("server-name: '%s' is no host name".formatted(name), e);
    }
  }

  /** The addresses of the families that this machine has; one that it lacks is remarked on. */
  List<String> reachable(World world, Notes notes) {
    Resolve.Answer found = world.ask(new Resolve(system.ref(), system.host()));
    Families.Answer here = world.ask(Families.HERE);
    List<String> reachable = new ArrayList<>();
    for (String address : found.addresses()) {
      if (here.covers(address)) {
        reachable.add(address);
      } else {
        notes.remark(
            system.host() + " at " + address,
            "not looked at: this machine has no address of that family itself");
      }
    }
    return reachable;
  }

  /** The name, with the port where that is unusual. */
  String shown() {
    return port == USUAL_PORT ? name : name + ":" + port;
  }

  /** One of its addresses. */
  String at(String address) {
    return address.equals(shown()) ? shown() : shown() + " at " + address;
  }

  /** The offer of a version, with the cipher suites that an expression is found in, to one of its addresses. */
  TlsHello hello(String address, TlsVersion version, String ciphers) {
    return new TlsHello(system.ref(), address, port, name, version, ciphers);
  }
}
