package gonogo.probes.dns;

import gonogo.collect.dns.DnsLookup;
import gonogo.collect.dns.DnsRecord;
import gonogo.collect.dns.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What an answer says of a name once its aliases are followed. The order of records has no meaning and is lost here.
 *
 * @param names the name that was asked, and the names that it is an alias of, in this order
 * @param values what the last name holds, sorted
 * @param loop whether an alias leads back to a name before it
 * @param ttl the largest in seconds of the records that were followed, empty when there is none
 */
record Chain(List<String> names, List<String> values, boolean loop, OptionalLong ttl) {

  /** Follows the aliases within the answer; where the alias itself is asked for, nothing is followed. */
  static Chain of(DnsLookup.Answer answer, RecordType type) {
    List<String> names = new ArrayList<>(List.of(answer.name()));
    List<DnsRecord> used = new ArrayList<>();
    boolean loop = false;
    Optional<DnsRecord> alias =
        type == RecordType.CNAME ? Optional.empty() : alias(answer, answer.name());
    while (alias.isPresent() && !loop) {
      used.add(alias.get());
      String target = alias.get().data();
      loop = names.contains(target);
      names.add(target);
      alias = alias(answer, target);
    }
    String last = names.getLast();
    List<DnsRecord> held = loop
        ? List.of()
        : records(answer, last)
            .filter(record -> record.type().equals(type.name()))
            .toList();
    used.addAll(held);
    List<String> values =
        List.copyOf(new TreeSet<>(held.stream().map(DnsRecord::data).toList()));
    return new Chain(
        List.copyOf(names),
        values,
        loop,
        used.stream().mapToLong(DnsRecord::ttl).max());
  }

  private static Optional<DnsRecord> alias(DnsLookup.Answer answer, String owner) {
    return records(answer, owner)
        .filter(record -> record.type().equals("CNAME"))
        .findFirst();
  }

  private static Stream<DnsRecord> records(DnsLookup.Answer answer, String owner) {
    return answer.records().stream().filter(record -> record.name().equals(owner));
  }

  /** The alias target of which the answer says nothing: it may lie in another zone. */
  Optional<String> open() {
    return values.isEmpty() && names.size() > 1 && !loop
        ? Optional.of(names.getLast())
        : Optional.empty();
  }

  /** Everything that was said: alias targets, then values. */
  Stream<String> said() {
    return Stream.concat(names.stream().skip(1), values.stream());
  }

  /** For people: the values, or what stands in their place. */
  String shown() {
    if (loop) {
      return "an alias loop, " + String.join(" -> ", names);
    }
    if (!values.isEmpty()) {
      return String.join(", ", values);
    }
    return open().map(target -> "no record, but an alias of " + target).orElse("no record");
  }
}
