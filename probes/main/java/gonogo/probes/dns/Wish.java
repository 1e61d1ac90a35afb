package gonogo.probes.dns;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import gonogo.collect.dns.RecordType;
import gonogo.collect.net.Addresses;
import gonogo.probes.dns.RecordsProbe.Wanted;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * One name and type, and what is wanted of it.
 *
 * @param name as it is asked first: a short name may be completed by the search list of this machine
 */
record Wish(String name, RecordType type, Expectation expectation) {

  /** What is wanted when nothing is said: the addresses of a host, alike everywhere. */
  static List<Wish> alike(String host) {
    return List.of(
        new Wish(host, RecordType.A, new Expectation.Alike()),
        new Wish(host, RecordType.AAAA, new Expectation.Alike()));
  }

  static Wish of(Wanted wanted, String host) {
    String name = wanted.name() == null ? host : DomainNames.ascii(wanted.name());
    return new Wish(name, wanted.type(), expectation(wanted));
  }

  /**
   * Reads what is wanted.
   *
   * @throws IllegalArgumentException when it makes no sense, with a message for the person who wrote it
   */
  static Expectation expectation(Wanted wanted) {
    if (wanted.matches() != null) {
      return new Expectation.Matches(pattern(wanted.matches()));
    }
    if (!wanted.expect().isEmpty()) {
      TreeSet<String> values = new TreeSet<>();
      wanted.expect().forEach(value -> values.add(canonical(value, wanted.type())));
      return new Expectation.Exactly(values);
    }
    return wanted.absent() ? new Expectation.Absent() : new Expectation.Present();
  }

  private static Pattern pattern(String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("matches: not a regular expression of RE2: " + e.getMessage(), e);
    }
  }

  /** A value as answers have it. */
  private static String canonical(String value, RecordType type) {
    return switch (type) {
      case A, AAAA -> address(value, type);
      case CNAME, NS, PTR -> DomainNames.absolute(DomainNames.ascii(value));
      case MX, SRV -> {
        String words = value.strip().replaceAll("\\s+", " ");
        int target = words.lastIndexOf(' ') + 1;
        yield words.substring(0, target) + DomainNames.absolute(words.substring(target)).toLowerCase(Locale.ROOT);
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

  /** For people, and for the place of a finding. */
  String shown() {
    return DomainNames.shown(name) + " " + type;
  }

  /** Whether records of the names above count too (RFC 8659 3). */
  boolean climbs() {
    return type == RecordType.CAA && !(expectation instanceof Expectation.Absent);
  }

  /** Whether what an alias into another zone leads to is judged, and not the alias alone. */
  boolean follows() {
    return !(expectation instanceof Expectation.Alike);
  }
}
