package gonogo.report;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.judge.Report;
import gonogo.judge.Report.ItemView;
import gonogo.judge.Status;
import gonogo.judge.Verdict;
import gonogo.model.Severity;
import gonogo.testing.Golden;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page as a reader without style or script has it. */
class HtmlReportTest {

  static Stream<Report> reports() {
    return Stream.of(
        Reports.go(),
        Reports.noGo(),
        Reports.website(),
        Reports.incomplete(),
        Reports.hostile(Reports.HOSTILE));
  }

  private static List<ItemView> items(Report report) {
    return report.sections().stream()
        .flatMap(section -> section.items().stream())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("reports")
  void everyItemStandsThereOnceInItsOrder(Report report) {
    Document page = HtmlShape.read(report);

    assertThat(page.select("details.item > .body").eachAttr("id"))
        .isEqualTo(items(report).stream().map(item -> Anchors.item(item.id())).toList());
    assertThat(page.select("details.item").eachAttr("data-status"))
        .isEqualTo(items(report).stream().map(item -> item.status().name()).toList());
  }

  @ParameterizedTest
  @MethodSource("reports")
  void theCountsAreThoseOfTheReportAndAddUp(Report report) {
    Document page = HtmlShape.read(report);

    for (Status status : Status.values()) {
      int count = report.counts().getOrDefault(status, 0);
      assertThat(page.select("details.item[data-status=" + status + "]")).hasSize(count);
      if (count > 0) {
        assertThat(page.select(".head a[data-show=" + status + "]").text())
            .isEqualTo(Subject.word(status) + " " + count);
      }
    }
    assertThat(page.select(".head .counts").text())
        .endsWith("= " + items(report).size());
  }

  @ParameterizedTest
  @MethodSource("reports")
  void idsAreUniqueAndEveryLinkLeadsToOneOfThem(Report report) {
    Document page = HtmlShape.read(report);

    assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
    assertThat(page.select("a"))
        .isNotEmpty()
        .allSatisfy(link -> assertThat(page.getElementById(link.attr("href").substring(1)))
            .as(link.attr("href"))
            .isNotNull());
    assertThat(page.select("label[for]"))
        .allSatisfy(label -> assertThat(page.getElementById(label.attr("for"))).isNotNull());
    assertThat(page.select("[aria-labelledby]"))
        .allSatisfy(part ->
            assertThat(page.getElementById(part.attr("aria-labelledby"))).isNotNull());
  }

  @ParameterizedTest
  @MethodSource("reports")
  void nothingIsFetchedAndNoAttributeIsObeyed(Report report) {
    Document page = HtmlShape.read(report);

    assertThat(page.select("[src], link, img, iframe, object, embed, base, [srcset], [action]"))
        .isEmpty();
    assertThat(page.select("a").eachAttr("href")).allMatch(address -> address.startsWith("#"));
    assertThat(page.getAllElements())
        .allSatisfy(element -> assertThat(element.attributes())
            .noneMatch(each -> each.getKey().startsWith("on") || each.getKey().equals("style")));
    assertThat(page.select("style, script")).hasSize(2);
  }

  @Test
  void thePolicyLetsInWhatStandsThereAndNothingElse() throws NoSuchAlgorithmException {
    Document page = HtmlShape.read(Reports.noGo());

    assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
        .isEqualTo("default-src 'none'; style-src '" + hash(page, "style") + "'; script-src '"
            + hash(page, "script") + "'; base-uri 'none'; form-action 'none'");
  }

  private static String hash(Document page, String tag) throws NoSuchAlgorithmException {
    byte[] bytes = page.select(tag).getFirst().data().getBytes(StandardCharsets.UTF_8);
    return "sha256-"
        + Base64.getEncoder()
            .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  @Test
  void styleAndScriptCannotEndEarlyAndMakeNoMarkup() {
    Document page = HtmlShape.read(Reports.noGo());
    String style = page.select("style").getFirst().data();
    String script = page.select("script").getFirst().data();

    assertThat(style).doesNotContain("</", "<!--", "url(", "@import");
    assertThat(script)
        .doesNotContain("</", "<!--", "innerHTML", "outerHTML", "insertAdjacentHTML")
        .doesNotContain("eval", "Function", "fetch", "XMLHttpRequest", "import", "localStorage");
  }

  @Test
  void whatBlocksComesBeforeEverythingElse() {
    Document page = HtmlShape.read(Reports.noGo());

    assertThat(page.select("main > section > h2").eachText())
        .containsExactly(
            "Blocked by 3",
            "Could not see 6 items",
            "Waived 1",
            "Rests on",
            "All 11 items",
            "Sign-off",
            "Made from 1 file");
    assertThat(page.select("h1").text()).startsWith("NO-GO for T-1h: 11 of 11 items decide");
    assertThat(page.title()).isEqualTo("NO-GO · Demo ERP 1.0.0 → production · gate T-1h");
    assertThat(page.select(".blocked .finding").getFirst().text())
        .isEqualTo("Where api.example.com at 2001:db8::12, api.example.com at 192.0.2.7"
            + " Seen 6 days left Wanted at least 14"
            + " Remedy → renew the certificate on every node and reload them");
    assertThat(page.select(".unseen .entry").getFirst().text())
        .isEqualTo("? BLOCKED 3 items, 2 blocking 192.0.2.7:9090 refused the connection"
            + " → see that it answers this machine, then run again: the rest waits for it"
            + " alert-cpu, alert-memory, alert-disk");
  }

  @Test
  void concernsAndWhatIsOnTrialStandBesideAGo() {
    Document page = HtmlShape.read(Reports.go());

    assertThat(page.select(".concerns li").eachText())
        .anyMatch(line -> line.contains("near the limit of 14"))
        .anyMatch(line -> line.startsWith("! appsec-csp not met"));
    assertThat(page.select(".trial li").text()).isEqualTo("would not be met 1: k8s-pvcs");
    assertThat(page.select(".rests-on tbody tr")).hasSize(4);
    assertThat(page.select("details.item[data-decides=no]")).hasSize(2);
  }

  @Test
  void anItemSaysWhatWasSeenWantedAndAsked() {
    var report = new ReportBuilder()
        .notMet("one", "One", Severity.MAJOR, finding("app", "404", "200", "mend it"))
        .evidence(
            ReportBuilder.answered("3fa9c1d2e4f5", Map.of("path", "/"), Map.of("status", 404), 14))
        .build(Verdict.NO_GO, "NO_GO for T-1h");
    Document page = HtmlShape.read(report);

    Element item = page.select("details.item").getFirst();
    assertThat(item.select("summary").text()).isEqualTo("✗ not met One one major · T-1h");
    assertThat(item.select(".check").text())
        .isEqualTo("FAILED tls/certificate of web/site app: 404"
            + " Where app Seen 404 Wanted 200 Remedy → mend it"
            + " ✓ days-left@192.0.2.7 = 47.500 d, wanted >= 14 d"
            + " found a/b/c · evidence 3fa9c1d2e4f5 · at 2026-03-01T22:08:03Z, 812 ms");
    Element question = page.select("details.question").getFirst();
    assertThat(question.select(".body").text().replaceAll("\\s+", " "))
        .isEqualTo("Asked { \"path\": \"/\" } Saw { \"status\": 404 } Whole 14 bytes, SHA-256 "
            + report.evidence().get("3fa9c1d2e4f5").sha256()
            + " Attempt 3.0 s: TIMED_OUT, no answer in 3 s Attempt 212 ms: answered");
  }

  private static Report.FindingView finding(
      String where, String seen, String wanted, String remedy) {
    return ReportBuilder.finding("a/b/c", where, seen, wanted, remedy);
  }

  @Test
  void anItemWhoseTextSaysTheBadThingIsRaisedOrNot() {
    Document page = HtmlShape.read(Reports.noGo());

    assertThat(page.getElementById("data-loss").parent().select("summary").text())
        .startsWith("✗ raised Data loss detected");
    assertThat(page.getElementById("data-loss").text()).contains("Claim No data loss is seen");
  }

  @Test
  void aLongAnswerIsLeftOut() {
    Document page = HtmlShape.read(Reports.hostile(List.of("text")));

    assertThat(page.getElementById("evidence:ffffffffffff").text())
        .contains("an answer longer than 2048 bytes: a bundle holds it")
        .doesNotContain("xxxxx");
  }

  @Test
  void theWholeListIsLessThanAMegabyte() {
    assertThat(HtmlShape.write(Reports.incomplete())).hasSizeLessThan(1_000_000);
  }

  @Test
  void equalReportsAreEqualPages() {
    assertThat(HtmlShape.write(Reports.noGo())).isEqualTo(HtmlShape.write(Reports.noGo()));
  }

  /** Without style and script, and an element on each line, so that a difference can be read. */
  @Test
  void thePageIsWhatItWas() {
    Document page = HtmlShape.read(Reports.noGo());
    page.select("style, script, meta[http-equiv]").remove();
    page.outputSettings().prettyPrint(true).indentAmount(1);

    Golden.check(Golden.file("report-no-go.html"), page.outerHtml() + "\n");
  }
}
