package gonogo.probes.dns;

import static gonogo.collect.dns.RecordType.A;
import static gonogo.collect.dns.RecordType.AAAA;
import static gonogo.collect.dns.RecordType.CAA;
import static gonogo.collect.dns.RecordType.CNAME;
import static gonogo.collect.dns.RecordType.MX;
import static gonogo.collect.dns.RecordType.NS;
import static gonogo.collect.dns.RecordType.TXT;
import static gonogo.probes.dns.PlantedDns.ONE;
import static gonogo.probes.dns.PlantedDns.SITE;
import static gonogo.probes.dns.PlantedDns.TWO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.google.re2j.Pattern;
import gonogo.api.Cause;
import gonogo.api.Finding;
import gonogo.api.Measure;
import gonogo.api.Named;
import gonogo.api.Outcome;
import gonogo.api.Remark;
import gonogo.api.SystemRef;
import gonogo.collect.dns.DnsLookup;
import gonogo.collect.dns.RecordType;
import gonogo.collect.net.Resolve;
import gonogo.probes.dns.RecordsProbe.Settings;
import gonogo.probes.dns.RecordsProbe.Wanted;
import gonogo.testing.FakeWorld;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class RecordsProbeTest {
  private static final String SYSTEM = DnsLookup.SYSTEM;
  private static final String PUBLIC = "198.51.100.1:53";
  private static final String WWW = "www.example.com";
  private static final List<String> BOTH = List.of("system", "authoritative");

  private record Site(SystemRef ref, String host, List<String> resolvers) implements Named {}

  private static Outcome look(
      PlantedDns dns, String host, List<String> environment, Settings settings) {
    Site site = new Site(SITE, host, environment);
    return FakeWorld.outcomeOf(() -> new RecordsProbe().examine(site, settings, dns.world));
  }

  private static Outcome look(PlantedDns dns, Wanted... records) {
    return look(dns, WWW, List.of(), settings(BOTH, records));
  }

  private static Settings settings(List<String> resolvers, Wanted... records) {
    return new Settings(List.of(records), resolvers, null, List.of());
  }

  private static Settings limits(
      @Nullable Duration maxTtl, List<String> forbid, Wanted... records) {
    return new Settings(List.of(records), BOTH, maxTtl, forbid);
  }

  private static Wanted expect(RecordType type, String... values) {
    return new Wanted(null, type.name(), List.of(values), null, false, false);
  }

  private static Wanted matches(String name, RecordType type, String pattern) {
    return new Wanted(name, type.name(), List.of(), Pattern.compile(pattern), false, false);
  }

  private static Wanted absent(RecordType type) {
    return new Wanted(null, type.name(), List.of(), null, true, false);
  }

  private static Wanted present(RecordType type) {
    return new Wanted(null, type.name(), List.of(), null, false, true);
  }

  private static Outcome.Passed passed(Outcome outcome) {
    return assertThat(outcome).asInstanceOf(type(Outcome.Passed.class)).actual();
  }

  private static List<Remark> remarks(Outcome outcome) {
    return passed(outcome).remarks();
  }

  private static List<Finding> findings(Outcome outcome) {
    return assertThat(outcome).asInstanceOf(type(Outcome.Failed.class)).actual().findings();
  }

  private static void assertFinding(Outcome outcome, String code, String where, String seen) {
    assertThat(findings(outcome)).singleElement().satisfies(finding -> {
      assertThat(finding.code()).isEqualTo("dns/records/" + code);
      assertThat(finding.where()).isEqualTo(where);
      assertThat(finding.seen()).isEqualTo(seen);
    });
  }

  private static Outcome.Inconclusive assertCause(Outcome outcome, Cause cause, String summary) {
    Outcome.Inconclusive seen =
        assertThat(outcome).asInstanceOf(type(Outcome.Inconclusive.class)).actual();
    assertThat(seen.cause()).isEqualTo(cause);
    assertThat(seen.summary()).contains(summary);
    return seen;
  }

  /** Everybody says this of the host's addresses. */
  private static PlantedDns everybody(String... addresses) {
    return PlantedDns.exampleCom()
        .within("www.example.com.")
        .says(SYSTEM, WWW, A, addresses)
        .says(SYSTEM, WWW, AAAA)
        .served("www.example.com.", A, addresses)
        .served("www.example.com.", AAAA);
  }

  @Nested
  final class WithoutRecords {

    @Test
    void passesWhenEverybodySaysTheSame() {
      Outcome outcome = look(everybody("192.0.2.7", "192.0.2.8"));

      assertThat(passed(outcome))
          .isEqualTo(new Outcome.Passed(
              "www.example.com A, www.example.com AAAA: as wanted at 2 name servers and 1 resolver",
              List.of(),
              List.of()));
    }

    @Test
    void takesNoNoticeOfTheOrder() {
      PlantedDns dns = everybody("192.0.2.7", "192.0.2.8")
          .served(TWO, "www.example.com.", A, "192.0.2.8", "192.0.2.7");

      assertThat(remarks(look(dns))).isEmpty();
    }

    @Test
    void failsWhenThereIsNoAddress() {
      assertFinding(
          look(everybody()),
          "missing",
          WWW,
          "no address: no record at ns1.example.com (192.0.2.53)");
    }

    @Test
    void failsWhenNameServersDisagree() {
      Outcome outcome = look(everybody("192.0.2.7")
          .served(TWO, "www.example.com.", A, "192.0.2.9")
          .sampled(ONE, "www.example.com.", A, true)
          .sampled(TWO, "www.example.com.", A, true));

      assertFinding(
          outcome,
          "disagree",
          "www.example.com A",
          "192.0.2.7 at ns1.example.com (192.0.2.53); 192.0.2.9 at ns2.example.com (192.0.2.54)");
    }

    @Test
    void acceptsNameServersThatSpreadLoad() {
      Outcome outcome = look(everybody("192.0.2.7")
          .served(TWO, "www.example.com.", A, "192.0.2.9")
          .sampled(ONE, "www.example.com.", A, false)
          .sampled(TWO, "www.example.com.", A, true));

      assertThat(remarks(outcome))
          .singleElement()
          .satisfies(r -> assertThat(r.text()).contains("spread load do"));
    }

    @Test
    void cannotTellADisagreementFromSpreadWithoutSamples() {
      Outcome outcome = look(everybody("192.0.2.7")
          .served(TWO, "www.example.com.", A, "192.0.2.9")
          .sampled(ONE, "www.example.com.", A, true)
          .silent(DnsLookup.atServer(TWO, SITE, "www.example.com.", A, 4)));

      assertCause(outcome, Cause.UNREACHABLE, TWO);
    }

    @Test
    void remarksAResolverThatStillRemembers() {
      Outcome outcome = look(everybody("192.0.2.7").says(SYSTEM, WWW, A, "192.0.2.1"));

      assertThat(remarks(outcome))
          .containsExactly(
              new Remark(
                  "www.example.com A",
                  "the system resolver still says 192.0.2.1, for up to 300 s more; the name servers say 192.0.2.7"));
    }

    @Test
    void acceptsAnAliasIntoAnotherZoneThatLeadsToAnAddress() {
      PlantedDns dns = PlantedDns.exampleCom().within("www.example.com.");
      for (RecordType each : List.of(A, AAAA)) {
        dns.servedAlias(ONE, "www.example.com.", "d1.cdn.example.", each)
            .servedAlias(TWO, "www.example.com.", "d1.cdn.example.", each);
      }
      dns.saysAlias(SYSTEM, WWW, "d1.cdn.example.", A, "198.51.100.7")
          .saysAlias(SYSTEM, WWW, "d1.cdn.example.", AAAA);

      assertThat(remarks(look(dns))).isEmpty();
    }

    @Test
    void failsOnAnAliasThatLeadsNowhere() {
      PlantedDns dns = PlantedDns.exampleCom().within("www.example.com.");
      for (RecordType each : List.of(A, AAAA)) {
        dns.servedAlias(ONE, "www.example.com.", "gone.cdn.example.", each)
            .servedAlias(TWO, "www.example.com.", "gone.cdn.example.", each)
            .saysAlias(SYSTEM, WWW, "gone.cdn.example.", each);
      }

      assertFinding(
          look(dns),
          "missing",
          WWW,
          "no address: no record, but an alias of gone.cdn.example. at ns1.example.com (192.0.2.53)");
    }

    @Test
    void needsAResolverToSeeWhereAnAliasLeads() {
      PlantedDns dns = PlantedDns.exampleCom().within("www.example.com.");
      for (RecordType each : List.of(A, AAAA)) {
        dns.servedAlias(ONE, "www.example.com.", "d1.cdn.example.", each)
            .servedAlias(TWO, "www.example.com.", "d1.cdn.example.", each);
      }

      assertCause(
          look(dns, WWW, List.of(), settings(List.of("authoritative"))),
          Cause.NO_DATA,
          "alias into another zone");
    }
  }

  @Nested
  final class WithRecords {

    @Test
    void passesOnTheExactSetInAnySpelling() {
      PlantedDns dns = PlantedDns.exampleCom()
          .within("www.example.com.")
          .says(SYSTEM, WWW, AAAA, "2001:db8:0:0:0:0:0:7")
          .served("www.example.com.", AAAA, "2001:db8:0:0:0:0:0:7")
          .says(SYSTEM, "example.com", MX, "10 mail.example.com.")
          .served("example.com.", MX, "10 mail.example.com.");
      Wanted mx =
          new Wanted("Example.com", MX.name(), List.of("10  Mail.example.com"), null, false, false);

      assertThat(remarks(look(dns, expect(AAAA, "2001:DB8::7"), mx))).isEmpty();
    }

    @Test
    void failsOnAValueTooManyAndOnOneTooFew() {
      List<Finding> findings =
          findings(look(everybody("192.0.2.7", "192.0.2.9"), expect(A, "192.0.2.7", "192.0.2.8")));

      assertThat(findings)
          .extracting(Finding::code)
          .containsExactly("dns/records/missing", "dns/records/unexpected");
      assertThat(findings).extracting(Finding::wanted).containsOnly("192.0.2.7, 192.0.2.8");
    }

    @Test
    void failsWhenOneNameServerIsBehind() {
      assertFinding(
          look(everybody("192.0.2.7").served(TWO, "www.example.com.", A), expect(A, "192.0.2.7")),
          "missing",
          "www.example.com A",
          "no record at ns2.example.com (192.0.2.54)");
    }

    @Test
    void onlyRemarksWhatAResolverStillRemembers() {
      Outcome outcome =
          look(everybody("192.0.2.7").says(SYSTEM, WWW, A, "192.0.2.1"), expect(A, "192.0.2.7"));

      assertThat(remarks(outcome))
          .singleElement()
          .satisfies(r -> assertThat(r.text()).contains("300 s more"));
    }

    @Test
    void letsResolversDecideWhereOnlyTheyAreAsked() {
      Settings systemOnly = settings(List.of("system"), matches(null, A, "^198\\."));

      assertFinding(
          look(
              PlantedDns.via(SYSTEM).says(SYSTEM, WWW, A, "192.0.2.1"), WWW, List.of(), systemOnly),
          "not-matching",
          "www.example.com A",
          "192.0.2.1 at the system resolver");
    }

    @Test
    void failsWhenResolversDisagreeAndOnlyTheyAreAsked() {
      PlantedDns dns = PlantedDns.via(PUBLIC)
          .says(SYSTEM, WWW, A, "192.0.2.7")
          .says(SYSTEM, WWW, AAAA)
          .says(PUBLIC, "www.example.com.", A, "192.0.2.9")
          .says(PUBLIC, "www.example.com.", AAAA);

      assertFinding(
          look(dns, WWW, List.of("198.51.100.1"), settings(List.of("system", "198.51.100.1"))),
          "disagree",
          "www.example.com A",
          "192.0.2.7 at the system resolver; 192.0.2.9 at the resolver 198.51.100.1:53");
    }

    @Test
    void followsAnAliasIntoItsZoneForAddresses() {
      PlantedDns dns = PlantedDns.exampleCom()
          .within("www.example.com.", "d1.cdn.example.")
          .zone("cdn.example.", "203.0.113.53")
          .servedAlias(ONE, "www.example.com.", "d1.cdn.example.", A)
          .servedAlias(TWO, "www.example.com.", "d1.cdn.example.", A)
          .served("203.0.113.53:53", "d1.cdn.example.", A, "203.0.113.7")
          .saysAlias(SYSTEM, WWW, "d1.cdn.example.", A, "203.0.113.7");

      assertThat(remarks(look(dns, expect(A, "203.0.113.7")))).isEmpty();
      assertFinding(
          look(dns, matches(null, A, "^203\\.0\\.113\\.8$")),
          "not-matching",
          "www.example.com A",
          "203.0.113.7 at ns1.cdn.example (203.0.113.53)");
    }

    @Test
    void givesUpOnEndlessAliases() {
      PlantedDns dns = PlantedDns.exampleCom()
          .within("www.example.com.", "a.example.net.")
          .zone("example.net.", "203.0.113.53")
          .servedAlias(ONE, "www.example.com.", "a.example.net.", A)
          .servedAlias(TWO, "www.example.com.", "a.example.net.", A)
          .servedAlias("203.0.113.53:53", "a.example.net.", "www.example.com.", A);

      assertCause(
          look(dns, WWW, List.of(), settings(List.of("authoritative"), present(A))),
          Cause.GARBLED,
          "more aliases");
    }

    @Test
    void seesAnAliasLoopAsMissing() {
      PlantedDns dns = PlantedDns.exampleCom().within("www.example.com.");
      var loop = PlantedDns.answer(
          "www.example.com.",
          true,
          PlantedDns.alias(
              "www.example.com.",
              "b.example.com.",
              PlantedDns.alias("b.example.com.", "www.example.com.", List.of())));
      dns.served(ONE, loop, A).served(TWO, loop, A);

      assertThat(
              findings(look(dns, WWW, List.of(), settings(List.of("authoritative"), present(A)))))
          .singleElement()
          .satisfies(finding -> assertThat(finding.seen()).contains("an alias loop"));
    }

    @Test
    void comparesTheAliasItselfWhereThatIsAskedFor() {
      PlantedDns dns = PlantedDns.exampleCom()
          .within("www.example.com.")
          .says(SYSTEM, WWW, CNAME, "d1.cloudfront.example.")
          .served("www.example.com.", CNAME, "d1.cloudfront.example.");

      assertThat(remarks(look(dns, matches(null, CNAME, "\\.cloudfront\\.example\\.$"))))
          .isEmpty();
      assertFinding(
          look(dns, matches(null, CNAME, "\\.fastly\\.example\\.$")),
          "not-matching",
          "www.example.com CNAME",
          "d1.cloudfront.example. at ns1.example.com (192.0.2.53) and ns2.example.com (192.0.2.54)");
    }

    @Test
    void wantsOneTextButEveryAddressToMatch() {
      PlantedDns dns = everybody("192.0.2.7", "198.51.100.9")
          .says(SYSTEM, "example.com", TXT, "site-verification=1", "v=spf1 mx -all")
          .served("example.com.", TXT, "site-verification=1", "v=spf1 mx -all");

      assertThat(remarks(look(dns, matches("example.com", TXT, "^v=spf1 .*[-~]all$"))))
          .isEmpty();
      assertFinding(
          look(dns, matches(null, A, "^192\\.0\\.2\\.")),
          "not-matching",
          "www.example.com A",
          "192.0.2.7, 198.51.100.9 at ns1.example.com (192.0.2.53) and ns2.example.com (192.0.2.54)");
    }

    @Test
    void passesOnAbsenceOnlyWhenTheNameServersSaidSo() {
      assertThat(remarks(look(everybody("192.0.2.7"), absent(AAAA)))).isEmpty();
      assertFinding(
          look(everybody("192.0.2.7"), absent(A)),
          "unexpected",
          "www.example.com A",
          "192.0.2.7 at ns1.example.com (192.0.2.53) and ns2.example.com (192.0.2.54)");
      assertCause(
          look(
              everybody("192.0.2.7")
                  .silent(DnsLookup.atServer(TWO, SITE, "www.example.com.", AAAA, 1)),
              absent(AAAA)),
          Cause.UNREACHABLE,
          TWO);
    }

    @Test
    void findsACaaRecordAboveTheName() {
      PlantedDns dns = PlantedDns.exampleCom()
          .within("www.example.com.")
          .says(SYSTEM, WWW, CAA)
          .served("www.example.com.", CAA)
          .says(SYSTEM, "example.com.", CAA, "0 issue \"ca.example\"")
          .served("example.com.", CAA, "0 issue \"ca.example\"");

      assertThat(remarks(look(dns, present(CAA)))).isEmpty();
      assertThat(remarks(look(dns, matches(null, CAA, "issue \"ca\\.example\""))))
          .isEmpty();
    }

    @Test
    void failsWithoutACaaRecordUpToTheTopLevel() {
      PlantedDns dns = PlantedDns.exampleCom()
          .within("www.example.com.")
          .says(SYSTEM, WWW, CAA)
          .served("www.example.com.", CAA)
          .says(SYSTEM, "example.com.", CAA)
          .served("example.com.", CAA);

      assertThat(findings(look(dns, present(CAA)))).singleElement().satisfies(finding -> {
        assertThat(finding.code()).isEqualTo("dns/records/missing");
        assertThat(finding.where()).isEqualTo("www.example.com CAA");
      });
    }
  }

  @Nested
  final class Limits {

    @Test
    void failsOnAForbiddenValueWhereverItIs() {
      PlantedDns dns = everybody("192.0.2.7").says(SYSTEM, WWW, A, "192.0.2.66");

      assertFinding(
          look(dns, WWW, List.of(), limits(null, List.of("192.0.2.66"))),
          "forbidden",
          "www.example.com A",
          "192.0.2.66 at the system resolver");
    }

    @Test
    void findsAForbiddenNameInAnAliasAndInMailExchangers() {
      PlantedDns dns = PlantedDns.exampleCom()
          .says(SYSTEM, "example.com", MX, "10 old.example.com.")
          .served("example.com.", MX, "10 old.example.com.");
      Wanted mx = new Wanted("example.com", MX.name(), List.of(), null, false, true);

      assertThat(findings(look(dns, WWW, List.of(), limits(null, List.of("OLD.example.com"), mx))))
          .extracting(Finding::code)
          .containsExactly("dns/records/forbidden");
    }

    @Test
    void remarksATtlAboveTheLimitAndMeasuresIt() {
      Outcome.Passed slow = passed(look(
          everybody("192.0.2.7"),
          WWW,
          List.of(),
          limits(Duration.ofMinutes(1), List.of(), present(A))));
      Outcome.Passed quick = passed(look(
          everybody("192.0.2.7"),
          WWW,
          List.of(),
          limits(Duration.ofMinutes(5), List.of(), present(A))));

      assertThat(slow.measures())
          .containsExactly(new Measure("ttl@www.example.com/A", 300, "s", "<=", 60, false));
      assertThat(slow.remarks())
          .singleElement()
          .satisfies(r -> assertThat(r.text()).contains("up to 300 s"));
      assertThat(quick.measures())
          .containsExactly(new Measure("ttl@www.example.com/A", 300, "s", "<=", 300, true));
      assertThat(quick.remarks()).isEmpty();
    }
  }

  @Nested
  final class Unseen {

    @Test
    void doesNotPassWithoutEveryAnswer() {
      assertCause(
          look(
              everybody("192.0.2.7").silent(DnsLookup.at(SYSTEM, SITE, WWW, A)),
              expect(A, "192.0.2.7")),
          Cause.UNREACHABLE,
          "system did not answer");
      assertCause(
          look(
              everybody("192.0.2.7")
                  .silent(DnsLookup.atServer(TWO, SITE, "www.example.com.", A, 1)),
              expect(A, "192.0.2.7")),
          Cause.UNREACHABLE,
          TWO);
    }

    @Test
    void failsOnWhatItSawAllTheSame() {
      PlantedDns dns =
          everybody("192.0.2.9").silent(DnsLookup.atServer(TWO, SITE, "www.example.com.", A, 1));

      assertFinding(
          look(dns, matches(null, A, "^198")),
          "not-matching",
          "www.example.com A",
          "192.0.2.9 at ns1.example.com (192.0.2.53)");
    }

    @Test
    void doesNotBlameAResolverWhileNoNameServerAnswers() {
      PlantedDns dns = everybody("192.0.2.1")
          .silent(DnsLookup.atServer(ONE, SITE, "www.example.com.", A, 1))
          .silent(DnsLookup.atServer(TWO, SITE, "www.example.com.", A, 1));

      assertCause(look(dns, expect(A, "192.0.2.7")), Cause.UNREACHABLE, ONE);
    }

    @Test
    void doesNotPassWhenTheNameServersCannotBeFound() {
      PlantedDns noWalk =
          everybody("192.0.2.7").silent(DnsLookup.at(SYSTEM, SITE, "www.example.com.", NS));
      PlantedDns noZone = everybody("192.0.2.7").within("example.com.", "com.");
      PlantedDns noAddress = everybody("192.0.2.7").says(SYSTEM, "ns2.example.com.", A);

      assertCause(look(noWalk, present(A)), Cause.UNREACHABLE, "did not answer");
      assertCause(
          look(noZone, present(A)), Cause.NO_DATA, "no name server of www.example.com was found");
      assertCause(look(noAddress, present(A)), Cause.NO_DATA, "ns2.example.com has no address");
    }

    @Test
    void doesNotTakeTheWordOfALameNameServer() {
      PlantedDns dns = everybody("192.0.2.7")
          .served(
              TWO,
              PlantedDns.answer(
                  "www.example.com.",
                  false,
                  PlantedDns.records("www.example.com.", A, "192.0.2.7")),
              A);

      assertCause(
          look(dns, present(A)), Cause.CONTRADICTED, "ns2.example.com (192.0.2.54) is named");
    }

    @Test
    void asksNoResolverThatTheEnvironmentDoesNotName() {
      Outcome outcome =
          look(PlantedDns.via(SYSTEM), WWW, List.of(), settings(List.of("system", "1.1.1.1")));

      assertThat(assertCause(outcome, Cause.NOT_CONFIGURED, "1.1.1.1").needs())
          .containsExactly("resolvers: 1.1.1.1");
      assertCause(
          look(PlantedDns.via(SYSTEM), WWW, List.of(), settings(List.of("environment"))),
          Cause.NOT_CONFIGURED,
          "does not name a resolver");
    }
  }

  @Nested
  final class NamesOutsideThePublicTree {

    @Test
    void doNotApplyWhereNoRecordDecides() {
      for (String host : List.of("192.0.2.7", "2001:db8::7", "localhost", "app.localhost")) {
        assertThat(look(PlantedDns.via(SYSTEM), host, List.of(), settings(BOTH)))
            .isInstanceOf(Outcome.NotApplicable.class);
        assertThat(look(
                PlantedDns.via(SYSTEM), host, List.of(), settings(BOTH, matches(host, CNAME, "x"))))
            .isInstanceOf(Outcome.NotApplicable.class);
      }
    }

    @Test
    void passWithARemarkWhenTheResolversKnowThem() {
      PlantedDns dns = PlantedDns.via(SYSTEM)
          .within("app.internal.", "internal.")
          .says(SYSTEM, "app.internal", A, "10.0.0.7")
          .says(SYSTEM, "app.internal", AAAA);

      assertThat(remarks(look(dns, "app.internal", List.of(), settings(BOTH))))
          .containsExactly(new Remark(
              "app.internal",
              "no public name server can know this name: only resolvers were asked"));
    }

    @Test
    void areCompletedByTheSearchListAndThenJudgedAsAnyOther() {
      PlantedDns dns = PlantedDns.exampleCom()
          .within("web.example.com.")
          .systemSays("web", "web.example.com.", A, "192.0.2.7")
          .systemSays("web", "web.example.com.", AAAA)
          .served("web.example.com.", A, "192.0.2.7")
          .served("web.example.com.", AAAA);

      assertThat(remarks(look(dns, "web", List.of(), settings(BOTH)))).isEmpty();
    }

    @Test
    void doNotApplyWhenTheHostsFileKnowsThemAndNoDnsDoes() {
      PlantedDns dns = PlantedDns.via(SYSTEM)
          .within("printer.local.", "local.")
          .says(SYSTEM, "printer.local", A)
          .says(SYSTEM, "printer.local", AAAA);
      dns.world.answers(
          new Resolve(SITE, "printer.local"), new Resolve.Answer(List.of("192.0.2.9")));

      assertThat(look(dns, "printer.local", List.of(), settings(BOTH)))
          .isEqualTo(new Outcome.NotApplicable(
              "printer.local leads to 192.0.2.9 by the hosts file or by multicast DNS of this machine,"
                  + " and no DNS knows it"));
    }

    @Test
    void areNotSetAsideWhileAResolverIsSilent() {
      PlantedDns dns = PlantedDns.via(PUBLIC)
          .within("printer.local.", "local.")
          .says(SYSTEM, "printer.local", A)
          .says(SYSTEM, "printer.local", AAAA)
          .silent(DnsLookup.at(PUBLIC, SITE, "printer.local.", A))
          .silent(DnsLookup.at(PUBLIC, SITE, "printer.local.", AAAA));

      Settings all = settings(List.of("system", "authoritative", "environment"));

      assertCause(
          look(dns, "printer.local", List.of("198.51.100.1"), all), Cause.UNREACHABLE, PUBLIC);
    }

    @Test
    void failWhenNothingKnowsThem() {
      PlantedDns dns = PlantedDns.via(SYSTEM)
          .within("app.internal.", "internal.")
          .says(SYSTEM, "app.internal", A)
          .says(SYSTEM, "app.internal", AAAA);
      dns.world.cannotAnswer(
          new Resolve(SITE, "app.internal"), Cause.UNREACHABLE, "does not resolve");

      assertFinding(
          look(dns, "app.internal", List.of(), settings(BOTH)),
          "missing",
          "app.internal",
          "no address: no record at the system resolver");
    }

    @Test
    void areNotPassedWhenNobodyIsLeftToBeAsked() {
      PlantedDns dns = PlantedDns.via(SYSTEM).within("app.internal.", "internal.");

      assertCause(
          look(dns, "app.internal", List.of(), settings(List.of("authoritative"), absent(A))),
          Cause.NO_DATA,
          "has no public name server");
    }

    @Test
    void haveTheNameServersThatAResolverOfTheEnvironmentKnows() {
      PlantedDns dns = PlantedDns.via(PUBLIC)
          .within("app.internal.")
          .zone("internal.", "192.0.2.53", "192.0.2.54")
          .says(PUBLIC, "app.internal.", A, "10.0.0.7")
          .served("app.internal.", A, "10.0.0.8");

      assertThat(remarks(look(
              dns,
              "app.internal",
              List.of("198.51.100.1:53"),
              settings(
                  List.of("authoritative", "environment"), present(A), expect(A, "10.0.0.8")))))
          .singleElement()
          .satisfies(r ->
              assertThat(r.text()).startsWith("the resolver 198.51.100.1:53 still says 10.0.0.7"));
    }
  }

  @Test
  void refusesSettingsThatMakeNoSense() {
    assertThatThrownBy(() ->
            new Wanted(null, A.name(), List.of("192.0.2.7"), Pattern.compile("x"), false, false))
        .hasMessageContaining("at most one");
    assertThatThrownBy(() -> new Wanted(null, "AA", List.of(), null, false, true))
        .hasMessage(
            "a record type is one of A, AAAA, CAA, CNAME, MX, NS, PTR, SOA, SRV, TXT, not AA");
    assertThatThrownBy(() -> expect(A, "2001:db8::7")).hasMessageContaining("no IPv4 address");
    assertThatThrownBy(() -> expect(AAAA, "192.0.2.7")).hasMessageContaining("no IPv6 address");
    assertThatThrownBy(() -> expect(A, "999.1.1.1")).hasMessageContaining("not a literal address");
    assertThatThrownBy(() -> matches("a..b", TXT, "x")).hasMessageContaining("not a domain name");
    assertThatThrownBy(() -> settings(List.of())).hasMessageContaining("name at least one");
    assertThatThrownBy(() -> limits(null, List.of("999.1.1.1")))
        .hasMessageContaining("not a literal address");
  }
}
