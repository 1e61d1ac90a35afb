package gonogo.report;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.judge.Report;
import gonogo.judge.Verdict;
import gonogo.model.Severity;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CodeQualityReportTest {

  private static JsonNode entries(Report report) {
    return JsonMapper.shared().readTree(CodeQualityReport.write(report, CiFixtures.PLACES));
  }

  @Test
  void anEntryIsWhatGitlabReads() {
    assertThat(CodeQualityReport.write(
            new ReportBuilder()
                .notMet(
                    "data-loss",
                    "Data is safe",
                    Severity.BLOCKER,
                    ReportBuilder.finding("a/b", "db", "2 rows", "none", "restore"))
                .build(Verdict.NO_GO, "NO_GO"),
            CiFixtures.PLACES))
        .isEqualTo("""
            [
              {
                "description": "Data is safe: db: seen 2 rows, wanted none \\u2192 restore",
                "check_name": "data-loss",
                "fingerprint": "339e570383ce",
                "severity": "blocker",
                "location": {
                  "path": "lists/release list.md",
                  "lines": {
                    "begin": 17
                  }
                }
              }
            ]
            """);
  }

  @Test
  void theWeightMakesTheSeverity() {
    assertThat(entries(Reports.go()).findValuesAsString("severity"))
        .containsExactly("info", "minor", "info");
    assertThat(entries(Reports.go()).findValuesAsString("description"))
        .satisfiesExactly(
            waived -> assertThat(waived).startsWith("(waived) "),
            minor -> assertThat(minor).doesNotStartWith("("),
            trial -> assertThat(trial).startsWith("(on trial) "));
    assertThat(entries(Reports.noGo()).findValuesAsString("severity"))
        .contains("blocker", "critical", "minor", "info");
  }

  @Test
  void noTwoEntriesHaveTheSameFingerprint() {
    var finding = ReportBuilder.finding("a/b", "db", "1", "2", "mend");
    var same = new Report.FindingView(
        finding.code(), finding.fingerprint(), finding.where(), "3", "2", "mend");
    Report twice = new ReportBuilder()
        .notMet("one", "One", Severity.MAJOR, finding, same)
        .build(Verdict.NO_GO, "NO_GO");

    assertThat(entries(twice).findValuesAsString("fingerprint"))
        .containsExactly(finding.fingerprint(), finding.fingerprint() + "~2");
    for (Report report : List.of(
        Reports.noGo(),
        Reports.website(),
        Reports.incomplete(),
        Reports.hostile(Reports.HOSTILE))) {
      assertThat(entries(report).findValuesAsString("fingerprint"))
          .isNotEmpty()
          .doesNotHaveDuplicates();
    }
    IntStream.range(0, 20)
        .forEach(
            seed -> assertThat(entries(new Any(seed).report()).findValuesAsString("fingerprint"))
                .doesNotHaveDuplicates());
  }

  @Test
  void aGoWithNothingBesideItIsAnEmptyList() {
    assertThat(CodeQualityReport.write(
            new ReportBuilder()
                .met("one", "One", Severity.BLOCKER)
                .build(Verdict.GO, "GO for T-1h"),
            CiFixtures.PLACES))
        .isEqualTo("[]\n");
  }
}
