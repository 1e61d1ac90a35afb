package gonogo.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import gonogo.judge.Report;
import gonogo.judge.Report.ReleaseInfo;
import gonogo.judge.Verdict;
import gonogo.model.Severity;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The values that later steps and jobs read. */
class CiValuesTest {
  private static final String HEADLINE =
      "NO_GO for T-1h: 11 of 11 items decide, 3 of 9 blocking due not met, 5 unseen, 1 waiver";

  @Test
  void aStepOfGithubGetsThem() {
    assertThat(Runner.outputs(GithubOutputs.write(Reports.noGo(), "out/report.md", "x")))
        .containsExactly(
            entry("verdict", "NO_GO"),
            entry("go", "false"),
            entry("exit", "1"),
            entry("not-met", "3"),
            entry("undetermined", "6"),
            entry("waived", "1"),
            entry("report", "out/report.md"),
            entry("headline", HEADLINE));
    assertThat(Runner.outputs(GithubOutputs.write(Reports.go(), null, "x")))
        .contains(entry("verdict", "GO"), entry("go", "true"), entry("exit", "0"))
        .doesNotContainKey("report");
  }

  @Test
  void aJobOfGitlabGetsThem() {
    assertThat(GitlabVariables.write(Reports.noGo(), "out/report.md"))
        .isEqualTo("""
            GONOGO_VERDICT=NO_GO
            GONOGO_GO=false
            GONOGO_EXIT=1
            GONOGO_NOT_MET=3
            GONOGO_UNDETERMINED=6
            GONOGO_WAIVED=1
            GONOGO_REPORT=out/report.md
            GONOGO_HEADLINE=%s
            """.formatted(HEADLINE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nVERDICT=GO", "$CI_JOB_TOKEN", "a;b", "ä/report.md", "a=b", "`id`"})
  void aPathThatIsNotHarmlessIsLeftOut(String path) {
    assertThat(Runner.dotenv(GitlabVariables.write(Reports.noGo(), path)))
        .doesNotContainKey("GONOGO_REPORT")
        .hasSize(7);
  }

  @Test
  void theFileOfGitlabIsSmall() {
    String written = GitlabVariables.write(noGo("x".repeat(100_000)), "y".repeat(100_000));

    assertThat(written.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(5 * 1024);
    assertThat(written).contains("GONOGO_HEADLINE=NO_GO xx").doesNotContain("REPORT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GO for T-1h: all is well", "GO", "", "NO_GO", "INCOMPLETE for T-1h"})
  void whateverTheHeadlineSaysItBeginsWithTheVerdict(String headline) {
    assertThat(Runner.outputs(GithubOutputs.write(noGo(headline), null, "x")))
        .hasEntrySatisfying("headline", value -> assertThat(value).startsWith("NO_GO "));
  }

  @Test
  void noValueEndsItself() {
    assertThat(Runner.outputs(GithubOutputs.write(Reports.noGo(), "x", "x")))
        .contains(entry("report", "x"), entry("headline", HEADLINE));
  }

  @Test
  void anInterruptedRunHasNoExitStatusOfItsOwn() {
    Report cut = new ReportBuilder()
        .met("one", "One", Severity.MAJOR)
        .build(
            Verdict.INCOMPLETE,
            "INCOMPLETE for T-1h",
            "production",
            new ReleaseInfo(null, null, null, null, null),
            "full",
            "interrupted");

    assertThat(Runner.outputs(GithubOutputs.write(cut, null, "x")))
        .containsEntry("verdict", "INCOMPLETE")
        .doesNotContainKey("exit");
  }

  private static Report noGo(String headline) {
    return new ReportBuilder().notMet("one", "One", Severity.MAJOR).build(Verdict.NO_GO, headline);
  }
}
