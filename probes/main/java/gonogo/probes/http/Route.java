package gonogo.probes.http;

import gonogo.api.Reply;
import gonogo.api.SystemRef;
import gonogo.api.World;
import gonogo.collect.net.Addresses;
import gonogo.collect.net.Families;
import gonogo.collect.net.Resolve;
import java.util.List;
import java.util.Optional;

/** Where another host that a site leads to is asked: at one of its addresses, or nowhere. */
sealed interface Route {

  record To(String address) implements Route {}

  /** Its name was not resolved. */
  record Unresolved(Reply.Unanswered<?> reply) implements Route {}

  /** A public site leads to an address that is none, where nothing is asked. */
  record Inward(String address) implements Route {}

  /**
   * The way to a host.
   *
   * @param from the address of the site that leads there
   */
  static Route to(World world, SystemRef system, String from, String host) {
    Reply<Resolve.Answer> reply = world.attempt(new Resolve(system, host));
    return switch (reply) {
      case Reply.Unanswered<Resolve.Answer> unanswered -> new Unresolved(unanswered);
      case Reply.Answered<Resolve.Answer> answered ->
        among(answered.answer().addresses(), from, world);
    };
  }

  private static Route among(List<String> addresses, String from, World world) {
    Optional<String> inward = addresses.stream().filter(Addresses::isInternal).findFirst();
    if (inward.isPresent() && !Addresses.isInternal(from)) {
      return new Inward(inward.get());
    }
    Families.Answer families = world.ask(Families.HERE);
    return new To(
        addresses.stream().filter(families::covers).findFirst().orElseGet(addresses::getFirst));
  }
}
