package gonogo.report;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.api.Cause;
import gonogo.judge.Report;
import gonogo.judge.Report.FindingView;
import gonogo.judge.Report.WaiverView;
import gonogo.judge.Status;
import gonogo.judge.Verdict;
import gonogo.model.Severity;
import gonogo.testing.Golden;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The list made from the report alone, as for a checklist in YAML. */
class MarkdownReportTest {
  private static final WaiverView WAIVER = new WaiverView(
      "w1",
      "moves to the CDN",
      "api-team",
      List.of("ann", "bob"),
      Instant.parse("2026-03-05T00:00:00Z"));

  @Test
  void eachVerdictReadsWell() {
    Golden.check(Golden.file("report-go.md"), MarkdownReport.write(Reports.go()));
    Golden.check(Golden.file("report-no-go.md"), MarkdownReport.write(Reports.noGo()));
    Golden.check(Golden.file("report-website.md"), MarkdownReport.write(Reports.website()));
  }

  @Test
  void onlyWhatIsMetIsTicked() {
    for (Status status : Status.values()) {
      assertThat(lines(new ReportBuilder().put("one", status)).getFirst())
          .isEqualTo((status == Status.MET ? "- [x] " : "- [ ] ") + "Text of one");
    }
  }

  @Test
  void theLineSaysTheStatus() {
    assertThat(line(new ReportBuilder().met("one", "One", Severity.MAJOR)))
        .isEqualTo("**MET** by evidence: as wanted · `one` · evidence `3fa9c1d2e4f5`");
    assertThat(line(new ReportBuilder()
            .notMet("one", "One", Severity.MAJOR, finding("app", "404", "200", "mend it"))))
        .isEqualTo("**NOT_MET**: app: seen 404, wanted 200 → mend it · major · `one`"
            + " · evidence `3fa9c1d2e4f5`");
    assertThat(line(new ReportBuilder().notMet("one", "One", Severity.BLOCKER)))
        .isEqualTo("**NOT_MET**: two members are not met · blocker · `one`");
    assertThat(line(new ReportBuilder()
            .unseen(
                "one", "One", Severity.MINOR, Cause.NOT_CONFIGURED, "cdn is unknown", "fact:cdn")))
        .startsWith("**UNDETERMINED (NOT_CONFIGURED)**: cdn is unknown → say true or false")
        .endsWith(" · minor · `one`");
    assertThat(line(new ReportBuilder().waived("one", "One", "404", WAIVER)))
        .isEqualTo("**WAIVED** until `2026-03-05T00:00:00Z` by ann, bob, owner api-team:"
            + " moves to the CDN · major · `one`");
  }

  @Test
  void whatIsAcceptedAndWhatIsNearALimitIsSaidBelow() {
    assertThat(lines(new ReportBuilder()
            .waived("one", "One", "answered 404", WAIVER)
            .with(null, List.of("the waiver ends soon"), List.of())))
        .endsWith("  > - accepted: answered 404", "  > - concern: the waiver ends soon");
  }

  @Test
  void theSameAtSeveralPlacesIsOneLineAndEachFindingHasItsOwn() {
    assertThat(lines(new ReportBuilder()
            .notMet(
                "one",
                "One",
                Severity.MAJOR,
                finding("a", "404", "200", "mend it"),
                finding("b", "404", "200", "mend it"),
                finding("c", "500", "200", "read the log"))))
        .containsExactly(
            "- [ ] One",
            "  > **NOT_MET**: 2 findings · major · `one` · evidence `3fa9c1d2e4f5`",
            "  > - a, b: seen 404, wanted 200 → mend it",
            "  > - c: seen 500, wanted 200 → read the log");
  }

  @Test
  void whatDoesNotDecideSaysSo() {
    assertThat(line(new ReportBuilder().notMet("one", "One", Severity.MAJOR).onTrial()))
        .startsWith("**NOT_MET** on trial, does not decide yet: ");
  }

  @Test
  void anItemThatSaysTheBadThingIsNeverTicked() {
    String claim = "No data loss is seen";
    var raised = new ReportBuilder()
        .notMet("loss", "Data loss", Severity.BLOCKER)
        .with(claim, List.of(), List.of());
    var notRaised = new ReportBuilder()
        .met("loss", "Data loss", Severity.BLOCKER)
        .with(claim, List.of(), List.of());
    var unknown = new ReportBuilder()
        .unseen("loss", "Data loss", Severity.BLOCKER, Cause.TIMED_OUT, "no answer")
        .with(claim, List.of(), List.of());

    assertThat(lines(raised).getFirst()).startsWith("- [ ] ");
    assertThat(lines(notRaised).getFirst()).startsWith("- [ ] ");
    assertThat(line(raised)).startsWith("**RAISED** (claim: No data loss is seen): ");
    assertThat(line(notRaised))
        .startsWith("**not raised** by evidence (claim: No data loss is seen): as wanted");
    assertThat(line(unknown))
        .startsWith("**UNDETERMINED (TIMED_OUT)** (claim: No data loss is seen): no answer");
  }

  @Test
  void theVerdictNeverStandsAlone() {
    Report cut = new ReportBuilder()
        .met("one", "One", Severity.MAJOR)
        .build(Verdict.INCOMPLETE, "GO", "prod", ReportBuilder.RELEASE, "cred-*", "interrupted");

    assertThat(MarkdownReport.write(cut))
        .contains("**INCOMPLETE** GO\n")
        .contains("**Note:** ended early (interrupted): what was not asked is CANCELLED")
        .contains("**Note:** only cred-\\*: at best INCOMPLETE")
        .contains("| Demo ERP 1.0.0 (`3f2c1ab`, was 0.9.4), window ")
        .contains("Rests on evidence alone")
        .contains("Items: met 1 = 1. ");
  }

  @Test
  void anyReportCanBeWritten() {
    for (int seed = 0; seed < 40; seed++) {
      Report report = new Any(seed).report();
      MarkdownShape shape = MarkdownShape.of(MarkdownReport.write(report));

      int items =
          report.sections().stream().mapToInt(section -> section.items().size()).sum();
      assertThat(shape.tasks()).isEqualTo(items);
      assertThat(shape.headings()).isEqualTo(1 + report.sections().size());
      assertThat(shape.quotes()).isEqualTo(items);
      assertThat(shape.links() + shape.html() + shape.breaks() + shape.emphasis())
          .isZero();
    }
  }

  @Test
  void aReportOfTheWholeListFitsIntoAComment() {
    assertThat(MarkdownReport.write(Reports.incomplete())).hasSizeLessThan(65_536);
  }

  private static FindingView finding(String where, String seen, String wanted, String remedy) {
    return ReportBuilder.finding("http/request/status", where, seen, wanted, remedy);
  }

  /** Of the only item: its box, and what stands under it. */
  private static List<String> lines(ReportBuilder one) {
    List<String> all = MarkdownReport.write(one.build(Verdict.INCOMPLETE, "INCOMPLETE for T-1h"))
        .lines()
        .toList();
    return all.subList(all.lastIndexOf("") + 1, all.size());
  }

  private static String line(ReportBuilder one) {
    return lines(one).get(1).substring("  > ".length());
  }
}
