package gonogo.collect.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gonogo.api.Cause;
import gonogo.api.CollectorException;
import gonogo.api.Named;
import gonogo.api.SystemRef;
import gonogo.testing.FakeAccess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("real")
final class DnsLookupBind9Test {
  private static final SystemRef SITE = new SystemRef("web", "site");
  private static final String LONG = "x".repeat(250);

  private static Bind9 bind;

  private record Site(SystemRef ref, String host, List<String> resolvers) implements Named {}

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    bind = Bind9.serving(folder, "example.com", """
            $TTL 300
            @ IN SOA ns1 hostmaster 1 3600 600 86400 60
            @ IN NS NS1
            @ IN MX 10 Mail
            @ IN CAA 0 issue "ca.example"
            ns1 IN A 192.0.2.53
            www IN CNAME Edge
            edge IN A 192.0.2.7
            edge IN AAAA 2001:db8::7
            away IN CNAME d1.cdn.example.
            a IN CNAME b
            b IN CNAME a
            large IN TXT %s
            """.formatted(("\"" + LONG + "\" ").repeat(200)));
  }

  @AfterAll
  static void stop() throws InterruptedException {
    bind.close();
  }

  private static DnsLookup.Answer ask(String name, RecordType type) throws Exception {
    try (FakeAccess access =
        new FakeAccess(new Site(SITE, "www.example.com", List.of()), Duration.ofSeconds(5))) {
      return new DnsLookupCollector()
          .collect(DnsLookup.atServer(bind.endpoint(), SITE, name, type, 2), access);
    }
  }

  @Test
  void readsWhatAnAuthoritySays() throws Exception {
    DnsLookup.Answer www = ask("www.example.com.", RecordType.AAAA);

    assertThat(www.authoritative()).isTrue();
    assertThat(www.steady()).isTrue();
    assertThat(www.records())
        .containsExactly(
            new DnsRecord("edge.example.com.", "AAAA", 300, "2001:db8:0:0:0:0:0:7"),
            new DnsRecord("www.example.com.", "CNAME", 300, "edge.example.com."));
    assertThat(ask("example.com.", RecordType.NS).records())
        .extracting(DnsRecord::data)
        .containsExactly("ns1.example.com.");
    assertThat(ask("example.com.", RecordType.CAA).records())
        .extracting(DnsRecord::data)
        .containsExactly("0 issue \"ca.example\"");
    assertThat(ask("example.com.", RecordType.MX).records())
        .extracting(DnsRecord::data)
        .containsExactly("10 mail.example.com.");
  }

  @Test
  void tellsAbsenceFromRefusal() throws Exception {
    assertThat(ask("none.example.com.", RecordType.A).rcode()).isEqualTo(DnsLookup.Rcode.NXDOMAIN);
    assertThat(ask("ns1.example.com.", RecordType.AAAA))
        .isEqualTo(new DnsLookup.Answer(
            "ns1.example.com.", DnsLookup.Rcode.NOERROR, true, List.of(), true));
    assertThatThrownBy(() -> ask("www.other.example.", RecordType.A))
        .isInstanceOfSatisfying(
            CollectorException.class, e -> assertThat(e.cause()).isEqualTo(Cause.NOT_PERMITTED));
    assertThatThrownBy(() -> ask("a.example.com.", RecordType.A))
        .isInstanceOfSatisfying(
            CollectorException.class, e -> assertThat(e.cause()).isEqualTo(Cause.NO_DATA));
  }

  @Test
  void endsAtAnAliasThatLeadsAway() throws Exception {
    assertThat(ask("away.example.com.", RecordType.A).records())
        .extracting(DnsRecord::data)
        .containsExactly("d1.cdn.example.");
  }

  @Test
  void fetchesALargeRecordWhole() throws Exception {
    assertThat(ask("large.example.com.", RecordType.TXT).records())
        .singleElement()
        .extracting(DnsRecord::data)
        .isEqualTo(LONG.repeat(200));
  }
}
