package gonogo.collect.net;

import gonogo.api.Query;
import gonogo.api.QuerySpec;
import gonogo.api.SystemRef;

/** Which address families does this machine have beyond loopback? */
@QuerySpec(type = "net/families", answer = Families.Answer.class)
public record Families(SystemRef system) implements Query<Families.Answer> {

  /** The question about this machine. */
  public static final Families HERE = new Families(SystemRef.LOCAL);

  /** Whether an interface that is up has an address of the family that is neither loopback nor link-local. */
  public record Answer(boolean ipv4, boolean ipv6) {

    /** Whether this machine has a way, at least by its own addresses, to a literal address. */
    public boolean covers(String address) {
      return Addresses.parse(address).isLoopbackAddress() || (Addresses.isIpv6(address) ? ipv6 : ipv4);
    }
  }
}
