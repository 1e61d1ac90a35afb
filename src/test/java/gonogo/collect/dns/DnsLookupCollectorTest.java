package gonogo.collect.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gonogo.api.Cause;
import gonogo.api.CollectorException;
import gonogo.api.Named;
import gonogo.api.SystemRef;
import gonogo.testing.FakeAccess;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import tools.jackson.databind.json.JsonMapper;

@Timeout(value = 10, unit = TimeUnit.SECONDS)
final class DnsLookupCollectorTest {
  private static final SystemRef SITE = new SystemRef("web", "site");
  private static final Duration LIMIT = Duration.ofSeconds(3);
  private static final String WWW = "www.example.com.";

  private record Site(SystemRef ref, String host, List<String> resolvers) implements Named {}

  private static DnsLookup.Answer ask(DnsLookup query, MachineDns machine, Duration limit)
      throws Exception {
    try (FakeAccess access = new FakeAccess(new Site(SITE, "www.example.com", List.of()), limit)) {
      return new DnsLookupCollector(() -> machine).collect(query, access);
    }
  }

  private static DnsLookup.Answer ask(TinyDns server, RecordType type) throws Exception {
    return ask(
        DnsLookup.at(server.endpoint(), SITE, WWW, type),
        new MachineDns(List.of(), List.of(), 1),
        LIMIT);
  }

  private static DnsLookup.Answer askMachine(String name, MachineDns machine) throws Exception {
    return ask(DnsLookup.at(DnsLookup.SYSTEM, SITE, name, RecordType.A), machine, LIMIT);
  }

  private static MachineDns machine(List<Name> search, TinyDns... servers) {
    return new MachineDns(
        Arrays.stream(servers).map(DnsLookupCollectorTest::address).toList(), search, 1);
  }

