package gonogo.report;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.api.Cause;
import gonogo.judge.Report;
import gonogo.judge.Status;
import gonogo.judge.Verdict;
import gonogo.model.Severity;
import gonogo.testing.Golden;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class JunitReportTest {

  @Test
  void isWhatItWas() {
    Golden.check(Golden.file("report-go.xml"), JunitReport.write(Reports.go()));
    Golden.check(Golden.file("report-no-go.xml"), JunitReport.write(Reports.noGo()));
  }

  @Test
  void everyItemIsACaseAndTheCountsAreThoseOfTheCases() throws Exception {
    for (Report report :
        List.of(Reports.go(), Reports.noGo(), Reports.incomplete(), Reports.website())) {
      assertThat(JunitShape.of(JunitReport.write(report)).cases())
          .isEqualTo(1 + report.checklist().items());
    }
  }

  @Test
  void anyReportCanBeRead() throws Exception {
    for (int seed = 0; seed < 40; seed++) {
      Report report = new Any(seed).report();
      assertThat(JunitShape.of(JunitReport.write(report)).cases())
          .isEqualTo(1
              + report.sections().stream()
                  .mapToInt(section -> section.items().size())
                  .sum());
    }
  }

  @Test
  void aFailureIsAFailureAlsoWhenItIsMinor() throws Exception {
    for (Severity severity : Severity.values()) {
      Element failure = only(
          new ReportBuilder()
              .notMet(
                  "one",
                  "One",
                  severity,
                  ReportBuilder.finding("http/request/status", "app", "404", "200", "mend it")),
          "failure");

      assertThat(failure.getAttribute("type")).isEqualTo("http/request/status");
      assertThat(failure.getAttribute("message")).isEqualTo("app: seen 404, wanted 200 → mend it");
      assertThat(failure.getTextContent())
          .contains(severity.text() + ", T-1h\n")
          .contains("http/request/status app\n  seen:   404\n  wanted: 200\n  remedy: mend it\n")
          .endsWith("evidence: 3fa9c1d2e4f5");
    }
  }

  @Test
  void whatCouldNotBeSeenIsAnErrorNeverSkipped() throws Exception {
    for (Cause cause : Cause.values()) {
      Element error = only(
          new ReportBuilder().unseen("one", "One", Severity.MINOR, cause, "no answer", "fact:cdn"),
          "error");

      assertThat(error.getAttribute("type")).isEqualTo(cause.name());
      assertThat(error.getAttribute("message")).isEqualTo("no answer");
      assertThat(error.getTextContent()).contains("needs: fact:cdn\nremedy: ");
    }
  }

  @Test
  void whatNeedNotBeLookedAtIsSkippedAndSaysWhy() throws Exception {
    assertThat(skipped(new ReportBuilder().put("one", Status.NOT_APPLICABLE)))
        .isEqualTo("not applicable: ");
    assertThat(skipped(new ReportBuilder().put("one", Status.NOT_DUE))).isEqualTo("not due: ");
    assertThat(skipped(new ReportBuilder().put("one", Status.NOT_ADOPTED)))
        .isEqualTo("not adopted: ");
    assertThat(skipped(new ReportBuilder()
            .waived(
                "one",
                "One",
                "answered 404",
                new Report.WaiverView(
                    "w1",
                    "moves to the CDN",
                    "api-team",
                    List.of("ann", "bob"),
                    Instant.parse("2026-03-05T00:00:00Z")))))
        .isEqualTo("waived until 2026-03-05T00:00:00Z by ann, bob: moves to the CDN;"
            + " accepted: answered 404");
  }

  @Test
  void whatIsOnTrialNeverFails() throws Exception {
    assertThat(
            skipped(new ReportBuilder().notMet("one", "One", Severity.BLOCKER).onTrial()))
        .isEqualTo("on trial: would fail: two members are not met");
    assertThat(skipped(new ReportBuilder()
            .unseen("one", "One", Severity.BLOCKER, Cause.TIMED_OUT, "no answer")
            .onTrial()))
        .isEqualTo("on trial: could not be seen: TIMED_OUT, no answer");
    only(new ReportBuilder().met("one", "One", Severity.BLOCKER).onTrial(), "system-out");
  }

  @Test
  void theVerdictIsACaseOfItsOwn() throws Exception {
    assertThat(verdict(Verdict.GO, "GO for T-1h").getTagName()).isEqualTo("system-out");
    assertThat(verdict(Verdict.NO_GO, "NO_GO for T-1h").getTagName()).isEqualTo("failure");
    Element incomplete = verdict(Verdict.INCOMPLETE, "INCOMPLETE for T-1h: none met by evidence");
    assertThat(incomplete.getTagName()).isEqualTo("error");
    assertThat(incomplete.getAttribute("type")).isEqualTo("INCOMPLETE");
    assertThat(incomplete.getAttribute("message"))
        .isEqualTo("INCOMPLETE for T-1h: none met by evidence");
  }

  private static Element verdict(Verdict verdict, String headline) throws Exception {
    Element root =
        JunitShape.parse(JunitReport.write(new ReportBuilder().build(verdict, headline)));
    Element one = JunitShape.all(root, "testcase").getFirst();
    assertThat(one.getAttribute("classname") + " " + one.getAttribute("name"))
        .isEqualTo("production-deployment verdict");
    return (Element) one.getElementsByTagName("*").item(0);
  }

  @Test
  void namesAreUniqueAndHaveNoDotThatIsNoPackage() throws Exception {
    Report report = new ReportBuilder()
        .met("a", "Same", Severity.MAJOR)
        .met("a", "Same", Severity.MAJOR)
        .met("b", "Node.js is there", Severity.MAJOR)
        .build(Verdict.GO, "GO for T-1h");
    Element root = JunitShape.parse(JunitReport.write(report));

    assertThat(JunitShape.all(root, "testcase").stream().skip(1))
        .extracting(one -> one.getAttribute("name"))
        .containsExactly("Same [a]", "Same [a] (2)", "Node.js is there [b]");
    assertThat(JunitShape.all(root, "testcase").get(1).getAttribute("classname"))
        .isEqualTo("production-deployment.Security.Credentials & Secrets");
  }

  @Test
  void propertiesSayWhatItIsAbout() throws Exception {
    Element root = JunitShape.parse(JunitReport.write(Reports.noGo()));

    assertThat(JunitShape.all(root, "property"))
        .extracting(one -> one.getAttribute("name") + "=" + one.getAttribute("value"))
        .contains(
            "verdict=NO_GO",
            "release=Demo ERP 1.0.0 (3f2c1ab, was 0.9.4)",
            "environment=production",
            "label.team=erp",
            "gate=T-1h");
  }

  private static String skipped(ReportBuilder one) throws Exception {
    return only(one, "skipped").getAttribute("message");
  }

  /** What became of the only item. */
  private static Element only(ReportBuilder one, String tag) throws Exception {
    String xml = JunitReport.write(one.build(Verdict.GO, "GO for T-1h"));
    JunitShape.of(xml);
    Element item = JunitShape.all(JunitShape.parse(xml), "testcase").getLast();
    Element result = (Element) item.getElementsByTagName("*").item(0);
    assertThat(result.getTagName()).isEqualTo(tag);
    return result;
  }
}
