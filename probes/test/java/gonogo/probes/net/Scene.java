package gonogo.probes.net;

import gonogo.api.Cause;
import gonogo.api.Http;
import gonogo.api.Named;
import gonogo.api.Outcome;
import gonogo.api.SystemRef;
import gonogo.collect.net.Families;
import gonogo.collect.net.PortRange;
import gonogo.collect.net.PortScan;
import gonogo.collect.net.PortState;
import gonogo.collect.net.PortStates;
import gonogo.collect.net.PortStates.Port;
import gonogo.collect.net.Resolve;
import gonogo.probes.net.PortsProbe.Settings;
import gonogo.testing.FakeWorld;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Addresses and what their ports are like; a port that is not named gives no answer. */
final class Scene {
  static final SystemRef REF = new SystemRef("web", "shop");
  static final String HOST = "shop.example.com";
  static final String SOURCE = "10.0.0.5";

  private final FakeWorld world = new FakeWorld(Instant.parse("2026-12-01T12:00:00Z"));
  private final Map<String, Map<Integer, PortState>> addresses = new LinkedHashMap<>();
  private final Map<String, String> sources = new LinkedHashMap<>();
  private final Map<String, Cause> mute = new LinkedHashMap<>();
  private final Map<String, PortScan.Answer> scans = new LinkedHashMap<>();
  private final Map<String, Cause> scansRefused = new LinkedHashMap<>();
  private final Map<String, List<String>> names = new LinkedHashMap<>();
  private Families.Answer families = new Families.Answer(true, true);
  private String vantage = "internet";
  private String url = "https://" + HOST;

  /** The system: a site with a port of its own. */
  private record Site(SystemRef ref, String host, URI url, String vantage) implements Named, Http {
    @Override
    public List<String> resolvers() {
      return List.of();
    }

    @Override
    public @Nullable String health() {
      return null;
    }

    @Override
    public Set<String> identityNames() {
      return Set.of();
    }
  }

  /** An address of the host. */
  Scene address(String address, Map<Integer, PortState> ports) {
    names.computeIfAbsent(HOST, _ -> new ArrayList<>()).add(address);
    return elsewhere(address, ports);
  }

  /** An address that belongs to no name. */
  Scene elsewhere(String address, Map<Integer, PortState> ports) {
    addresses.put(address, ports);
    return this;
  }

  Scene name(String name, String... of) {
    names.put(name, List.of(of));
    return this;
  }

  Scene mute(String address, Cause cause) {
    address(address, Map.of());
    mute.put(address, cause);
    return this;
  }

  Scene seenFrom(String place) {
    vantage = place;
    return this;
  }

  Scene source(String address, String source) {
    sources.put(address, source);
    return this;
  }

  Scene url(String other) {
    url = other;
    return this;
  }

  Scene families(boolean ipv4, boolean ipv6) {
    families = new Families.Answer(ipv4, ipv6);
    return this;
  }

  /** What a scan of the range says: these are open, the rest is silent. */
  Scene scan(String address, PortRange range, Integer... open) {
    List<PortRange> silent = new ArrayList<>();
    int next = range.from();
    for (int port : open) {
      if (port > next) {
        silent.add(new PortRange(next, port - 1));
      }
      next = port + 1;
    }
    if (next <= range.to()) {
      silent.add(new PortRange(next, range.to()));
    }
    return scan(
        address, new PortScan.Answer(SOURCE, List.of(open), List.of(), silent, List.of(), 2));
  }

  Scene scan(String address, PortScan.Answer answer) {
    scans.put(address, answer);
    return this;
  }

  Scene scanRefused(String address, Cause cause) {
    scansRefused.put(address, cause);
    return this;
  }

  FakeWorld world() {
    return world;
  }

  Outcome judge(Wanted wanted) {
    Settings settings = wanted.settings();
    Site site = new Site(REF, HOST, URI.create(url), vantage);
    plant(settings, Aim.of(site, settings));
    return FakeWorld.outcomeOf(() -> new PortsProbe().examine(site, settings, world));
  }

  private void plant(Settings settings, Aim aim) {
    world.answers(Families.HERE, families);
    names.forEach((name, of) -> {
      SystemRef ref = name.equals(HOST) ? REF : SystemRef.LOCAL;
      world.answers(new Resolve(ref, name), new Resolve.Answer(of));
    });
    for (String nobody : List.of(Nobody.IPV4, Nobody.IPV6)) {
      if (!aim.controls().isEmpty()) {
        PortStates query = PortStates.of(vantage, nobody, aim.controls(), settings.timeout(), 0);
        world.answers(query, states(query, addresses.getOrDefault(nobody, Map.of())));
      }
    }
    addresses.forEach((address, ports) -> {
      PortStates query =
          PortStates.of(vantage, address, aim.ports(), settings.timeout(), settings.retries());
      Cause cause = mute.get(address);
      if (cause == null) {
        world.answers(query, states(query, ports));
      } else {
        world.cannotAnswer(query, cause, address + ": " + cause);
      }
      if (settings.scan() != null) {
        plantScans(address, settings, aim);
      }
    });
  }

  private void plantScans(String address, Settings settings, Aim aim) {
    for (int control : aim.controls()) {
      PortScan query = PortScan.of(
          vantage,
          address,
          Objects.requireNonNull(settings.scan()),
          control,
          settings.rate(),
          settings.timeout(),
          settings.retries());
      PortScan.Answer answer = scans.get(address);
      Cause refused = scansRefused.get(address);
      if (answer != null) {
        world.answers(query, answer);
      } else if (refused != null) {
        world.cannotAnswer(query, refused, "no scan of " + address);
      }
    }
  }

  private PortStates.Answer states(PortStates query, Map<Integer, PortState> ports) {
    return new PortStates.Answer(
        sources.getOrDefault(query.address(), SOURCE),
        query.ports().stream()
            .map(port -> new Port(port, ports.getOrDefault(port, PortState.SILENT), 1))
            .toList());
  }

  /** Settings, with the defaults of the probe. */
  record Wanted(
      @Nullable String vantage,
      List<String> hosts,
      List<Integer> open,
      List<Integer> closed,
      @Nullable PortRange scan,
      List<Integer> allowed,
      @Nullable Integer control) {

    static Wanted open(Integer... ports) {
      return new Wanted("internet", List.of(), List.of(ports), List.of(), null, List.of(), null);
    }

    static Wanted closed(Integer... ports) {
      return new Wanted("internet", List.of(), List.of(), List.of(ports), null, List.of(), null);
    }

    static Wanted scan(String range, Integer... allowed) {
      return new Wanted(
          "internet",
          List.of(),
          List.of(),
          List.of(),
          PortRange.parse(range),
          List.of(allowed),
          null);
    }

    Wanted andClosed(Integer... ports) {
      return new Wanted(vantage, hosts, open, List.of(ports), scan, allowed, control);
    }

    Wanted at(String... places) {
      return new Wanted(vantage, List.of(places), open, closed, scan, allowed, control);
    }

    Wanted control(int port) {
      return new Wanted(vantage, hosts, open, closed, scan, allowed, port);
    }

    Wanted from(@Nullable String place) {
      return new Wanted(place, hosts, open, closed, scan, allowed, control);
    }

    Settings settings() {
      return new Settings(
          vantage, hosts, open, closed, scan, allowed, control, 200, 2, Duration.ofSeconds(2));
    }
  }
}
