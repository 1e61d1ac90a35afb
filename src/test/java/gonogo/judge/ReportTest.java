package gonogo.judge;

import static gonogo.judge.Results.failed;
import static gonogo.judge.Results.notApplicable;
import static gonogo.judge.Results.passed;
import static gonogo.judge.Results.remarked;
import static gonogo.judge.Results.signed;
import static gonogo.judge.Results.unseen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gonogo.api.Cause;
import gonogo.api.Finding;
import gonogo.api.Measure;
import gonogo.api.Outcome;
import gonogo.api.Remark;
import gonogo.judge.Report.CheckView;
import gonogo.judge.Report.FindingView;
import gonogo.judge.Report.ItemView;
import gonogo.judge.Report.SectionView;
import gonogo.judge.Report.WaiverView;
import gonogo.model.Checklist;
import gonogo.model.Evidence;
import gonogo.model.Item;
import gonogo.model.Phase;
import gonogo.model.Place;
import gonogo.model.Section;
import gonogo.model.Severity;
import gonogo.model.Source;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The one value that every format is made from. */
final class ReportTest {
  private static final String ONE = "p/one";
  private static final Report.Run RUN = new Report.Run(
      "r1",
      Given.NOW,
      Given.NOW,
      Given.NOW,
      "completed",
      "T-1h",
      "full",
      false,
      new Report.Engine("gonogo", "0.1.0"),
      List.of());
  private static final Report.EnvironmentInfo ENVIRONMENT =
      new Report.EnvironmentInfo("production", new LinkedHashMap<>());
  private static final Report.ReleaseInfo RELEASE =
      new Report.ReleaseInfo("Demo", "1.0.0", null, null, null);

  private static Checklist checklist(Section... sections) {
    return Checklist.of(
        "website",
        3,
        "Website",
        new LinkedHashMap<>(),
        List.of(),
        List.of(sections),
        new Source("w.yaml", "abc"));
  }

  private static Section section(String title, List<Item> items, Section... sections) {
    return new Section(title, items, List.of(sections));
  }

  private static Report report(Given given, Checklist checklist, Map<String, Evidence> evidence) {
    return Report.of(RUN, ENVIRONMENT, RELEASE, checklist, given.judge(), evidence);
  }

  private static Report report(Given given) {
    return report(given, checklist(section("All", given.items)), Map.of());
  }

  private static ItemView view(Given given) {
    return report(given).sections().getFirst().items().getFirst();
  }

  @Test
  void theHeadSaysWhatWasJudged() {
    var given = Given.items(ItemBuilder.checked("a")).result("a", remarked(ONE, "here", "near"));
    var judgement = given.judge();
    var report = report(given);
    assertThat(report.schema()).isEqualTo("gonogo/report/v1");
    assertThat(report.run()).isEqualTo(RUN);
    assertThat(report.environment()).isEqualTo(ENVIRONMENT);
    assertThat(report.release()).isEqualTo(RELEASE);
    assertThat(report.checklist())
        .isEqualTo(new Report.ChecklistInfo("website", 3, "Website", Source.sha256("abc"), 1));
    assertThat(report.verdict()).isEqualTo(Verdict.GO);
    assertThat(report.go()).isTrue();
    assertThat(report.headline()).isEqualTo(judgement.headline());
    assertThat(report.counts()).isEqualTo(judgement.counts());
    assertThat(report.decides()).isEqualTo(1);
  }

  @Test
  void everythingElseThanGoIsNotGo() {
    var failing =
        Given.items(ItemBuilder.checked("a")).result("a", failed(ONE, "x")).phase(Phase.PLUS_1H);
    failing.eachItem(item -> ItemBuilder.copyOf(item).phase(Phase.DEPLOY).build());
    var report = report(failing);
    assertThat(report.verdict()).isEqualTo(Verdict.NO_GO);
    assertThat(report.go()).isFalse();
    assertThat(report.reasons()).hasSize(1);
    assertThat(report.restsOn()).hasSize(1);
    var incomplete = report(Given.items(ItemBuilder.checked("a")));
    assertThat(incomplete.verdict()).isEqualTo(Verdict.INCOMPLETE);
    assertThat(incomplete.go()).isFalse();
    assertThat(incomplete.causes()).hasSize(1);
  }

  @Test
  void sectionsComeInOrderWithTheirPaths() {
    var a = ItemBuilder.checked("a");
    var b = ItemBuilder.checked("b");
    var c = ItemBuilder.checked("c");
    var checklist = checklist(
        section(
            "Security", List.of(a), section("Credentials", List.of(), section("Keys", List.of(c)))),
        section("Network", List.of(b)));
    var given = Given.items(a, c, b).result("c", notApplicable(ONE));
    var sections = report(given, checklist, Map.of()).sections();
    assertThat(sections)
        .extracting(SectionView::path)
        .containsExactly(
            List.of("Security"),
            List.of("Security", "Credentials"),
            List.of("Security", "Credentials", "Keys"),
            List.of("Network"));
    assertThat(sections)
        .extracting(section -> section.items().stream().map(ItemView::id).toList())
        .containsExactly(List.of("a"), List.of(), List.of("c"), List.of("b"));
    assertThat(sections.get(2).counts()).isEqualTo(Status.count(Stream.of(Status.NOT_APPLICABLE)));
  }

  @Test
  void anItemThatWasNotJudgedIsRefused() {
    var given = Given.items(ItemBuilder.checked("a"));
    var checklist = checklist(section("All", List.of(ItemBuilder.checked("b"))));
    assertThatThrownBy(() -> report(given, checklist, Map.of()))
        .hasMessage("item b was not judged");
  }

