package gonogo.probes.http;

import gonogo.api.Http;
import gonogo.api.Notes;
import gonogo.api.World;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** Where a site is connected to: one address of its name, or one of its instances. */
record Door(String scheme, String address, int port) {

  /** All addresses of a site; empty, and noted as not seen, when there is none. */
  static List<Door> ofSite(Http system, Origin site, World world, Notes notes) {
    return of(system, site, world, notes).toList();
  }

  /** All addresses of each instance; what has none is noted as not seen. */
  static List<Door> ofInstances(Http system, World world, Notes notes) {
    return system.instances().stream()
        .flatMap((URI instance) -> of(system, Origin.of(instance), world, notes))
        .distinct()
        .toList();
  }

  private static Stream<Door> of(Http system, Origin origin, World world, Notes notes) {
    return Targets.of(system.ref(), origin.host(), world, notes).stream()
        .map(address -> new Door(origin.scheme(), address, origin.port()));
  }
}
