package gonogo.probes.dns;

import gonogo.api.Cause;
import gonogo.api.Endpoint;
import gonogo.api.Notes;
import gonogo.api.Reply;
import gonogo.api.SystemRef;
import gonogo.api.World;
import gonogo.collect.dns.DnsLookup;
import gonogo.collect.dns.RecordType;
import gonogo.collect.net.Families;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the zone that holds a name, and the name servers of that zone.
 *
 * <p>The zone is the nearest name, from the name itself upwards, that has NS records of its own. What keeps a name
 * server from being asked is noted once.
 */
final class Zones {
  private final World world;
  private final SystemRef system;
  private final String via;
  private final Families.Answer families;
  private final Notes notes;
  private final Map<String, Zone> found = new HashMap<>();
  private final Map<String, Zone> byApex = new HashMap<>();

  Zones(World world, SystemRef system, String via, Families.Answer families, Notes notes) {
    this.world = world;
    this.system = system;
    this.via = via;
    this.families = families;
    this.notes = notes;
  }

  /** Who answers for a name. */
  sealed interface Zone {

    /** The zone exists; empty of servers when none of them can be asked. */
    record Served(String apex, List<Server> servers) implements Zone {}

    /** The resolver knows no zone above the name but the root. */
    record Unserved() implements Zone {}

    /** The resolver did not say; noted already. */
    record Unseen() implements Zone {}
  }

  /** One address of a name server. */
  record Server(String name, String address) {

    String endpoint() {
      return new Endpoint(address, DnsLookup.PORT).toString();
    }

    String shown() {
      return DomainNames.shown(name) + " (" + address + ")";
    }
  }

  /** The zone of an absolute name. */
  Zone of(String name) {
    Zone zone = found.get(name);
    if (zone == null) {
      zone = walk(name);
      found.put(name, zone);
    }
    return zone;
  }

  private Zone walk(String name) {
    for (String at = name; !at.isEmpty(); at = DomainNames.parent(at)) {
      Zone known = byApex.get(at);
      if (known != null) {
        return known;
      }
      switch (world.attempt(DnsLookup.at(via, system, at, RecordType.NS))) {
        case Reply.Unanswered<DnsLookup.Answer> unanswered -> {
          notes.unseen(unanswered);
          return new Zone.Unseen();
        }
        case Reply.Answered<DnsLookup.Answer> answered -> {
          List<String> names = nameServers(answered.answer(), at);
          if (!names.isEmpty()) {
            Zone zone = served(at, names);
            byApex.put(at, zone);
            return zone;
          }
        }
      }
    }
    return new Zone.Unserved();
  }

  /** NS records of the name itself; those of an alias target belong to another name. */
  private static List<String> nameServers(DnsLookup.Answer answer, String name) {
    return answer.records().stream()
        .filter(record -> record.type().equals("NS") && record.name().equals(name))
        .map(record -> record.data())
        .toList();
  }

  private Zone served(String apex, List<String> names) {
    List<DnsLookup> queries = names.stream()
        .flatMap(name -> types().stream().map(type -> DnsLookup.at(via, system, name, type)))
        .toList();
    List<Reply<DnsLookup.Answer>> replies = world.attemptAll(queries);
    List<Server> servers = new ArrayList<>();
    int each = types().size();
    for (int i = 0; i < names.size(); i++) {
      servers.addAll(addresses(names.get(i), replies.subList(i * each, (i + 1) * each)));
    }
    return new Zone.Served(apex, List.copyOf(servers));
  }

  private List<RecordType> types() {
    return families.ipv6() ? List.of(RecordType.A, RecordType.AAAA) : List.of(RecordType.A);
  }

  private List<Server> addresses(String name, List<Reply<DnsLookup.Answer>> replies) {
    List<Server> servers = new ArrayList<>();
    boolean answered = true;
    for (int i = 0; i < replies.size(); i++) {
      switch (replies.get(i)) {
        case Reply.Unanswered<DnsLookup.Answer> unanswered -> {
          notes.unseen(unanswered);
          answered = false;
        }
        case Reply.Answered<DnsLookup.Answer> seen ->
          Chain.of(seen.answer(), types().get(i)).values().stream()
              .filter(families::covers)
              .forEach(address -> servers.add(new Server(name, address)));
      }
    }
    if (answered && servers.isEmpty()) {
      notes.unseen(
          Cause.NO_DATA,
          "the name server " + DomainNames.shown(name)
              + " has no address that this machine can reach");
    }
    return servers;
  }
}
