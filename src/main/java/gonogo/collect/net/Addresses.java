package gonogo.collect.net;

import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Literal addresses as text. */
public final class Addresses {

  private Addresses() {}

  /** The literal form, without scope and brackets; IPv6 as people write and search it (RFC 5952). */
  public static String text(InetAddress address) {
    return NetUtil.toAddressString(address);
  }

  /** Whether a host is a literal IPv4 or IPv6 address, without brackets. */
  public static boolean isLiteral(String host) {
    return host.indexOf(':') >= 0 || host.matches("\\d{1,3}(\\.\\d{1,3}){3}");
  }

  /** Reads a literal address; never asks a resolver. */
  public static InetAddress parse(String literal) {
    if (!isLiteral(literal)) {
      throw new IllegalArgumentException("not a literal address: " + literal);
    }
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("not a literal address: " + literal, e);
    }
  }

  public static boolean isIpv6(String literal) {
    return parse(literal) instanceof Inet6Address;
  }

  /** Whether it is an IPv6 address that leads nowhere beyond a site (RFC 4193). */
  static boolean isUniqueLocal(String literal) {
    return isUniqueLocal(parse(literal));
  }

  static boolean isUniqueLocal(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length == 16 && (bytes[0] & 0xFE) == 0xFC;
  }

  /** Whether it is loopback, link-local, private, unique-local, or not an address of one host. */
  public static boolean isInternal(String literal) {
    InetAddress address = parse(literal);
    byte[] bytes = address.getAddress();
    boolean shared = bytes.length == 4 && (bytes[0] & 0xFF) == 100 && (bytes[1] & 0xC0) == 64;
    return isUniqueLocal(address)
        || shared
        || address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress();
  }
}
