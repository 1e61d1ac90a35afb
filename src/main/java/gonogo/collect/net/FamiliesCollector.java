package gonogo.collect.net;

import gonogo.api.Access;
import gonogo.api.Collector;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;

/** Reads the interfaces of this machine. */
@Singleton
final class FamiliesCollector implements Collector<Families, Families.Answer> {

  @Override
  public Families.Answer collect(Families query, Access access) throws SocketException {
    List<InetAddress> addresses = NetworkInterface.networkInterfaces()
        .filter(FamiliesCollector::isUp)
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
        .toList();
    boolean ipv4 = addresses.stream().anyMatch(address -> !(address instanceof Inet6Address));
    boolean ipv6 = addresses.stream()
        .anyMatch(address -> address instanceof Inet6Address && !Addresses.isUniqueLocal(address));
    boolean uniqueLocal = addresses.stream().anyMatch(Addresses::isUniqueLocal);
    return new Families.Answer(ipv4, ipv6, uniqueLocal);
  }

  private static boolean isUp(NetworkInterface card) {
    try {
      return card.isUp();
    } catch (SocketException e) {
      return false; // an interface that went away while it was looked at is not up
    }
  }
}