  @Test
  void anItemShowsWhatWasJudged() {
    var item = new Item(
        "a",
        "Data loss",
        "No data loss",
        Severity.BLOCKER,
        Phase.T_MINUS_4H,
        List.of(),
        List.of(),
        List.of("b"),
        List.of(),
        null,
        List.of("sql/query"),
        List.of(),
        null,
        Place.of("w.yaml"));
    assertThat(view(Given.items(item)))
        .isEqualTo(new ItemView(
            "a",
            "Data loss",
            "No data loss",
            "blocker",
            "T-4h",
            null,
            true,
            true,
            false,
            Status.UNDETERMINED,
            Status.UNDETERMINED,
            Cause.NOT_CONFIGURED,
            List.of("sql/query"),
            "no check looks at it yet",
            null,
            null,
            List.of(),
            List.of("b"),
            List.of()));
  }

  @Test
  void whatSettledAnItemIsSaid() {
    var passing = Given.items(ItemBuilder.checked("a")).result("a", remarked(ONE, "here", "near"));
    assertThat(view(passing).by()).isEqualTo("evidence");
    assertThat(view(passing).ok()).isTrue();
    assertThat(view(passing).concerns()).containsExactly("here: near");
    assertThat(By.SIGNATURE.text()).isEqualTo("signature");
  }

  @Test
  void aWaiverIsShownBesideTheRawStatus() {
    var item = ItemBuilder.checked("a");
    var waiver = WaiverBuilder.failed(item, "x").build();
    var shown = view(Given.items(item).result("a", failed(ONE, "x")).waiver(waiver));
    assertThat(shown.status()).isEqualTo(Status.WAIVED);
    assertThat(shown.rawStatus()).isEqualTo(Status.NOT_MET);
    assertThat(shown.waiver())
        .isEqualTo(
            new WaiverView("w1", "it is known", "team", List.of("ann", "bob"), waiver.until()));
  }

  @Test
  void eachOutcomeHasItsView() {
    var remark = new Remark("here", "near");
    var measure = Measure.atLeast("days-left", 20, "d", 14);
    var finding = new Finding("p/one/x", "here", "1", "2", "mend it");
    var started = Instant.parse("2026-12-01T12:00:01Z");
    var outcomes = List.of(
        new Outcome.Passed("good", List.of(remark), List.of(measure)),
        new Outcome.Failed("bad", List.of(finding), List.of(remark), List.of(measure)),
        new Outcome.Inconclusive(Cause.BLOCKED, "dark", "site:443", List.of("role:api")),
        new Outcome.NotApplicable("a literal address"));
    var results = outcomes.stream()
        .map(outcome ->
            new CheckResult(ONE, "web/site", "a#p", false, outcome, List.of("3fa9"), started, 7))
        .toArray(CheckResult[]::new);
    var shown = view(Given.items(ItemBuilder.checked("a")).result("a", results)).checks();
    var seen = new FindingView(
        "p/one/x",
        Source.sha256("p/one/x\na#p\nhere").substring(0, 12),
        "here",
        "1",
        "2",
        "mend it");
    assertThat(shown)
        .containsExactly(
            new CheckView(
                ONE,
                "web/site",
                "a#p",
                "PASSED",
                null,
                null,
                List.of(),
                "good",
                List.of(remark),
                null,
                List.of(measure),
                List.of(),
                List.of("3fa9"),
                started,
                7),
            new CheckView(
                ONE,
                "web/site",
                "a#p",
                "FAILED",
                null,
                null,
                List.of(),
                "bad",
                List.of(remark),
                null,
                List.of(measure),
                List.of(seen),
                List.of("3fa9"),
                started,
                7),
            new CheckView(
                ONE,
                "web/site",
                "a#p",
                "INCONCLUSIVE",
                Cause.BLOCKED,
                "site:443",
                List.of("role:api"),
                "dark",
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of("3fa9"),
                started,
                7),
            new CheckView(
                ONE,
                "web/site",
                "a#p",
                "NOT_APPLICABLE",
                null,
                null,
                List.of(),
                "a literal address",
                List.of(),
                "a literal address",
                List.of(),
                List.of(),
                List.of("3fa9"),
                started,
                7));
  }

  @Test
  void unseenChecksStayUnseen() {
    var shown = view(Given.items(ItemBuilder.checked("a")).result("a", unseen(ONE, Cause.STALE)));
    assertThat(shown.cause()).isEqualTo(Cause.STALE);
    assertThat(shown.checks()).extracting(CheckView::cause).containsExactly(Cause.STALE);
  }

  @Test
  void evidenceIsSortedById() {
    Map<String, Evidence> evidence = new LinkedHashMap<>();
    for (String id : List.of("b", "a", "c")) {
      evidence.put(id, evidence(id));
    }
    var given = Given.items(ItemBuilder.checked("a"));
    var report = report(given, checklist(section("All", given.items)), evidence);
    assertThat(report.evidence().sequencedKeySet()).containsExactly("a", "b", "c");
  }

  private static Evidence evidence(String id) {
    return new Evidence(
        id,
        "tls/handshake",
        1,
        Map.of(),
        "answer",
        null,
        null,
        null,
        6,
        "00",
        List.of(),
        Given.NOW,
        1);
  }

  @Test
  void saysWhatOnlyIsMissing() {
    var given = Given.items(ItemBuilder.checked("a"), ItemBuilder.item("b").build())
        .result("a", passed(ONE))
        .result("b", unseen(ItemBuilder.SIGNATURE, Cause.NOT_SIGNED));
    assertThat(report(given).onlyMissing()).isEqualTo("signatures");
    assertThat(report(given.result("b", signed())).onlyMissing()).isNull();
  }
}
