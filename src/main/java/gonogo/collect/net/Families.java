package gonogo.collect.net;

import gonogo.api.Query;
import gonogo.api.QuerySpec;
import gonogo.api.SystemRef;
import gonogo.api.Twin;
import java.util.Optional;

/** Which address families does this machine have beyond loopback? */
@QuerySpec(type = "net/families", answer = Families.Answer.class)
public record Families(SystemRef system) implements Query<Families.Answer> {

  /** The question about this machine. */
  public static final Families HERE = new Families(SystemRef.LOCAL);

  @Override
  public Optional<Twin> twin() {
    return Twin.of("ip", "-brief", "address").twin();
  }

  /**
   * Whether an interface that is up has an address of the family that is neither loopback nor link-local.
   *
   * @param ipv6 a global one
   * @param uniqueLocal one of RFC 4193, as tunnels and containers give, which leads to its like only
   */
  public record Answer(boolean ipv4, boolean ipv6, boolean uniqueLocal) {

    /** Without unique local addresses. */
    public Answer(boolean ipv4, boolean ipv6) {
      this(ipv4, ipv6, false);
    }

    /** Whether this machine has a way, at least by its own addresses, to a literal address. */
    public boolean covers(String address) {
      if (Addresses.parse(address).isLoopbackAddress()) {
        return true;
      }
      return Addresses.isIpv6(address)
          ? ipv6 || (uniqueLocal && Addresses.isUniqueLocal(address))
          : ipv4;
    }
  }
}
