package gonogo.probes.dns;

import gonogo.collect.dns.RecordType;
import gonogo.collect.net.Addresses;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Values as people write them, brought into the form that answers have. */
final class Values {

  private Values() {}

  /**
   * One value of a record.
   *
   * @throws IllegalArgumentException when no such record can have it
   */
  static String canonical(String value, RecordType type) {
    return switch (type) {
      case A, AAAA -> address(value, type);
      case CNAME, NS, PTR -> DomainNames.absolute(DomainNames.ascii(value));
      case MX, SRV -> {
        String words = value.strip().replaceAll("\\s+", " ");
        int target = words.lastIndexOf(' ') + 1;
        yield words.substring(0, target)
            + DomainNames.absolute(words.substring(target)).toLowerCase(Locale.ROOT);
      }
      case CAA, SOA, TXT -> value;
    };
  }

  private static String address(String value, RecordType type) {
    if (Addresses.isLiteral(value)) {
      InetAddress address = Addresses.parse(value);
      if (address instanceof Inet6Address == (type == RecordType.AAAA)) {
        return address.getHostAddress();
      }
    }
    throw new IllegalArgumentException(
        "expect: %s is no IPv%d address".formatted(value, type == RecordType.A ? 4 : 6));
  }

  /** What is to be looked for in records of any type: an address in one spelling, else the text and the name. */
  static Set<String> ofAnyType(List<String> written) {
    Set<String> values = new TreeSet<>();
    for (String value : written) {
      if (Addresses.isLiteral(value)) {
        values.add(Addresses.parse(value).getHostAddress());
      } else {
        values.add(value);
        values.add(DomainNames.absolute(value.toLowerCase(Locale.ROOT)));
      }
    }
    return values;
  }
}
