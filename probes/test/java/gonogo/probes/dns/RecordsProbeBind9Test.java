package gonogo.probes.dns;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import gonogo.api.Collector;
import gonogo.api.CollectorException;
import gonogo.api.Finding;
import gonogo.api.Named;
import gonogo.api.Outcome;
import gonogo.api.Query;
import gonogo.api.Reply;
import gonogo.api.SystemRef;
import gonogo.api.World;
import gonogo.collect.dns.Bind9;
import gonogo.collect.dns.DnsLookup;
import gonogo.collect.dns.RecordType;
import gonogo.collect.net.Families;
import gonogo.probes.dns.RecordsProbe.Settings;
import gonogo.probes.dns.RecordsProbe.Wanted;
import gonogo.testing.FakeAccess;
import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The probe and its collector against two real name servers whose zones differ. */
@Tag("real")
final class RecordsProbeBind9Test {
  private static final SystemRef SITE = new SystemRef("web", "site");
  private static final String ZONE = """
      $TTL 300
      @ IN SOA ns1 hostmaster %d 3600 600 86400 60
      @ IN NS ns1
      @ IN NS ns2
      @ IN TXT "v=spf1 mx " "-all"
      @ IN CAA 0 issue "ca.example"
      ns1 IN A 192.0.2.53
      ns2 IN A 192.0.2.54
      www IN A %s
      both IN A 192.0.2.7
      both IN A 192.0.2.8
      """;

  private static ApplicationContext context;
  private static Bind9 first;
  private static Bind9 second;

  @BeforeAll
  static void start(@TempDir Path one, @TempDir Path two) throws Exception {
    first = Bind9.serving(one, "example.com", ZONE.formatted(2, "192.0.2.7"));
    second = Bind9.serving(two, "example.com", ZONE.formatted(1, "192.0.2.66"));
    context = ApplicationContext.run();
  }

  @AfterAll
  static void stop() throws Exception {
    context.close();
    first.close();
    second.close();
  }

  private record Site(SystemRef ref, String host, List<String> resolvers) implements Named {}

  /** Asks the collector; the addresses of the name servers lead to the two on loopback. */
  private static final class LoopbackWorld implements World {
    private final Map<String, String> routes =
        Map.of("192.0.2.53:53", first.endpoint(), "192.0.2.54:53", second.endpoint());

    @Override
    public Instant now() {
      return Instant.EPOCH;
    }

    @Override
    @SuppressWarnings("unchecked") // each query is asked of the collector of its own type
    public <A> Reply<A> attempt(Query<A> query) {
      return switch (query) {
        case Families families ->
          (Reply<A>) new Reply.Answered<>(new Families.Answer(true, false), "evidence");
        case DnsLookup lookup -> (Reply<A>) lookup(lookup);
        default -> throw new AssertionError("not asked here: " + query);
      };
    }

    private Reply<DnsLookup.Answer> lookup(DnsLookup asked) {
      DnsLookup routed = new DnsLookup(
          asked.system(),
          asked.name(),
          asked.type(),
          routes.getOrDefault(asked.resolver(), asked.resolver()),
          asked.recursion(),
          asked.samples());
      try (FakeAccess access = new FakeAccess(new Site(SITE, "", List.of()), asked.limit())) {
        return new Reply.Answered<>(collector().collect(routed, access), "evidence");
      } catch (CollectorException e) {
        return new Reply.Unanswered<>(e.cause(), String.valueOf(e.getMessage()), null, "evidence");
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }

    @SuppressWarnings("unchecked") // chosen by the query that it answers
    private static Collector<DnsLookup, DnsLookup.Answer> collector() {
      return context.getBeansOfType(Collector.class).stream()
          .filter(bean -> bean.getClass().getPackage().equals(DnsLookup.class.getPackage()))
          .findFirst()
          .orElseThrow();
    }

    @Override
    public <A> List<Reply<A>> attemptAll(List<? extends Query<A>> queries) {
      List<Reply<A>> replies = new ArrayList<>();
      queries.forEach(query -> replies.add(attempt(query)));
      return replies;
    }
  }

  private static Outcome look(String host, List<String> forbid, Wanted... records) {
    Settings settings =
        new Settings(List.of(records), List.of("authoritative", "environment"), null, forbid);
    return new RecordsProbe()
        .examine(new Site(SITE, host, List.of(first.endpoint())), settings, new LoopbackWorld());
  }

  private static List<String> codes(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    return ((Outcome.Failed) outcome).findings().stream().map(Finding::code).toList();
  }

  private static Wanted wanted(String name, RecordType type, List<String> expect, String matches) {
    return new Wanted(
        name,
        type.name(),
        expect,
        matches.isEmpty() ? null : Pattern.compile(matches),
        false,
        false);
  }

  @Test
  void passesOnWhatBothServersSay() {
    Outcome outcome = look(
        "both.example.com",
        List.of("192.0.2.66"),
        wanted("both.example.com", RecordType.A, List.of("192.0.2.8", "192.0.2.7"), ""),
        wanted("example.com", RecordType.TXT, List.of(), "^v=spf1 mx -all$"),
        wanted("both.example.com", RecordType.CAA, List.of(), ""),
        wanted("example.com", RecordType.NS, List.of("ns1.example.com", "ns2.example.com"), ""));

    assertThat(outcome).isInstanceOf(Outcome.Passed.class);
    assertThat(((Outcome.Passed) outcome).remarks()).isEmpty();
    assertThat(look("both.example.com", List.of())).isInstanceOf(Outcome.Passed.class);
  }

  @Test
  void seesThatOneServerHasAnOldZone() {
    assertThat(codes(look("www.example.com", List.of()))).containsExactly("dns/records/disagree");
    assertThat(codes(look(
            "www.example.com",
            List.of("192.0.2.66"),
            wanted("www.example.com", RecordType.A, List.of("192.0.2.7"), ""))))
        .containsExactly("dns/records/forbidden", "dns/records/missing", "dns/records/unexpected");
  }

  @Test
  void seesThatANameDoesNotExist() {
    assertThat(codes(look("none.example.com", List.of()))).containsExactly("dns/records/missing");
  }
}
