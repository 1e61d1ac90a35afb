package gonogo.probes.net;

import static gonogo.collect.net.PortState.CLOSED;
import static gonogo.collect.net.PortState.OPEN;
import static gonogo.collect.net.PortState.SILENT;
import static gonogo.probes.net.Outcomes.failed;
import static gonogo.probes.net.Outcomes.found;
import static gonogo.probes.net.Outcomes.inconclusive;
import static gonogo.probes.net.Outcomes.site;
import static gonogo.probes.net.Outcomes.summary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gonogo.api.Cause;
import gonogo.api.Outcome;
import gonogo.api.Outcome.Failed;
import gonogo.api.Outcome.Passed;
import gonogo.collect.net.PortRange;
import gonogo.collect.net.PortScan;
import gonogo.probes.net.Scene.Wanted;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Ranges of ports, and what makes no sense. */
class PortsScanTest {
  private static final String ONE = "203.0.113.7";
  private static final String OTHER = "203.0.113.8";
  private static final PortRange ALL = new PortRange(1, 65_535);
  private final Scene scene = new Scene();

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
      Integer[] open = IntStream.rangeClosed(1_000, 1_059).boxed().toArray(Integer[]::new);
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
      assertThatThrownBy(() ->
              new Wanted(null, List.of(), List.of(), List.of(), null, List.of(), null).settings())
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
