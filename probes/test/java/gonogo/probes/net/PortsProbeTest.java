package gonogo.probes.net;

import static gonogo.collect.net.PortState.CLOSED;
import static gonogo.collect.net.PortState.NOT_SENT;
import static gonogo.collect.net.PortState.OPEN;
import static gonogo.collect.net.PortState.SILENT;
import static gonogo.collect.net.PortState.UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gonogo.api.Cause;
import gonogo.api.Finding;
import gonogo.api.Outcome;
import gonogo.api.Outcome.Failed;
import gonogo.api.Outcome.Inconclusive;
import gonogo.api.Outcome.Passed;
import gonogo.api.Remark;
import gonogo.api.SystemRef;
import gonogo.collect.net.PortRange;
import gonogo.collect.net.PortScan;
import gonogo.collect.net.PortState;
import gonogo.collect.net.Resolve;
import gonogo.probes.net.Scene.Wanted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PortsProbeTest {
  private static final String ONE = "203.0.113.7";
  private static final String OTHER = "203.0.113.8";
  private static final String V6 = "2001:db8:0:0:0:0:0:7";
  private static final PortRange ALL = new PortRange(1, 65_535);

  private final Scene scene = new Scene();

  private static Map<Integer, PortState> site(int port, PortState state) {
    return Map.of(443, OPEN, port, state);
  }

  private static Inconclusive inconclusive(Outcome outcome, Cause cause) {
    assertThat(outcome).isInstanceOf(Inconclusive.class);
    Inconclusive open = (Inconclusive) outcome;
    assertThat(open.cause()).as(open.summary()).isEqualTo(cause);
    return open;
  }

  private static Failed failed(Outcome outcome, String... codesAndPlaces) {
    assertThat(outcome).isInstanceOf(Failed.class);
    Failed failed = (Failed) outcome;
    assertThat(failed.findings())
        .extracting(finding -> finding.code() + " " + finding.where())
        .containsExactly(codesAndPlaces);
    return failed;
  }

  private static String found(String code, String where) {
    return "net/ports/" + code + " " + where;
  }

  private static String summary(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Passed.class);
    return ((Passed) outcome).summary();
  }

  /** Ports that must accept. */
  @Nested
  class Open {

    @Test
    void passesWhenEveryAddressAccepts() {
      scene.address(ONE, site(22, OPEN)).address(V6, site(22, OPEN));

      assertThat(summary(scene.judge(Wanted.open(22))))
          .isEqualTo("seen from internet (10.0.0.5) at 203.0.113.7 of shop.example.com, "
              + "2001:db8:0:0:0:0:0:7 of shop.example.com: 22 open; 443 accepted as control");
    }

    @Test
    void aResetIsSeen() {
      scene.address(ONE, site(22, OPEN)).address(V6, site(22, CLOSED));

      Failed failed = failed(
          scene.judge(Wanted.open(22)), found("closed", "[2001:db8:0:0:0:0:0:7]:22"));
      Finding finding = failed.findings().getFirst();
      assertThat(finding.seen())
          .isEqualTo(V6 + " of shop.example.com refuses connections, seen from internet (10.0.0.5)");
      assertThat(finding.wanted()).isEqualTo("open, seen from internet");
    }

    @ParameterizedTest
    @EnumSource(names = {"SILENT", "UNREACHABLE"})
    void aDroppedRequestIsSeenWhenTheAddressAnswersElsewhere(PortState state) {
      scene.address(ONE, site(22, state));

      failed(scene.judge(Wanted.open(22)), found("filtered", "203.0.113.7:22"));
    }

    @Test
    void tellsHowItIsFiltered() {
      scene.address(ONE, Map.of(443, CLOSED, 22, SILENT, 25, UNREACHABLE));

      Failed failed = failed(
          scene.judge(Wanted.open(22, 25)),
          found("filtered", "203.0.113.7:22"),
          found("filtered", "203.0.113.7:25"));
      assertThat(failed.findings()).extracting(Finding::seen).satisfiesExactly(
          silent -> assertThat(silent).startsWith("no answer, seen from internet (10.0.0.5)"),
          icmp -> assertThat(icmp).startsWith("ICMP says that it is unreachable"));
    }

    @Test
    void cannotTellWhenNothingAnswers() {
      scene.address(ONE, Map.of());

      assertThat(inconclusive(scene.judge(Wanted.open(443)), Cause.UNREACHABLE).summary())
          .contains("seen from internet", ONE, "answers on no port");
    }

    @Test
    void cannotTellWhenThisMachineLetsNothingOut() {
      scene.address(ONE, site(22, NOT_SENT));

      assertThat(inconclusive(scene.judge(Wanted.open(22)), Cause.UNREACHABLE).summary())
          .isEqualTo("this machine itself does not let connections to 203.0.113.7:22 out");
    }

    @Test
    void anAddressOfAFamilyThatIsNotHereIsARemark() {
      scene.families(true, false).address(ONE, site(22, OPEN)).address(V6, Map.of());

      Outcome outcome = scene.judge(Wanted.open(22));

      assertThat(summary(outcome)).doesNotContain(V6);
      assertThat(((Passed) outcome).remarks()).extracting(Remark::where).containsExactly(V6);
    }

    @Test
    void noAddressThatCanBeAskedNeverPasses() {
      scene.families(true, false).address(V6, Map.of());

      inconclusive(scene.judge(Wanted.open(443)), Cause.UNREACHABLE);
    }
  }

  /** Ports that must not accept. */
  @Nested
  class Closed {

    @ParameterizedTest
    @EnumSource(names = {"CLOSED", "SILENT", "UNREACHABLE"})
    void passesHoweverItIsShutWhenTheSiteItselfAccepts(PortState state) {
      scene.address(ONE, site(22, state));

      assertThat(summary(scene.judge(Wanted.closed(22))))
          .isEqualTo("seen from internet (10.0.0.5) at 203.0.113.7 of shop.example.com: 22 "
              + state.text()
              + "; 443 accepted as control");
    }

    @Test
    void findsTheOneBadAddress() {
      scene
          .address(ONE, site(22, SILENT))
          .address(OTHER, site(22, SILENT))
          .address(V6, site(22, OPEN));

      Failed failed =
          failed(scene.judge(Wanted.closed(22)), found("open", "[2001:db8:0:0:0:0:0:7]:22"));
      assertThat(failed.findings().getFirst().seen())
          .contains("accepts connections, seen from internet (10.0.0.5)");
    }

    @Test
    void countsTheStatesOfSeveralAddresses() {
      scene
          .address(ONE, site(22, SILENT))
          .address(OTHER, site(22, CLOSED))
          .address("203.0.113.9", site(22, SILENT))
          .address(V6, site(22, SILENT));

      assertThat(summary(scene.judge(Wanted.closed(22))))
          .endsWith("at 4 addresses: 22 closed at 1, no answer at 3; 443 accepted as control");
    }

    @Test
    void aDeadAddressProvesNothing() {
      scene.address(ONE, site(22, SILENT)).address(OTHER, Map.of());

      assertThat(inconclusive(scene.judge(Wanted.closed(22)), Cause.UNREACHABLE).summary())
          .isEqualTo("seen from internet, 203.0.113.8 of shop.example.com accepts on none of the"
              + " ports 443, so that its shut ports prove nothing");
    }

    /** A reset may come from a firewall that resets everything. */
    @Test
    void aResetAloneIsNoControl() {
      scene.address(ONE, Map.of(443, CLOSED, 22, CLOSED));

      inconclusive(scene.judge(Wanted.closed(22)), Cause.UNREACHABLE);
    }

    @Test
    void anOpenPortIsSeenWithoutAControlToo() {
      scene.address(ONE, Map.of(22, OPEN));

      Failed failed = failed(scene.judge(Wanted.closed(22)), found("open", "203.0.113.7:22"));
      assertThat(failed.unseen()).hasSize(1);
    }

    @Test
    void theSystemsOwnPortMayNotBeBothControlAndShut() {
      scene.address(ONE, Map.of());

      assertThat(inconclusive(scene.judge(Wanted.closed(80, 443)), Cause.NOT_CONFIGURED).needs())
          .containsExactly("setting:control");
    }

    @Test
    void takesTheControlThatIsSaid() {
      scene.address(ONE, Map.of(8443, OPEN, 80, SILENT, 443, SILENT));

      assertThat(summary(scene.judge(Wanted.closed(80, 443).control(8443))))
          .endsWith("80 no answer; 443 no answer; 8443 accepted as control");
    }

    @Test
    void takesAnyOtherPortThatMustBeOpenAsControl() {
      scene.address(ONE, Map.of(8443, OPEN, 22, SILENT));

      assertThat(summary(scene.judge(Wanted.open(8443).andClosed(22))))
          .endsWith("8443 open; 22 no answer");
    }

    @Test
    void knowsThePortOfThePlainSite() {
      scene.url("http://shop.example.com").address(ONE, Map.of(80, OPEN, 22, SILENT));
      assertThat(summary(scene.judge(Wanted.closed(22)))).endsWith("80 accepted as control");
    }

    @Test
    void knowsThePortOfTheUrl() {
      scene.url("http://shop.example.com:8080").address(ONE, Map.of(8080, OPEN, 22, SILENT));
      assertThat(summary(scene.judge(Wanted.closed(22)))).endsWith("8080 accepted as control");
    }

    @Test
    void cannotTellWhenThisMachineLetsNothingOut() {
      scene.address(ONE, site(22, NOT_SENT));

      inconclusive(scene.judge(Wanted.closed(22)), Cause.UNREACHABLE);
    }

    /** SSH that is open over IPv6 only is the classic. */
    @Test
    void anAddressOfAFamilyThatIsNotHereIsNotPassedOver() {
      scene.families(true, false).address(ONE, site(22, SILENT)).address(V6, Map.of());

      assertThat(inconclusive(scene.judge(Wanted.closed(22)), Cause.UNREACHABLE).summary())
          .contains(V6, "not asked");
    }

    @Test
    void anUnansweredQuestionIsNoPass() {
      scene.address(ONE, site(22, SILENT)).mute(OTHER, Cause.TIMED_OUT);

      inconclusive(scene.judge(Wanted.closed(22)), Cause.TIMED_OUT);
    }
  }

  /** Proxies that accept on behalf of others. */
  @Nested
  class Proxies {

    @Test
    void whatAcceptsOnEveryPortIsNeitherOpenNorShut() {
      Map<Integer, PortState> everything = new HashMap<>();
      IntStream.rangeClosed(1, 65_535).forEach(port -> everything.put(port, OPEN));
      scene.address(ONE, everything);

      for (Wanted wanted : List.of(
          Wanted.open(443), Wanted.closed(22), Wanted.scan("1-65535", 443))) {
        assertThat(inconclusive(scene.judge(wanted), Cause.CONTRADICTED).summary())
            .contains(ONE, "accepts on ports", "on which nothing listens");
      }
    }

    @Test
    void aServiceOnOneOfTheDecoysIsARemark() {
      scene.address(ONE, Map.of(443, OPEN, 64_923, OPEN));

      Outcome outcome = scene.judge(Wanted.open(443));

      assertThat(summary(outcome)).endsWith("443 open");
      assertThat(((Passed) outcome).remarks())
          .extracting(Remark::where)
          .containsExactly("203.0.113.7:64923");
    }

    @Test
    void aPortThatIsWantedIsNoDecoy() {
      scene.address(ONE, Map.of(443, OPEN, 64_923, OPEN, 64_856, OPEN));

      assertThat(summary(scene.judge(Wanted.open(64_923, 64_856))))
          .endsWith("64923 open; 64856 open; 443 accepted as control");
    }

    /** It accepts the ports of the web for whatever address, and drops the rest: all looks as it should. */
    @Test
    void whatAcceptsForAnAddressThatNobodyHasIsSeen() {
      scene.address(ONE, site(22, SILENT)).elsewhere(Nobody.IPV4, Map.of(443, OPEN));

      for (Wanted wanted : List.of(Wanted.open(443), Wanted.closed(22))) {
        assertThat(inconclusive(scene.judge(wanted), Cause.CONTRADICTED).summary())
            .contains("192.0.2.1 accepts on port 443, though nobody has that address");
      }
    }

    @Test
    void insideNoSuchAddressIsAsked() {
      scene.seenFrom("bastion").address("10.1.2.3", site(22, OPEN));

      scene.judge(Wanted.open(22).from("bastion"));

      assertThat(scene.world().asked().toString()).doesNotContain(Nobody.IPV4);
    }
  }

  /** Where a run looks from. */
  @Nested
  class Vantages {

    @Test
    void anotherVantageThanWantedContactsNothing() {
      scene.seenFrom("local").address(ONE, site(22, SILENT));

      Inconclusive open = inconclusive(scene.judge(Wanted.closed(22)), Cause.NOT_CONFIGURED);

      assertThat(open.summary())
          .isEqualTo("has to be seen from internet, but this run looks from local");
      assertThat(open.needs()).containsExactly("vantage:internet");
      assertThat(scene.world().asked()).isEmpty();
    }

    @Test
    void anyVantageServesWhenNoneIsWanted() {
      scene.seenFrom("bastion").address(ONE, site(22, OPEN));

      assertThat(summary(scene.judge(Wanted.open(22).from(null)))).startsWith("seen from bastion");
    }

    @Test
    void nobodySeesAnInternalAddressFromTheInternet() {
      scene.address("10.1.2.3", site(22, SILENT));

      assertThat(inconclusive(scene.judge(Wanted.closed(22)), Cause.CONTRADICTED).summary())
          .contains("10.1.2.3 of shop.example.com is an internal address");
    }

    @Test
    void nobodySeesItselfFromTheInternet() {
      scene.address(ONE, site(22, SILENT)).source(ONE, ONE);

      assertThat(inconclusive(scene.judge(Wanted.closed(22)), Cause.CONTRADICTED).summary())
          .contains("an address of this machine itself");
    }

    @Test
    void bothAreFineFromInside() {
      scene.seenFrom("bastion").address("10.1.2.3", site(22, OPEN)).source("10.1.2.3", "10.1.2.3");

      assertThat(summary(scene.judge(Wanted.open(22).from("bastion"))))
          .startsWith("seen from bastion (10.1.2.3)");
    }
  }

  /** Hosts that are named beside the system. */
  @Nested
  class OtherHosts {

    @Test
    void asksAddressesNamesAndBlocksOnce() {
      scene
          .elsewhere("198.51.100.8", site(22, SILENT))
          .elsewhere("198.51.100.9", site(22, SILENT))
          .name("mail.example.com", "198.51.100.9", ONE)
          .elsewhere(ONE, site(22, OPEN));

      Failed failed = failed(
          scene.judge(Wanted.closed(22)
              .control(443)
              .at("198.51.100.9/31", "198.51.100.8", "mail.example.com")),
          found("open", "203.0.113.7:22"));
      assertThat(failed.findings().getFirst().seen()).contains("203.0.113.7 of mail.example.com");
      assertThat(scene.world().asked()).doesNotHaveDuplicates();
    }

    @Test
    void thePortOfTheSystemIsNoControlForThem() {
      scene.elsewhere(ONE, site(22, SILENT));

      inconclusive(scene.judge(Wanted.closed(22).at(ONE)), Cause.NOT_CONFIGURED);
    }

    @Test
    void aNameThatLeadsNowhereIsNoPass() {
      scene.elsewhere(ONE, site(22, OPEN));
      scene
          .world()
          .cannotAnswer(
              new Resolve(SystemRef.LOCAL, "old.example.com"),
              Cause.UNREACHABLE,
              "old.example.com does not resolve to an address here");

      inconclusive(scene.judge(Wanted.open(22).at(ONE, "old.example.com")), Cause.UNREACHABLE);
    }
  }

  /** Ranges. */
  @Nested
  class Scans {

    @Test
    void passesWhenOnlyAllowedPortsAccept() {
      scene.address(ONE, site(80, OPEN)).scan(ONE, ALL, 80, 443);

      Outcome outcome = scene.judge(Wanted.scan("1-65535", 80, 443));

      assertThat(summary(outcome)).contains("of 1-65535 open: 80, 443");
      assertThat(((Passed) outcome).measures()).singleElement().satisfies(measure -> {
        assertThat(measure.name()).isEqualTo("unexpected-ports@203.0.113.7");
        assertThat(measure.value()).isZero();
        assertThat(measure.ok()).isTrue();
      });
    }

    @Test
    void anAllowedPortNeedNotAccept() {
      scene.address(ONE, site(80, SILENT)).scan(ONE, ALL, 443);

      assertThat(summary(scene.judge(Wanted.scan("1-65535", 80, 443))))
          .contains("of 1-65535 open: 443");
    }

    @Test
    void findsEveryOtherPortAtEachAddress() {
      scene
          .address(ONE, site(80, OPEN))
          .scan(ONE, ALL, 80, 443)
          .address(OTHER, site(80, OPEN))
          .scan(OTHER, ALL, 22, 443, 6379);

      Failed failed = failed(
          scene.judge(Wanted.scan("1-65535", 80, 443)),
          found("unexpected", "203.0.113.8:22"),
          found("unexpected", "203.0.113.8:6379"));
      assertThat(failed.findings().getFirst().wanted())
          .isEqualTo("only 80, 443 open, seen from internet");
    }

    @Test
    void namesFiftyPortsAndCountsTheRest() {
      Integer[] open =
          IntStream.rangeClosed(1_000, 1_059).boxed().toArray(Integer[]::new);
      scene.address(ONE, site(80, OPEN)).scan(ONE, ALL, open);

      Outcome outcome = scene.judge(Wanted.scan("1-65535", 80, 443));

      assertThat(((Failed) outcome).findings()).hasSize(51).last().satisfies(rest -> {
        assertThat(rest.where()).isEqualTo(ONE);
        assertThat(rest.seen()).startsWith("10 more ports accept");
      });
    }

    @Test
    void isNotAskedWhereNothingAccepts() {
      scene.address(ONE, Map.of(443, CLOSED));

      inconclusive(scene.judge(Wanted.scan("1-65535", 443)), Cause.UNREACHABLE);
      assertThat(scene.world().asked()).noneMatch(PortScan.class::isInstance);
    }

    @Test
    void asksNoMoreThanItIsAllowed() {
      scene.address(ONE, site(80, OPEN)).scanRefused(ONE, Cause.NOT_ALLOWED);

      inconclusive(scene.judge(Wanted.scan("1-65535", 443)), Cause.NOT_ALLOWED);
    }

    @Test
    void oneScanThatWasCutOffOutweighsThePassOfTheOthers() {
      scene
          .address(ONE, site(80, OPEN))
          .scan(ONE, ALL, 443)
          .address(OTHER, site(80, OPEN))
          .scanRefused(OTHER, Cause.UNREACHABLE);

      inconclusive(scene.judge(Wanted.scan("1-65535", 443)), Cause.UNREACHABLE);
    }

    @Test
    void anAnswerThatLacksPortsIsNoAnswer() {
      var answer = new PortScan.Answer(
          null, List.of(443), List.of(new PortRange(1, 100)), List.of(), List.of(), 1);
      scene.address(ONE, site(80, OPEN)).scan(ONE, answer);

      inconclusive(scene.judge(Wanted.scan("1-65535", 443)), Cause.GARBLED);
    }

    @Test
    void asksTheSameControlThatAcceptedBefore() {
      scene.address(ONE, Map.of(8443, OPEN)).scan(ONE, ALL, 8443);

      scene.judge(Wanted.scan("1-65535", 443, 8443));

      assertThat(scene.world().asked().stream()
              .filter(PortScan.class::isInstance)
              .map(PortScan.class::cast))
          .singleElement()
          .satisfies(scan -> {
            assertThat(scan.control()).isEqualTo(8443);
            assertThat(scan.vantage()).isEqualTo("internet");
          });
    }
  }

  /** What makes no sense is refused when the checklist is read. */
  @Nested
  class Refusals {

    @Test
    void wantsSomethingToJudge() {
      assertThatThrownBy(() -> new Wanted(null, List.of(), List.of(), List.of(), null, List.of(), null).settings())
          .hasMessage("wanted at least one of open, closed and scan");
    }

    @Test
    void refusesWhatIsNoPort() {
      assertThatThrownBy(() -> Wanted.open(0).settings())
          .hasMessage("open: wanted 1 to 65535, not 0");
      assertThatThrownBy(() -> Wanted.closed(70_000).settings()).hasMessageStartingWith("closed:");
      assertThatThrownBy(() -> Wanted.open(1).control(0).settings())
          .hasMessageStartingWith("control:");
    }

    @Test
    void refusesContraryWishes() {
      assertThatThrownBy(() -> Wanted.open(22).andClosed(22).settings())
          .hasMessageStartingWith("closed: 22 must accept too");
      assertThatThrownBy(() -> Wanted.scan("1-80", 22).andClosed(22).settings())
          .hasMessageStartingWith("closed: 22");
      assertThatThrownBy(() -> Wanted.closed(22).control(22).settings())
          .hasMessageStartingWith("closed: 22");
    }

    @Test
    void refusesAllowedWithoutAScan() {
      var wanted = new Wanted(null, List.of(), List.of(1), List.of(), null, List.of(2), null);

      assertThatThrownBy(wanted::settings).hasMessageStartingWith("allowed:");
    }

    @Test
    void refusesMorePortsThanOneQuestionHolds() {
      Integer[] many = IntStream.rangeClosed(1, 51).boxed().toArray(Integer[]::new);

      assertThatThrownBy(() -> Wanted.closed(many).settings()).hasMessageContaining("at most 50");
    }
  }
}
