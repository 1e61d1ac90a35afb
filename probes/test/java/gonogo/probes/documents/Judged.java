package gonogo.probes.documents;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.api.Cause;
import gonogo.api.Finding;
import gonogo.api.Outcome;
import gonogo.api.Outcome.Failed;
import gonogo.api.Outcome.Inconclusive;
import gonogo.api.Outcome.Passed;
import gonogo.api.Remark;
import java.util.List;

/** Documents that are judged, and what is expected of the outcome. */
final class Judged {
  static final String A = "docs/A.md";
  static final String B = "docs/B.md";
  static final String PROSE = "Every word of this says what is to be done. ";

  private Judged() {}

  static FakeFolder folder() {
    return new FakeFolder();
  }

  static Outcome judged(String text, Wanted wanted) {
    return folder().file(A, text).judged(wanted);
  }

  static List<String> codes(Outcome outcome) {
    return outcome instanceof Failed failed
        ? failed.findings().stream()
            .map(finding -> finding.code().substring("documents/markdown/".length()))
            .toList()
        : List.of();
  }

  static Finding finding(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Failed.class);
    assertThat(((Failed) outcome).findings()).hasSize(1);
    return ((Failed) outcome).findings().getFirst();
  }

  static List<String> remarks(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Passed.class);
    return ((Passed) outcome).remarks().stream().map(Remark::text).toList();
  }

  static void assertInconclusive(Outcome outcome, Cause cause, String text) {
    assertThat(outcome).isInstanceOfSatisfying(Inconclusive.class, unseen -> {
      assertThat(unseen.cause()).isEqualTo(cause);
      assertThat(unseen.summary()).contains(text);
    });
  }
}
