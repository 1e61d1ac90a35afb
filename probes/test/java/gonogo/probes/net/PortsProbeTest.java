package gonogo.probes.net;

import static gonogo.collect.net.PortState.CLOSED;
import static gonogo.collect.net.PortState.NOT_SENT;
import static gonogo.collect.net.PortState.OPEN;
import static gonogo.collect.net.PortState.SILENT;
import static gonogo.collect.net.PortState.UNREACHABLE;
import static gonogo.probes.net.Outcomes.failed;
import static gonogo.probes.net.Outcomes.found;
import static gonogo.probes.net.Outcomes.inconclusive;
import static gonogo.probes.net.Outcomes.site;
import static gonogo.probes.net.Outcomes.summary;
import static org.assertj.core.api.Assertions.assertThat;

import gonogo.api.Cause;
import gonogo.api.Finding;
import gonogo.api.Outcome;
import gonogo.api.Outcome.Failed;
import gonogo.api.Outcome.Passed;
import gonogo.api.Remark;
import gonogo.collect.net.PortState;
import gonogo.probes.net.Scene.Wanted;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PortsProbeTest {
  private static final String ONE = "203.0.113.7";
  private static final String OTHER = "203.0.113.8";
  private static final String V6 = "2001:db8:0:0:0:0:0:7";
  private final Scene scene = new Scene();

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

      Failed failed =
          failed(scene.judge(Wanted.open(22)), found("closed", "[2001:db8:0:0:0:0:0:7]:22"));
      Finding finding = failed.findings().getFirst();
      assertThat(finding.seen())
          .isEqualTo(
              V6 + " of shop.example.com refuses connections, seen from internet (10.0.0.5)");
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
      assertThat(failed.findings())
          .extracting(Finding::seen)
          .satisfiesExactly(
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

      assertThat(inconclusive(scene.judge(Wanted.closed(80, 443)), Cause.NOT_CONFIGURED)
              .needs())
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
}
