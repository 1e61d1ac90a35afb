package gonogo.probes.net;

import static gonogo.collect.net.PortState.OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import gonogo.api.Cause;
import gonogo.api.Outcome;
import gonogo.api.Outcome.Failed;
import gonogo.api.Outcome.Inconclusive;
import gonogo.api.Outcome.Passed;
import gonogo.collect.net.PortState;
import java.util.Map;

/** What a check came to, taken apart. */
final class Outcomes {

  private Outcomes() {}

  static Map<Integer, PortState> site(int port, PortState state) {
    return Map.of(443, OPEN, port, state);
  }

  static Inconclusive inconclusive(Outcome outcome, Cause cause) {
    assertThat(outcome).isInstanceOf(Inconclusive.class);
    Inconclusive open = (Inconclusive) outcome;
    assertThat(open.cause()).as(open.summary()).isEqualTo(cause);
    return open;
  }

  static Failed failed(Outcome outcome, String... codesAndPlaces) {
    assertThat(outcome).isInstanceOf(Failed.class);
    Failed failed = (Failed) outcome;
    assertThat(failed.findings())
        .extracting(finding -> finding.code() + " " + finding.where())
        .containsExactly(codesAndPlaces);
    return failed;
  }

  static String found(String code, String where) {
    return "net/ports/" + code + " " + where;
  }

  static String summary(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Passed.class);
    return ((Passed) outcome).summary();
  }
}
