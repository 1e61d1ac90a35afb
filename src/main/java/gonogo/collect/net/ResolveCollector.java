package gonogo.collect.net;

import gonogo.api.Access;
import gonogo.api.Cause;
import gonogo.api.Collector;
import gonogo.api.CollectorException;
import jakarta.inject.Singleton;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Comparator;

/** Asks the resolver of this machine. */
@Singleton
final class ResolveCollector implements Collector<Resolve, Resolve.Answer> {

  @Override
  public Resolve.Answer collect(Resolve query, Access access) throws CollectorException {
    try {
      InetAddress[] found = InetAddress.getAllByName(query.host());
      return new Resolve.Answer(Arrays.stream(found)
          .sorted(Comparator.comparing((InetAddress address) -> !(address instanceof Inet4Address))
              .thenComparing(InetAddress::getAddress, Arrays::compareUnsigned))
          .map(Addresses::text)
          .distinct()
          .toList());
    } catch (UnknownHostException e) {
      throw new CollectorException(
          Cause.UNREACHABLE, query.host() + " does not resolve to an address here");
    }
  }
}
