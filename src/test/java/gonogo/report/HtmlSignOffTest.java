package gonogo.report;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.api.Cause;
import gonogo.judge.Report.CheckView;
import gonogo.judge.Verdict;
import gonogo.model.Severity;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HtmlSignOffTest {
  private static final String GIVEN = "yes of ann as qa-lead, until 2026-03-02T02:00:00Z";

  private static CheckView check(
      String item, String outcome, @Nullable Cause cause, String summary, String... needs) {
    return new CheckView(
        "attestation/signed",
        "environment/production",
        item + "#attestation/signed@environment/production",
        outcome,
        cause,
        null,
        List.of(needs),
        summary,
        List.of(),
        null,
        List.of(),
        List.of(),
        List.of(),
        null,
        1);
  }

  private static Document page(ReportBuilder report) {
    return HtmlShape.read(report.build(Verdict.INCOMPLETE, "INCOMPLETE for T-1h"));
  }

  @Test
  void whatIsVerifiedIsFilledInAndWhatIsMissingIsALineToWriteOn() {
    Document page = page(new ReportBuilder()
        .met("tested", "Tested", Severity.MAJOR)
        .checked(check("tested", "PASSED", null, GIVEN))
        .met("reviewed", "Reviewed", Severity.MAJOR)
        .checked(check("reviewed", "PASSED", null, GIVEN))
        .unseen("final", "Final", Severity.BLOCKER, Cause.NOT_SIGNED, "missing", "duty:dba")
        .checked(
            check("final", "INCONCLUSIVE", Cause.NOT_SIGNED, "missing", "duty:dba", "duty:dpo"))
        .unseen("plan", "Plan", Severity.BLOCKER, Cause.NOT_SIGNED, "missing", "duty:dba")
        .checked(check("plan", "INCONCLUSIVE", Cause.NOT_SIGNED, "missing", "duty:dba")));

    assertThat(page.select(".sign-off tbody tr").eachText())
        .containsExactly(
            "signed tested, reviewed " + GIVEN,
            "dba final, plan not signed",
            "dpo final not signed",
            "the decision on this release",
            "the decision on this release");
    assertThat(page.select("section.sign-off").hasClass("paper")).isFalse();
  }

  @Test
  void aNoIsSaidLikeAYes() {
    Document page = page(new ReportBuilder()
        .notMet("final", "Final", Severity.BLOCKER)
        .checked(check("final", "FAILED", null, "bob said no as dba")));

    assertThat(page.select(".sign-off tbody tr").getFirst().text())
        .isEqualTo("signed final bob said no as dba");
  }

  @Test
  void whereNobodyIsAskedItIsOnPaperOnly() {
    Document page = page(new ReportBuilder().met("one", "One", Severity.MAJOR));

    assertThat(page.select("section.sign-off").hasClass("paper")).isTrue();
    assertThat(page.select(".sign-off tbody tr")).hasSize(2);
  }
}
