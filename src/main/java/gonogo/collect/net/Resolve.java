package gonogo.collect.net;

import gonogo.api.Query;
import gonogo.api.QuerySpec;
import gonogo.api.SystemRef;
import gonogo.api.Twin;
import java.util.List;
import java.util.Optional;

/**
 * Which addresses does this machine connect to when it is given a host name?
 *
 * @param host a name, or a literal address, which is its own answer
 */
@QuerySpec(type = "net/resolve", answer = Resolve.Answer.class)
public record Resolve(SystemRef system, String host) implements Query<Resolve.Answer> {

  @Override
  public Optional<Twin> twin() {
    return Twin.of("getent", "ahosts").value(host).twin();
  }

  /**
   * The addresses.
   *
   * @param addresses literal, IPv4 before IPv6, sorted; never empty
   */
  public record Answer(List<String> addresses) {
    public Answer {
      addresses = List.copyOf(addresses);
    }
  }
}
