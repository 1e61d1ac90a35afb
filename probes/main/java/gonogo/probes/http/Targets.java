package gonogo.probes.http;

import gonogo.api.Cause;
import gonogo.api.Notes;
import gonogo.api.Reply;
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
    Reply<Resolve.Answer> reply = world.attempt(new Resolve(system, host));
    return switch (reply) {
      case Reply.Answered<Resolve.Answer> answered ->
        covered(host, answered.answer().addresses(), world, notes);
      case Reply.Unanswered<Resolve.Answer> unanswered -> {
        notes.unseen(unanswered);
        yield List.of();
      }
    };
  }

  private static List<String> covered(String host, List<String> all, World world, Notes notes) {
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
