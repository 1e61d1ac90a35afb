package gonogo.probes.http;

import gonogo.api.Cause;
import gonogo.api.Http;
import gonogo.api.Notes;
import gonogo.api.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what is asked: the paths of the settings, and the operations of the system's OpenAPI document. */
final class Asks {
  private final Http system;
  private final RequestProbe.Settings wanted;
  private final World world;
  private final Notes notes;

  Asks(Http system, RequestProbe.Settings wanted, World world, Notes notes) {
    this.system = system;
    this.wanted = wanted;
    this.world = world;
    this.notes = notes;
  }

  /** All of it, as told at one door; what is not known is noted, also when nothing is left. */
  List<Ask> at(Door door) {
    List<Ask> asks = new ArrayList<>();
    paths().stream().distinct().forEach(path -> asks.add(new Ask(path, Map.of())));
    if (wanted.openapi() == null) {
      return asks;
    }
    var document = new Ask(wanted.openapi(), Map.of());
    new OpenApiSurvey(wanted, world, notes)
        .requests(document.request(system, wanted, door, 1, OpenApiSurvey.MAX_BYTES)).stream()
            .map(one -> new Ask(one.path(), one.headers()))
            .filter(ask -> !asks.contains(ask))
            .forEach(asks::add);
    long paths = asks.stream().map(Ask::path).distinct().count();
    if (paths > 0 && wanted.maxFailing() >= paths) {
      notes.unseen(
          Cause.NO_DATA,
          "%d may fail of the %d that can be asked, so that nothing would be seen"
              .formatted(wanted.maxFailing(), paths));
    }
    return asks;
  }

  private List<String> paths() {
    return wanted.paths().isEmpty() && wanted.openapi() == null
        ? List.of(Optional.ofNullable(system.health()).orElse("/"))
        : wanted.paths();
  }
}
