package gonogo.probes.dns;

import gonogo.api.Cause;
import gonogo.api.SystemRef;
import gonogo.collect.dns.DnsLookup;
import gonogo.collect.dns.DnsLookup.Answer;
import gonogo.collect.dns.DnsLookup.Rcode;
import gonogo.collect.dns.DnsRecord;
import gonogo.collect.dns.RecordType;
import gonogo.collect.net.Families;
import gonogo.testing.FakeWorld;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Plants a zone, its name servers and what everybody says of its names into a {@link FakeWorld}. */
final class PlantedDns {
  static final SystemRef SITE = new SystemRef("web", "site");
  static final String ONE = "192.0.2.53:53";
  static final String TWO = "192.0.2.54:53";
  static final int TTL = 300;

  final FakeWorld world = new FakeWorld(Instant.parse("2026-12-01T20:00:00Z"));
  private final String via;

  private PlantedDns(String via) {
    this.via = via;
    world.answers(Families.HERE, new Families.Answer(true, false));
  }

  /** Name servers are found through this resolver. */
  static PlantedDns via(String resolver) {
    return new PlantedDns(resolver);
  }

  /** The zone example.com with two name servers, found through the system resolver. */
  static PlantedDns exampleCom() {
    return via(DnsLookup.SYSTEM).zone("example.com.", "192.0.2.53", "192.0.2.54");
  }

  /** A zone and its name servers ns1, ns2, ... with these addresses. */
  PlantedDns zone(String apex, String... addresses) {
    String[] names = new String[addresses.length];
    for (int i = 0; i < addresses.length; i++) {
      names[i] = "ns" + (i + 1) + "." + apex;
      says(via, names[i], RecordType.A, addresses[i]);
    }
    return says(via, apex, RecordType.NS, names);
  }

  /** The names have no NS records of their own. */
  PlantedDns within(String... names) {
    for (String name : names) {
      says(via, name, RecordType.NS);
    }
    return this;
  }

  /** A resolver answers with these values, none for a name without such records. */
  PlantedDns says(String resolver, String name, RecordType type, String... values) {
    world.answers(
        DnsLookup.at(resolver, SITE, name, type), answer(name, false, records(name, type, values)));
    return this;
  }

  /** A resolver answers with an alias and what it leads to. */
  PlantedDns saysAlias(
      String resolver, String name, String target, RecordType type, String... values) {
    world.answers(
        DnsLookup.at(resolver, SITE, name, type),
        answer(name, false, alias(name, target, records(target, type, values))));
    return this;
  }

  /** Both name servers of example.com answer with these values. */
  PlantedDns served(String name, RecordType type, String... values) {
    return served(ONE, name, type, values).served(TWO, name, type, values);
  }

  PlantedDns served(String server, String name, RecordType type, String... values) {
    return served(server, answer(name, true, records(name, type, values)), type);
  }

  PlantedDns servedAlias(
      String server, String name, String target, RecordType type, String... values) {
    return served(
        server, answer(name, true, alias(name, target, records(target, type, values))), type);
  }

  PlantedDns served(String server, Answer answer, RecordType type) {
    world.answers(DnsLookup.atServer(server, SITE, answer.name(), type, 1), answer);
    return this;
  }

  /** What a name server says when it is asked several times. */
  PlantedDns sampled(String server, String name, RecordType type, boolean steady) {
    world.answers(
        DnsLookup.atServer(server, SITE, name, type, 4),
        new Answer(name, Rcode.NOERROR, true, List.of(), steady));
    return this;
  }

  PlantedDns silent(DnsLookup query) {
    world.cannotAnswer(query, Cause.UNREACHABLE, query.resolver() + " did not answer");
    return this;
  }

  /** An answer to the question that the system resolver was asked with a name that has no final dot. */
  PlantedDns systemSays(String asked, String found, RecordType type, String... values) {
    world.answers(
        DnsLookup.at(DnsLookup.SYSTEM, SITE, asked, type),
        answer(found, false, records(found, type, values)));
    return this;
  }

  static Answer answer(String name, boolean authoritative, List<DnsRecord> records) {
    return new Answer(
        name.endsWith(".") ? name : name + ".",
        records.isEmpty() ? Rcode.NXDOMAIN : Rcode.NOERROR,
        authoritative,
        records,
        true);
  }

  static List<DnsRecord> records(String name, RecordType type, String... values) {
    String owner = name.endsWith(".") ? name : name + ".";
    return Arrays.stream(values)
        .map(value -> new DnsRecord(owner, type.name(), TTL, value))
        .toList();
  }

  static List<DnsRecord> alias(String name, String target, List<DnsRecord> records) {
    String owner = name.endsWith(".") ? name : name + ".";
    DnsRecord alias = new DnsRecord(owner, "CNAME", 60, target);
    return Stream.concat(Stream.of(alias), records.stream()).toList();
  }
}
