package gonogo.probes.dns;

import gonogo.collect.dns.RecordType;
import gonogo.probes.dns.RecordsProbe.Wanted;
import java.util.List;

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
    String name = wanted.name() == null ? host : wanted.name();
    RecordType type = RecordType.parse(wanted.type());
    return new Wish(
        name, type, Expectation.of(type, wanted.expect(), wanted.matches(), wanted.absent()));
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
