package gonogo.report;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.api.Cause;
import gonogo.judge.Report;
import gonogo.judge.Report.ReleaseInfo;
import gonogo.judge.Verdict;
import gonogo.model.Severity;
import gonogo.testing.Golden;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SarifReportTest {

  static Stream<Report> logsAreValid() {
    return Stream.concat(
        Stream.of(
            Reports.go(),
            Reports.website(),
            Reports.noGo(),
            Reports.incomplete(),
            Reports.hostile(Reports.HOSTILE)),
        IntStream.range(0, 20).mapToObj(seed -> new Any(seed).report()));
  }

  @ParameterizedTest
  @MethodSource
  void logsAreValid(Report report) {
    assertThat(SarifSchema.errors(SarifReport.write(report, CiFixtures.PLACES))).isEmpty();
  }

  @Test
  void theSchemaFindsMistakes() {
    String log = SarifReport.write(Reports.noGo(), CiFixtures.PLACES);

    assertThat(SarifSchema.errors(log.replaceFirst("\"level\": \"error\"", "\"level\": \"bad\"")))
        .isNotEmpty();
    assertThat(SarifSchema.errors(log.replaceFirst("\"startLine\": \\d+", "\"startLine\": 0")))
        .isNotEmpty();
    assertThat(SarifSchema.errors(log.replaceFirst("Z\"", "\""))).isNotEmpty();
  }

  @Test
  void readsWell() {
    Golden.check(
        Golden.file("report-no-go.sarif"), SarifReport.write(Reports.noGo(), CiFixtures.PLACES));
    Golden.check(
        Golden.file("report-go.sarif"), SarifReport.write(Reports.go(), CiFixtures.PLACES));
  }

  @Test
  void whatIsMetIsNoResultAndWhatIsWaivedIsSuppressed() {
    JsonNode results = run(Reports.go()).get("results");

    assertThat(results.findValuesAsString("ruleId"))
        .containsExactly("appsec-rate-limiting", "appsec-csp", "k8s-pvcs");
    assertThat(results.findValuesAsString("level")).containsExactly("error", "warning", "note");
    assertThat(results.get(0).at("/suppressions/0/justification").asString())
        .contains("2026-03-05T00:00:00Z", "ann, bob", "moves to the CDN");
    assertThat(results.get(1).has("suppressions")).isFalse();
  }

  @Test
  void everyResultHasItsRuleItsLineAndAFingerprintOfItsOwn() {
    JsonNode run = run(Reports.noGo());
    JsonNode rules = run.at("/tool/driver/rules");

    assertThat(run.get("results").valueStream()).isNotEmpty().allSatisfy(result -> {
      assertThat(rules.get(result.get("ruleIndex").asInt()).get("id"))
          .isEqualTo(result.get("ruleId"));
      assertThat(result.get("level").asString()).isIn("error", "warning");
    });
    assertThat(run.get("results").findValuesAsString("primaryLocationLineHash"))
        .doesNotHaveDuplicates();
    assertThat(run.get("results").findValuesAsString("uri"))
        .contains("ops/production.yaml", "lists/release%20list.md");
  }

  @Test
  void theSameIsWrongInTheNextRunToo() {
    Report first = seen("6 days left");
    Report next = seen("5 days left");
    Report other = new ReportBuilder()
        .notMet(
            "one", "One", Severity.MAJOR, ReportBuilder.finding("a/b", "other", "5", "14", "mend"))
        .build(Verdict.NO_GO, "NO_GO for T-1h");

    assertThat(fingerprints(first)).isEqualTo(fingerprints(next)).isNotEqualTo(fingerprints(other));
  }

  private static Report seen(String seen) {
    return new ReportBuilder()
        .notMet(
            "one", "One", Severity.MAJOR, ReportBuilder.finding("a/b", "site", seen, "14", "mend"))
        .unseen("two", "Two", Severity.MAJOR, Cause.TIMED_OUT, seen)
        .build(Verdict.NO_GO, "NO_GO for T-1h");
  }

  private static List<String> fingerprints(Report report) {
    return run(report).findValuesAsString("primaryLocationLineHash");
  }

  @Test
  void aVerdictThatNoItemExplainsIsAResult() {
    Report narrowed = new ReportBuilder()
        .met("one", "One", Severity.BLOCKER)
        .build(
            Verdict.INCOMPLETE,
            "INCOMPLETE for T-1h: only 1 of 5 items selected",
            "production",
            ReportBuilder.RELEASE,
            "one",
            "completed");
    JsonNode result = run(narrowed).at("/results/0");

    assertThat(result.get("ruleId").asString()).isEqualTo("gonogo/verdict");
    assertThat(result.get("level").asString()).isEqualTo("error");
    assertThat(result.at("/message/text").asString())
        .contains("INCOMPLETE for T-1h: only 1 of 5 items selected", "at best INCOMPLETE");
    assertThat(result.findValuesAsString("uri")).containsExactly("ops/production.yaml");
  }

  @Test
  void manyFindingsOfAnItemAreCutAndCounted() {
    var findings = IntStream.range(0, 60)
        .mapToObj(n -> ReportBuilder.finding("a/b", "page " + n, "404", "200", "mend"))
        .toArray(Report.FindingView[]::new);
    Report report = new ReportBuilder()
        .notMet("one", "One", Severity.MAJOR, findings)
        .build(Verdict.NO_GO, "NO_GO for T-1h");
    JsonNode results = run(report).get("results");

    assertThat(results).hasSize(51);
    assertThat(results.get(50).at("/message/text").asString())
        .isEqualTo("and 10 more findings, all in report.json");
  }

  @Test
  void anInterruptedRunHasNoExitCode() {
    Report cut = new ReportBuilder()
        .met("one", "One", Severity.BLOCKER)
        .build(
            Verdict.INCOMPLETE,
            "INCOMPLETE for T-1h",
            "production",
            ReportBuilder.RELEASE,
            "full",
            "interrupted");
    JsonNode invocation = run(cut).at("/invocations/0");

    assertThat(invocation.get("executionSuccessful").asBoolean()).isFalse();
    assertThat(invocation.has("exitCode")).isFalse();
    assertThat(invocation.at("/toolExecutionNotifications/0/message/text").asString())
        .startsWith("ended early (interrupted)");
    assertThat(run(Reports.noGo()).at("/invocations/0/exitCode").asInt()).isEqualTo(1);
  }

  @Test
  void theRepositoryIsSaidOnlyWhenTheReleaseIsWhatIsCheckedOut() {
    assertThat(run(Reports.noGo()).at("/versionControlProvenance/0/revisionId").asString())
        .isEqualTo(CiFixtures.CHECKOUT.commit());
    Report other = new ReportBuilder()
        .met("one", "One", Severity.BLOCKER)
        .build(
            Verdict.GO,
            "GO for T-1h",
            "production",
            new ReleaseInfo("Demo ERP", "1.0.0", "9d0e11c", null, null),
            "full",
            "completed");
    assertThat(run(other).has("versionControlProvenance")).isFalse();
    var unknown = new Places(
        new Checkout(Path.of("/a"), Path.of("/a"), null, null),
        CiFixtures.PLACES.whole(),
        CiFixtures.PLACES.items(),
        CiFixtures.PLACES.systems());
    assertThat(SarifReport.write(Reports.noGo(), unknown)).doesNotContain("versionControl");
  }

  @Test
  void noPathOfAMachineIsInIt() {
    for (Report report : List.of(Reports.go(), Reports.noGo(), Reports.incomplete())) {
      assertThat(SarifReport.write(report, CiFixtures.PLACES)).doesNotContain("/builds", "file:");
    }
  }

  private static JsonNode run(Report report) {
    return JsonMapper.shared()
        .readTree(SarifReport.write(report, CiFixtures.PLACES))
        .at("/runs/0");
  }
}
