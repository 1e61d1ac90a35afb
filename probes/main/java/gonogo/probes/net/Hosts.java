package gonogo.probes.net;

import gonogo.collect.net.Addresses;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hosts as people write them: a literal address, a name, or a block of addresses in CIDR form (RFC 4632). */
final class Hosts {
  static final int MOST = 256;

  /** With a letter: what has digits alone is an address that lacks a part. */
  private static final Pattern NAME =
      Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9_]([A-Za-z0-9._-]{0,251}[A-Za-z0-9])?\\.?");

  private static final Pattern BLOCK = Pattern.compile("([0-9A-Fa-f:.]+)/([0-9]{1,3})");

  private Hosts() {}

  /**
   * Refuses what is no host, and more than can be asked.
   *
   * @throws IllegalArgumentException with what was wanted
   */
  static void check(List<String> hosts) {
    int asked = 0;
    for (String host : hosts) {
      asked += isName(host) ? 1 : addresses(host).size();
      if (asked > MOST) {
        throw new IllegalArgumentException("hosts: wanted at most %d addresses".formatted(MOST));
      }
    }
  }

  /** Whether it has to be resolved. */
  static boolean isName(String host) {
    return host.indexOf('/') < 0
        && !Addresses.isLiteral(host)
        && NAME.matcher(host).matches();
  }

  /** The addresses of a literal one or of a block, every one of it. */
  static List<String> addresses(String host) {
    Matcher block = BLOCK.matcher(host);
    if (block.matches()) {
      return addresses(literal(block.group(1)), Integer.parseInt(block.group(2)));
    }
    return List.of(Addresses.text(literal(host)));
  }

  private static InetAddress literal(String host) {
    try {
      return Addresses.parse(host);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "hosts: wanted an address, a name, or a block such as 198.51.100.8/29, not '%s'"
              .formatted(host),
          e);
    }
  }

  private static List<String> addresses(InetAddress base, int prefix) {
    int bits = base.getAddress().length * 8;
    if (prefix > bits || bits - prefix > 8) {
      throw new IllegalArgumentException("hosts: wanted a block of at most %d addresses: /%d to /%d"
          .formatted(MOST, bits - 8, bits));
    }
    int count = 1 << (bits - prefix);
    BigInteger first = new BigInteger(1, base.getAddress()).andNot(BigInteger.valueOf(count - 1L));
    List<String> addresses = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      addresses.add(text(first.add(BigInteger.valueOf(i)), bits / 8));
    }
    return addresses;
  }

  private static String text(BigInteger value, int length) {
    byte[] bytes = new byte[length];
    byte[] digits = value.toByteArray(); // may have a leading zero for the sign
    int count = Math.min(digits.length, length);
    System.arraycopy(digits, digits.length - count, bytes, length - count, count);
    try {
      return Addresses.text(InetAddress.getByAddress(bytes));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address has 4 or 16 bytes, not " + length, e);
    }
  }
}
