package gonogo.probes.net;

import static gonogo.collect.net.PortState.OPEN;
import static gonogo.collect.net.PortState.SILENT;
import static gonogo.probes.net.Outcomes.failed;
import static gonogo.probes.net.Outcomes.found;
import static gonogo.probes.net.Outcomes.inconclusive;
import static gonogo.probes.net.Outcomes.site;
import static gonogo.probes.net.Outcomes.summary;
import static org.assertj.core.api.Assertions.assertThat;

import gonogo.api.Cause;
import gonogo.api.Outcome;
import gonogo.api.Outcome.Failed;
import gonogo.api.Outcome.Inconclusive;
import gonogo.api.Outcome.Passed;
import gonogo.api.Remark;
import gonogo.api.SystemRef;
import gonogo.collect.net.PortState;
import gonogo.collect.net.Resolve;
import gonogo.probes.net.Scene.Wanted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Where a run looks from, at what, and what stands in the way. */
class PortsSightTest {
  private static final String ONE = "203.0.113.7";
  private final Scene scene = new Scene();

  /** Proxies that accept on behalf of others. */
  @Nested
  class Proxies {

    @Test
    void whatAcceptsOnEveryPortIsNeitherOpenNorShut() {
      Map<Integer, PortState> everything = new HashMap<>();
      IntStream.rangeClosed(1, 65_535).forEach(port -> everything.put(port, OPEN));
      scene.address(ONE, everything);

      for (Wanted wanted :
          List.of(Wanted.open(443), Wanted.closed(22), Wanted.scan("1-65535", 443))) {
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

      assertThat(
              inconclusive(scene.judge(Wanted.closed(22)), Cause.CONTRADICTED).summary())
          .contains("10.1.2.3 of shop.example.com is an internal address");
    }

    @Test
    void nobodySeesItselfFromTheInternet() {
      scene.address(ONE, site(22, SILENT)).source(ONE, ONE);

      assertThat(
              inconclusive(scene.judge(Wanted.closed(22)), Cause.CONTRADICTED).summary())
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
}
