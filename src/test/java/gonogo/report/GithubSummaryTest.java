package gonogo.report;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.judge.Report;
import gonogo.judge.Verdict;
import gonogo.model.Severity;
import gonogo.testing.Golden;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class GithubSummaryTest {

  @Test
  void readsWell() {
    Golden.check(
        Golden.file("github-summary-no-go.md"),
        GithubSummary.write(Reports.noGo(), "out/report.md"));
    Golden.check(Golden.file("github-summary-go.md"), GithubSummary.write(Reports.go(), null));
  }

  @Test
  void theVerdictNeverStandsAlone() {
    Report cut = new ReportBuilder()
        .met("one", "One", Severity.MAJOR)
        .build(Verdict.INCOMPLETE, "GO", "prod", ReportBuilder.RELEASE, "cred-*", "interrupted");

    assertThat(GithubSummary.write(cut, null))
        .startsWith("## ❔ INCOMPLETE · Demo ERP 1.0.0 (`3f2c1ab`, was 0.9.4) → prod · gate T-1h\n")
        .contains("**Note:** only cred-\\*: at best INCOMPLETE")
        .contains("**Note:** ended early (interrupted)");
  }

  @Test
  void theWholeListFitsAndWhatDoesNotIsCounted() {
    String usual = GithubSummary.write(Reports.incomplete(), null);
    assertThat(bytes(usual)).isLessThan(70_000);
    assertThat(usual).contains("All items: met 26 · unseen 221 = 247").doesNotContain("more item");

    var builder = new ReportBuilder();
    for (int i = 0; i < 2_000; i++) {
      builder.notMet(
          "item-" + i,
          "漢".repeat(200),
          Severity.MAJOR,
          ReportBuilder.finding(
              "a/b", "漢".repeat(900), "漢".repeat(900), "\u0000".repeat(900), "x"));
    }
    String large = GithubSummary.write(builder.build(Verdict.NO_GO, "NO_GO"), null);
    assertThat(bytes(large)).isLessThan(500_000);
    assertThat(large).containsPattern("and (19\\d\\d|2000) more items\n\n</details>");
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