  private static InetSocketAddress address(TinyDns server) {
    String endpoint = server.endpoint();
    int port = Integer.parseInt(endpoint.substring(endpoint.lastIndexOf(':') + 1));
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  private static Record record(String name, int type, String data) throws IOException {
    return Record.fromString(Name.fromString(name), type, DClass.IN, 300, data, Name.root);
  }

  private static void assertCause(
      Cause cause, boolean retryable, String detail, ThrowingCallable lookup) {
    assertThatThrownBy(lookup).isInstanceOfSatisfying(CollectorException.class, e -> {
      assertThat(e.cause()).isEqualTo(cause);
      assertThat(e.retryable()).isEqualTo(retryable);
      assertThat(e).hasMessageContaining(detail);
    });
  }

  @Test
  void answersWithTheWholeChainInCanonicalText() throws Exception {
    try (TinyDns server = TinyDns.saying(
        Rcode.NOERROR,
        record("WWW.Example.com.", Type.CNAME, "Edge.CDN.example."),
        record("edge.cdn.Example.", Type.A, "192.0.2.8"),
        record("edge.cdn.example.", Type.A, "192.0.2.7"))) {
      DnsLookup.Answer answer = ask(server, RecordType.A);

      assertThat(answer.name()).isEqualTo(WWW);
      assertThat(answer.rcode()).isEqualTo(DnsLookup.Rcode.NOERROR);
      assertThat(answer.authoritative()).isFalse();
      assertThat(answer.steady()).isTrue();
      assertThat(answer.records())
          .containsExactly(
              new DnsRecord("edge.cdn.example.", "A", 300, "192.0.2.7"),
              new DnsRecord("edge.cdn.example.", "A", 300, "192.0.2.8"),
              new DnsRecord(WWW, "CNAME", 300, "edge.cdn.example."));
    }
  }

  @Test
  void writesEachTypeInItsText() throws Exception {
    try (TinyDns server = TinyDns.saying(
        Rcode.NOERROR,
        record(WWW, Type.AAAA, "2001:db8::7"),
        record(WWW, Type.MX, "10 Mail.example.com."),
        record(WWW, Type.SRV, "1 2 443 Host.example.com."),
        record(WWW, Type.CAA, "0 issue \"ca.example\""),
        record(WWW, Type.TXT, "\"v=spf1 \" \"-all\""))) {
      assertThat(ask(server, RecordType.TXT).records())
          .extracting(DnsRecord::data)
          .containsExactlyInAnyOrder(
              "2001:db8:0:0:0:0:0:7",
              "10 mail.example.com.",
              "1 2 443 host.example.com.",
              "0 issue \"ca.example\"",
              "v=spf1 -all");
    }
  }

  @Test
  void keepsTextThatIsNotAsciiAndShowsControlCharacters() throws Exception {
    byte[] utf8 = "größe\u001b[2J".getBytes(StandardCharsets.UTF_8);
    byte[] latin1 = {(byte) 0xE9};
    Name name = Name.fromString(WWW);
    try (TinyDns server = TinyDns.saying(
        Rcode.NOERROR,
        new TXTRecord(name, DClass.IN, 1, List.of(escaped(utf8))),
        new TXTRecord(name, DClass.IN, 1, List.of(escaped(latin1))))) {
      assertThat(ask(server, RecordType.TXT).records())
          .extracting(DnsRecord::data)
          .containsExactlyInAnyOrder("größe\\027[2J", "é");
    }
  }

  private static String escaped(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (byte octet : bytes) {
      text.append("\\%03d".formatted(octet & 0xFF));
    }
    return text.toString();
  }

  @Test
  void asksANameServerForWhatItHoldsItself() throws Exception {
    try (TinyDns server = new TinyDns(query -> {
      Message reply = TinyDns.reply(query, Rcode.NOERROR, record(WWW, Type.A, "192.0.2.7"));
      reply.getHeader().setFlag(Flags.AA);
      return List.of(reply.toWire());
    })) {
      DnsLookup query = DnsLookup.atServer(server.endpoint(), SITE, WWW, RecordType.A, 1);

      assertThat(ask(query, machine(List.of()), LIMIT).authoritative()).isTrue();
      assertThat(server.asked())
          .singleElement()
          .matches(asked -> !asked.getHeader().getFlag(Flags.RD));
    }
  }

  @Test
  void saysWhetherSamplesDiffer() throws Exception {
    AtomicInteger turn = new AtomicInteger();
    try (TinyDns server = new TinyDns(query -> {
      Record[] records = {record(WWW, Type.A, "192.0.2." + (1 + turn.getAndIncrement() / 2))};
      return List.of(TinyDns.reply(query, Rcode.NOERROR, records).toWire());
    })) {
      DnsLookup twice = DnsLookup.atServer(server.endpoint(), SITE, WWW, RecordType.A, 2);
      DnsLookup thrice = DnsLookup.atServer(server.endpoint(), SITE, WWW, RecordType.A, 3);

      assertThat(ask(twice, machine(List.of()), LIMIT).steady()).isTrue();
      assertThat(ask(thrice, machine(List.of()), LIMIT).steady()).isFalse();
    }
  }

  @Test
  void takesAnAbsentNameAndAnAbsentRecordAsAnswers() throws Exception {
    try (TinyDns noName = TinyDns.saying(Rcode.NXDOMAIN);
        TinyDns noData = TinyDns.saying(Rcode.NOERROR)) {
      assertThat(ask(noName, RecordType.A))
          .isEqualTo(new DnsLookup.Answer(WWW, DnsLookup.Rcode.NXDOMAIN, false, List.of(), true));
      assertThat(ask(noData, RecordType.A))
          .isEqualTo(new DnsLookup.Answer(WWW, DnsLookup.Rcode.NOERROR, false, List.of(), true));
    }
  }

  @Test
  void takesAnAliasLoopAsItIs() throws Exception {
    try (TinyDns server = TinyDns.saying(
        Rcode.NOERROR,
        record(WWW, Type.CNAME, "b.example.com."),
        record("b.example.com.", Type.CNAME, WWW))) {
      assertThat(ask(server, RecordType.A).records()).hasSize(2);
    }
  }

  @Test
  void doesNotTakeARefusalForAnAnswer() throws Exception {
    try (TinyDns broken = TinyDns.saying(Rcode.SERVFAIL);
        TinyDns closed = TinyDns.saying(Rcode.REFUSED);
        TinyDns strange = TinyDns.saying(Rcode.NOTAUTH)) {
      assertCause(Cause.NO_DATA, true, "SERVFAIL", () -> ask(broken, RecordType.A));
      assertCause(Cause.NOT_PERMITTED, false, "REFUSED", () -> ask(closed, RecordType.A));
      assertCause(Cause.GARBLED, false, "NOTAUTH", () -> ask(strange, RecordType.A));
    }
  }

  @Test
  void leavesOutEdnsWhereItIsNotUnderstood() throws Exception {
    try (TinyDns old = new TinyDns(query -> List.of((query.getOPT() == null
            ? TinyDns.reply(query, Rcode.NOERROR, record(WWW, Type.A, "192.0.2.7"))
            : TinyDns.reply(query, Rcode.FORMERR))
        .toWire()))) {
      assertThat(ask(old, RecordType.A).records()).hasSize(1);
      assertThat(old.asked()).hasSize(2);
    }
  }

  @Test
  void givesUpOnSilenceInTimeForAnotherAttempt() throws Exception {
    try (TinyDns silent = new TinyDns(query -> List.of())) {
      DnsLookup query = DnsLookup.at(silent.endpoint(), SITE, WWW, RecordType.A);
      assertCause(
          Cause.UNREACHABLE,
          true,
          "did not answer",
          () -> ask(query, machine(List.of()), Duration.ofMillis(300)));
    }
  }

  @Test
  void seesThatNothingListens() throws Exception {
    int port;
    try (DatagramSocket free = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    DnsLookup query = DnsLookup.at("127.0.0.1:" + port, SITE, WWW, RecordType.A);
    assertCause(
        Cause.UNREACHABLE,
        false,
        "listens on no DNS port",
        () -> ask(query, machine(List.of()), LIMIT));
  }

  @Test
  void ignoresRepliesToOtherQuestions() throws Exception {
    try (TinyDns server = new TinyDns(query -> {
      byte[] wrongId = TinyDns.reply(query, Rcode.NXDOMAIN).toWire();
      wrongId[0] ^= 1;
      Message other =
          Message.newQuery(Record.newRecord(Name.fromString("other.example."), Type.A, DClass.IN));
      other.getHeader().setID(query.getHeader().getID());
      byte[] wrongQuestion = TinyDns.reply(other, Rcode.NXDOMAIN).toWire();
      byte[] echo = query.toWire();
      byte[] right =
          TinyDns.reply(query, Rcode.NOERROR, record(WWW, Type.A, "192.0.2.7")).toWire();
      return List.of(new byte[0], new byte[] {1, 2, 3}, wrongId, wrongQuestion, echo, right);
    })) {
      assertThat(ask(server, RecordType.A).records()).hasSize(1);
    }
  }

  @Test
  void saysThatOnlyRubbishCame() throws Exception {
    try (TinyDns server = new TinyDns(query -> List.of(new byte[] {1, 2, 3}))) {
      DnsLookup query = DnsLookup.at(server.endpoint(), SITE, WWW, RecordType.A);
      assertCause(
          Cause.GARBLED,
          true,
          "none of them a reply",
          () -> ask(query, machine(List.of()), Duration.ofMillis(300)));
    }
  }

  @Test
  void refusesAMalformedReply() throws Exception {
    try (TinyDns server = new TinyDns(query -> {
      byte[] reply =
          TinyDns.reply(query, Rcode.NOERROR, record(WWW, Type.A, "192.0.2.7")).toWire();
      return List.of(Arrays.copyOf(reply, reply.length - 2));
    })) {
      assertCause(Cause.GARBLED, false, "malformed", () -> ask(server, RecordType.A));
    }
  }

  @Test
  void fetchesOverTcpWhatDoesNotFit() throws Exception {
    List<String> strings = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      strings.add("%03d".formatted(i) + "x".repeat(252));
    }
    Record large = new TXTRecord(Name.fromString(WWW), DClass.IN, 60, strings);
    try (TinyDns server = new TinyDns(
        query -> List.of(TinyDns.truncated(query)),
        (query, out) -> TinyDns.frame(TinyDns.reply(query, Rcode.NOERROR, large).toWire(), out))) {
      assertThat(ask(server, RecordType.TXT).records())
          .singleElement()
          .extracting(DnsRecord::data)
          .isEqualTo(String.join("", strings));
    }
  }

  @Test
  void neverShortensWhatItCouldNotFetchWhole() throws Exception {
    try (TinyDns ends = new TinyDns(
            query -> List.of(TinyDns.truncated(query)),
            (query, out) -> out.write(new byte[] {0, 99, 1}));
        TinyDns stillShort = new TinyDns(
            query -> List.of(TinyDns.truncated(query)),
            (query, out) -> TinyDns.frame(TinyDns.truncated(query), out))) {
      assertCause(Cause.GARBLED, false, "ended its answer", () -> ask(ends, RecordType.TXT));
      assertCause(Cause.GARBLED, false, "no whole reply", () -> ask(stillShort, RecordType.TXT));
    }
  }

  @Test
  void boundsAnAnswerThatDrips() throws Exception {
    try (TinyDns drip = new TinyDns(query -> List.of(TinyDns.truncated(query)), (query, out) -> {
      byte[] header = {0x40, 0};
      out.write(header);
      while (true) {
        out.write(0);
        LockSupport.parkNanos(20_000_000);
      }
    })) {
      DnsLookup query = DnsLookup.at(drip.endpoint(), SITE, WWW, RecordType.TXT);
      assertCause(
          Cause.TIMED_OUT,
          false,
          "did not arrive over TCP in time",
          () -> ask(query, machine(List.of()), Duration.ofMillis(500)));
    }
  }

  @Test
  void refusesMoreRecordsThanItJudges() throws Exception {
    Record[] many = new Record[101];
    for (int i = 0; i < many.length; i++) {
      many[i] = record(WWW, Type.A, "192.0.2." + i);
    }
    try (TinyDns server = TinyDns.saying(Rcode.NOERROR, many)) {
      assertCause(Cause.TOO_LARGE, false, "101 records", () -> ask(server, RecordType.A));
    }
  }

  @Test
  void needsAServerInTheConfigurationOfTheMachine() {
    assertCause(
        Cause.NOT_CONFIGURED,
        false,
        "no DNS server",
        () -> askMachine(WWW, new MachineDns(List.of(), List.of(), 1)));
  }

  @Test
  void asksTheNextServerOfTheMachineWhenOneFails() throws Exception {
    try (TinyDns broken = TinyDns.saying(Rcode.SERVFAIL);
        TinyDns good = TinyDns.saying(Rcode.NOERROR, record(WWW, Type.A, "192.0.2.7"))) {
      assertThat(askMachine(WWW, machine(List.of(), broken, good)).records()).hasSize(1);
    }
  }

  @Test
  void completesAShortNameByTheSearchList() throws Exception {
    List<Name> search = List.of(Name.fromString("one.example."), Name.fromString("two.example."));
    try (TinyDns server =
        new TinyDns(query -> List.of((query.getQuestion().getName().equals(name("web.two.example."))
                ? TinyDns.reply(
                    query, Rcode.NOERROR, record("web.two.example.", Type.A, "192.0.2.7"))
                : TinyDns.reply(query, Rcode.NXDOMAIN))
            .toWire()))) {
      assertThat(askMachine("web", machine(search, server)).name()).isEqualTo("web.two.example.");
      assertThat(askMachine("other", machine(search, server)).name()).isEqualTo("other.");
      assertThat(askMachine("web.", machine(search, server)).rcode())
          .isEqualTo(DnsLookup.Rcode.NXDOMAIN);
      assertThat(askMachine("www.example.com", machine(search, server)).name()).isEqualTo(WWW);
    }
  }

  @Test
  void triesALongNameAsItStandsBeforeTheSearchList() throws Exception {
    MachineDns cluster = new MachineDns(List.of(), List.of(name("svc.cluster.local.")), 5);

    assertThat(cluster.candidates(name("web.shop")))
        .containsExactly(name("web.shop."), name("web.shop.svc.cluster.local."));
    assertThat(cluster.candidates(name("web")))
        .containsExactly(name("web.svc.cluster.local."), name("web."));
  }

  @Test
  void saysWhyAResolverCannotBeAsked() {
    String noName = "x".repeat(64) + ".example:53"; // a label has at most 63 characters
    assertCause(
        Cause.NOT_CONFIGURED,
        false,
        "host:port",
        () -> ask(DnsLookup.at("192.0.2.1:x", SITE, WWW, RecordType.A), machine(List.of()), LIMIT));
    assertCause(
        Cause.UNREACHABLE,
        false,
        "does not resolve",
        () -> ask(DnsLookup.at(noName, SITE, WWW, RecordType.A), machine(List.of()), LIMIT));
  }

  @Test
  void questionsAndAnswersAreJsonValues() {
    JsonMapper json = JsonMapper.builder().build();
    DnsLookup query = DnsLookup.at("192.0.2.53:53", SITE, "WWW.example.com.", RecordType.CAA);
    DnsLookup.Answer answer = new DnsLookup.Answer(
        WWW,
        DnsLookup.Rcode.NOERROR,
        true,
        List.of(new DnsRecord(WWW, "CAA", 60, "0 issue \"ca.example\"")),
        true);

    assertThat(json.readValue(json.writeValueAsString(query), DnsLookup.class)).isEqualTo(query);
    assertThat(json.readValue(json.writeValueAsString(answer), DnsLookup.Answer.class))
        .isEqualTo(answer);
    assertThat(json.readTree(json.writeValueAsString(query)).propertyNames())
        .containsExactlyInAnyOrder("system", "name", "type", "resolver", "recursion", "samples");
  }

  private static Name name(String text) throws TextParseException {
    return Name.fromString(text);
  }
}
