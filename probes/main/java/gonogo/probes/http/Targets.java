package gonogo.probes.http;

import gonogo.api.Cause;
import gonogo.api.Notes;
import gonogo.api.SystemRef;
import gonogo.api.World;
import gonogo.collect.net.Families;
import gonogo.collect.net.Resolve;
import java.util.List;

/** The addresses of a host that are asked: all that this machine has a way to. */
final class Targets {

  private Targets() {}

  /** The addresses to ask; empty, and noted as not seen, when there is none. */
  static List<String> of(SystemRef system, String host, World world, Notes notes) {
    List<String> all = world.ask(new Resolve(system, host)).addresses();
    Families.Answer families = world.ask(Families.HERE);
    List<String> covered = all.stream().filter(families::covers).toList();
    if (covered.isEmpty()) {
      notes.unseen(
          Cause.UNREACHABLE,
          "this machine has no way to any address of %s: %s".formatted(host, all));
      return List.of();
    }
    all.stream()
        .filter(address -> !covered.contains(address))
        .forEach(address ->
            notes.remark(address, "not asked: this machine has no address of its family"));
    return covered;
  }
}
