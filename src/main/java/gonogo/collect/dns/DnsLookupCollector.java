package gonogo.collect.dns;

import gonogo.api.Access;
import gonogo.api.Cause;
import gonogo.api.Collector;
import gonogo.api.CollectorException;
import gonogo.collect.dns.DnsLookup.Answer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Asks over UDP with EDNS, and over TCP where the answer is larger. */
@Singleton
final class DnsLookupCollector implements Collector<DnsLookup, Answer> {

  /** Fits into one packet on every path (the value agreed on for DNS flag day 2020). */
  private static final int EDNS_PAYLOAD = 1232;

  /** A third of the limit, so that a lost packet can be followed by two further attempts. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Supplier<MachineDns> machine;

  @Inject
  DnsLookupCollector() {
    this(MachineDns::read);
  }

  DnsLookupCollector(Supplier<MachineDns> machine) {
    this.machine = machine;
  }

  @Override
  public Answer collect(DnsLookup query, Access access) throws CollectorException, IOException {
    if (!query.resolver().equals(DnsLookup.SYSTEM)) {
      Name name = Name.fromString(query.name(), Name.root);
      return sampled(query, name, List.of(Servers.parse(query.resolver())), access);
    }
    MachineDns dns = machine.get();
    if (dns.servers().isEmpty()) {
      throw new CollectorException(
          Cause.NOT_CONFIGURED, "this machine has no DNS server in its configuration");
    }
    return completed(query, dns, access);
  }

  /** The first name of the search list that exists, else what is said of the name as it stands. */
  private Answer completed(DnsLookup query, MachineDns dns, Access access)
      throws CollectorException, IOException {
    Name name = Name.fromString(query.name());
    Name whole = name.isAbsolute() ? name : Name.concatenate(name, Name.root);
    List<Answer> absent = new ArrayList<>();
    for (Name candidate : dns.candidates(name)) {
      Answer answer = sampled(query, candidate, dns.servers(), access);
      if (answer.rcode() == DnsLookup.Rcode.NOERROR) {
        return answer;
      }
      absent.add(candidate.equals(whole) ? 0 : absent.size(), answer);
    }
    return absent.getFirst();
  }

  private static Answer sampled(
      DnsLookup query, Name name, List<InetSocketAddress> servers, Access access)
      throws CollectorException, IOException {
    Answer first = lookup(query, name, servers, access);
    Set<Set<String>> seen = new HashSet<>();
    seen.add(values(first));
    for (int sample = 1; sample < query.samples(); sample++) {
      seen.add(values(lookup(query, name, servers, access)));
    }
    return new Answer(
        first.name(), first.rcode(), first.authoritative(), first.records(), seen.size() == 1);
  }

  private static Set<String> values(Answer answer) {
    return answer.records().stream()
        .map(record -> record.name() + " " + record.type() + " " + record.data())
        .collect(Collectors.toSet());
  }

  /** Asks one server after the other until one of them answers, as the resolver library of a machine does. */
  private static Answer lookup(
      DnsLookup query, Name name, List<InetSocketAddress> servers, Access access)
      throws CollectorException, IOException {
    for (int i = 0; i < servers.size() - 1; i++) {
      try {
        return lookup(query, name, servers.get(i), servers.size() - i, access);
      } catch (CollectorException e) {
        if (e.cause() == Cause.TOO_LARGE) {
          throw e; // an answer, and the next server has the same
        }
      }
    }
    return lookup(query, name, servers.getLast(), 1, access);
  }

  private static Answer lookup(
      DnsLookup query, Name name, InetSocketAddress server, int left, Access access)
      throws CollectorException, IOException {
    Duration share = access.remaining().multipliedBy(9).dividedBy(10L * left);
    Duration patience = share.compareTo(PATIENCE) < 0 ? share : PATIENCE;
    Message reply = new Exchange(server, message(query, name, true), access).run(patience);
    if (reply.getRcode() == Rcode.FORMERR || reply.getRcode() == Rcode.NOTIMP) {
      // A server that knows no EDNS answers like this (RFC 6891 7).
      reply = new Exchange(server, message(query, name, false), access).run(patience);
    }
    DnsLookup.Rcode rcode =
        rcode(reply, Servers.text(server) + " answers " + name + " " + query.type());
    return new Answer(
        name.toString(),
        rcode,
        reply.getHeader().getFlag(Flags.AA),
        Canonical.records(reply),
        true);
  }

  private static Message message(DnsLookup query, Name name, boolean edns) {
    Message message = new Message();
    if (query.recursion()) {
      message.getHeader().setFlag(Flags.RD);
    }
    int type = Type.value(query.type().name());
    message.addRecord(org.xbill.DNS.Record.newRecord(name, type, DClass.IN), Section.QUESTION);
    if (edns) {
      message.addRecord(new OPTRecord(EDNS_PAYLOAD, 0, 0), Section.ADDITIONAL);
    }
    return message;
  }

  private static DnsLookup.Rcode rcode(Message reply, String who) throws CollectorException {
    return switch (reply.getRcode()) {
      case Rcode.NOERROR -> DnsLookup.Rcode.NOERROR;
      case Rcode.NXDOMAIN -> DnsLookup.Rcode.NXDOMAIN;
      case Rcode.SERVFAIL ->
        // Often a matter of moments: the server could not reach others in time.
        throw CollectorException.retryable(
            Cause.NO_DATA, who + " with SERVFAIL: it could not find out");
      case Rcode.REFUSED ->
        throw new CollectorException(Cause.NOT_PERMITTED, who + " with REFUSED");
      default ->
        throw new CollectorException(
            Cause.GARBLED, who + " with " + Rcode.string(reply.getRcode()));
    };
  }
}
