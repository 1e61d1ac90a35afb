package gonogo.report;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.api.Cause;
import gonogo.api.Finding;
import gonogo.api.Measure;
import gonogo.api.Outcome;
import gonogo.api.Remark;
import gonogo.model.Evidence;
import gonogo.model.Evidence.Attempt;
import gonogo.testing.Golden;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceTextTest {
  private static final String SUBJECT = "tls/certificate on web/www.example.com";
  private static final Options PLAIN = new Options(80, false, true, null);
  private static final Evidence ANSWER = ReportBuilder.answered(
      "3fa9c1d2e4f5", Map.of("port", 443, "address", "192.0.2.7"), Map.of("days", 6), 10);

  @Test
  void eachOutcomeIsShownWithWhatItWasJudgedFrom() {
    Golden.check(
        Golden.file("evidence.txt"),
        String.join(
            "\n",
            write(
                new Outcome.Failed(
                    "192.0.2.7: 6 days left",
                    List.of(new Finding(
                        "tls/certificate/expires-soon",
                        "192.0.2.7",
                        "6 days left",
                        "14",
                        "renew it")),
                    List.of(new Remark("192.0.2.7", "seen only at the second attempt")),
                    List.of(Measure.atLeast("days-left@192.0.2.7", 6, "d", 14))),
                ANSWER),
            write(
                new Outcome.Passed(
                    "84 days", List.of(), List.of(Measure.atMost("share", 0.25, "1", 0.5))),
                ANSWER),
            write(
                new Outcome.Inconclusive(Cause.BLOCKED, "waits", "192.0.2.7:443", List.of()),
                unanswered("refused")),
            write(new Outcome.Inconclusive(
                Cause.NOT_CONFIGURED, "no such role", null, List.of("role:api"))),
            write(new Outcome.NotApplicable("a literal address has no records"))));
  }

  private static String write(Outcome outcome, Evidence... evidence) {
    return EvidenceText.write(SUBJECT, outcome, List.of(evidence), PLAIN);
  }

  private static Evidence unanswered(String detail) {
    return new Evidence(
        "0123456789ab",
        "net/connect",
        1,
        Map.of("port", 443),
        null,
        Cause.UNREACHABLE,
        detail,
        null,
        0,
        "",
        List.of(new Attempt(Cause.UNREACHABLE, detail, 3)),
        ReportBuilder.START,
        3);
  }

  @Test
  void aLongAnswerIsCut() {
    Evidence large = ReportBuilder.answered(
        "3fa9c1d2e4f5", Map.of(), Map.of("body", "x".repeat(1_000_000)), 1_000_011);

    assertThat(write(new Outcome.NotApplicable("trace"), large))
        .contains("more characters)")
        .hasSizeLessThan(2000);
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 80})
  void noTextBreaksItsLines(int width) {
    for (String text : Reports.HOSTILE) {
      var failed = new Outcome.Failed(
          text, List.of(new Finding(text, text, text, text, text)), List.of(), List.of());
      var evidence =
          ReportBuilder.answered(text, Map.of(text, text), Map.of(text, List.of(text)), 10);
      var options = new Options(width, false, true, null);
      String written =
          EvidenceText.write(text, failed, List.of(evidence, unanswered(text)), options);

      TextChecks.harmless(written, options);
      var coloured = new Options(width, true, true, null);
      String inColour =
          EvidenceText.write(text, failed, List.of(evidence, unanswered(text)), coloured);
      assertThat(TextChecks.withoutColours(inColour)).isEqualTo(written);
    }
  }
}
