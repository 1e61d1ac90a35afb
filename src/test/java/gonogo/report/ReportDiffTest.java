package gonogo.report;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.api.Cause;
import gonogo.judge.Report;
import gonogo.judge.Report.WaiverView;
import gonogo.judge.Status;
import gonogo.judge.Verdict;
import gonogo.model.Severity;
import gonogo.report.ItemChange.Group;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing that is worse, or that cannot be told to be the same, is the same or better. */
class ReportDiffTest {
  private static final String UNKNOWN = "ABANDONED";

  private static SavedReport saved(Report report) {
    return edited(report, json -> json);
  }

  private static SavedReport edited(Report report, UnaryOperator<String> edit) {
    try {
      return SavedReport.read(edit.apply(JsonReport.write(report)));
    } catch (SavedReport.NoReportException e) {
      throw new AssertionError(e);
    }
  }

  private static ReportDiff diff(Report before, Report after) {
    return ReportDiff.of(saved(before), saved(after), false);
  }

  private static ReportDiff edited(Report report, String from, String to) {
    return ReportDiff.of(saved(report), edited(report, json -> replaced(json, from, to)), false);
  }

  private static String replaced(String json, String from, String to) {
    assertThat(json).contains(from);
    return json.replace(from, to);
  }

  private static Report of(UnaryOperator<ReportBuilder> items) {
    return items.apply(new ReportBuilder()).build(Verdict.NO_GO, "NO_GO for T-1h");
  }

  private static SavedItem item(String status, boolean decides) {
    boolean ok = Stream.of(Status.values()).anyMatch(s -> s.name().equals(status) && s.ok());
    return new SavedItem(
        "one", "One", null, "major", "T-1h", true, decides, ok, status, status, null, List.of(),
        "said", null, null, List.of(), List.of(), List.of());
  }

  /** W worse, U newly unseen, F fixed, o neither; rows are before, columns after. */
  private static final String MATRIX = """
                     MET NOT_MET UNDETERMINED WAIVED NOT_APPLICABLE NOT_DUE NOT_ADOPTED ABANDONED
      MET             =     W         U         W          W           W         W          W
      NOT_MET         F     =         U         W          W           W         W          W
      UNDETERMINED    F     W         =         W          o           W         W          W
      WAIVED          F     W         U         =          o           W         W          W
      NOT_APPLICABLE  o     W         U         W          =           W         W          W
      NOT_DUE         o     W         U         o          o           =         W          W
      NOT_ADOPTED     o     W         U         o          o           o         =          W
      ABANDONED       F     W         U         W          W           W         W          =
      """;

  @TestFactory
  Stream<DynamicTest> everyStatusAgainstEveryOther() {
    List<String[]> rows = MATRIX.lines().map(line -> line.strip().split(" +")).toList();
    String[] columns = rows.getFirst();
    List<DynamicTest> tests = new ArrayList<>();
    for (String[] row : rows.subList(1, rows.size())) {
      for (int i = 0; i < columns.length; i++) {
        String to = columns[i];
        String wanted = row[i + 1];
        tests.add(DynamicTest.dynamicTest(row[0] + " to " + to, () -> {
          var change = ItemComparison.of(item(row[0], true), item(to, true), false);
          String seen = change
              .map(ItemChange::group)
              .map(group -> switch (group) {
                case WORSE -> "W";
                case UNSEEN -> "U";
                case FIXED -> "F";
                case OTHER -> "o";
              })
              .orElse("=");
          assertThat(seen).isEqualTo(wanted);
          var trial = ItemComparison.of(item(row[0], false), item(to, false), false);
          assertThat(trial.map(ItemChange::group)).isEqualTo(change.map(any -> Group.OTHER));
        }));
      }
    }
    return tests.stream();
  }

  @Test
  void theMatrixKnowsEveryStatus() {
    assertThat(MATRIX.lines().findFirst().orElseThrow().strip().split(" +"))
        .containsExactlyElementsOf(
            Stream.concat(Stream.of(Status.values()).map(Enum::name), Stream.of(UNKNOWN))
                .toList());
  }

  @Test
  void theSameTwiceIsTheSame() {
    for (Report report :
        List.of(Reports.go(), Reports.noGo(), Reports.incomplete(), Reports.website())) {
      ReportDiff same = diff(report, report);
      assertThat(same.worse()).isFalse();
      assertThat(same.conclusion()).isEqualTo("the same: nothing changed");
      assertThat(same.notes()).isEmpty();
    }
  }

  @Test
  void isBetterWhenSomethingIsMetAndNothingIsWorse() {
    ReportDiff diff = diff(
        of(list -> list.notMet(
            "one", "One", Severity.MAJOR, ReportBuilder.finding("a/b/c", "w", "s", "w", "r"))),
        new ReportBuilder().met("one", "One", Severity.MAJOR).build(Verdict.GO, "GO for T-1h"));

    assertThat(diff.worse()).isFalse();
    assertThat(diff.conclusion()).isEqualTo("better: 1 item fixed, nothing worse");
    assertThat(diff.items(Group.FIXED)).hasSize(1);
  }

  @Test
  void anItemThatIsGoneIsWorse() {
    ReportDiff diff = diff(
        of(list -> list.met("one", "One", Severity.MAJOR).met("two", "Two", Severity.MINOR)),
        of(list -> list.met("one", "One", Severity.MAJOR)));

    assertThat(diff.worse()).isTrue();
    assertThat(diff.items(Group.WORSE)).singleElement().satisfies(change -> {
      assertThat(change.item().id()).isEqualTo("two");
      assertThat(change.to()).isEqualTo("-");
    });
  }

  @ParameterizedTest
  @CsvSource({"true, true", "false, false"})
  void aNewItemIsWorseWhenItFailsAndDecides(boolean decides, boolean worse) {
    ReportDiff diff = diff(of(list -> list.met("one", "One", Severity.MAJOR)), of(list -> {
      list.met("one", "One", Severity.MAJOR).notMet("two", "Two", Severity.MAJOR);
      return decides ? list : list.onTrial();
    }));

    assertThat(diff.worse()).isEqualTo(worse);
    assertThat(diff.items()).hasSize(1);
  }

  @Test
  void anItemOnTrialHasLeftWhatDecides() {
    var finding = ReportBuilder.finding("a/b/c", "w", "s", "w", "r");
    ReportDiff diff = diff(
        of(list -> list.notMet("one", "One", Severity.MAJOR, finding)),
        of(list -> list.notMet("one", "One", Severity.MAJOR, finding).onTrial()));

    assertThat(diff.worse()).isTrue();
    assertThat(diff.items(Group.WORSE).getFirst().details()).contains("no longer decides");
  }

  @Test
  void aNewFindingIsWorseThoughTheItemStaysNotMet() {
    var one = ReportBuilder.finding("a/b/c", "w", "s", "w", "r");
    var two = ReportBuilder.finding("a/b/d", "x", "t", "w", "r");
    Report with = of(list -> list.notMet("one", "One", Severity.MAJOR, one, two));
    Report without = of(list -> list.notMet("one", "One", Severity.MAJOR, one));

    assertThat(diff(without, with).worse()).isTrue();
    assertThat(diff(without, with).items(Group.WORSE).getFirst().details())
        .containsExactly("new: x: t, wanted w → r");
    assertThat(diff(with, without).worse()).isFalse();
    assertThat(diff(with, without).items(Group.OTHER).getFirst().details())
        .containsExactly("gone: x: t");
  }

  @Test
  void whatIsFoundAlikeElsewhereHasMovedAndOnlyOnce() {
    var here = ReportBuilder.finding("a/b/c", "192.0.2.1", "s", "w", "r");
    var there = ReportBuilder.finding("a/b/c", "192.0.2.2", "s", "w", "r");
    var third = ReportBuilder.finding("a/b/c", "192.0.2.3", "s", "w", "r");
    Report before = of(list -> list.notMet("one", "One", Severity.MAJOR, here));

    ReportDiff moved = diff(before, of(list -> list.notMet("one", "One", Severity.MAJOR, there)));
    assertThat(moved.worse()).isFalse();
    assertThat(moved.items().getFirst().details())
        .containsExactly("192.0.2.2: s, was at 192.0.2.1");
    assertThat(diff(before, of(list -> list.notMet("one", "One", Severity.MAJOR, there, third)))
            .worse())
        .isTrue();
  }

  @Test
  void aLowerSeverityIsWorse() {
    assertThat(diff(
                of(list -> list.met("one", "One", Severity.BLOCKER)),
                of(list -> list.met("one", "One", Severity.MINOR)))
            .worse())
        .isTrue();
    assertThat(diff(
                of(list -> list.met("one", "One", Severity.MINOR)),
                of(list -> list.met("one", "One", Severity.BLOCKER)))
            .worse())
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      "limit": 14.0            | "limit": 7.0              | days-left@192.0.2.7 is wanted >= 7 d, was >= 14 d
      "limit": 14.0            | "limit": null             | days-left@192.0.2.7 is wanted >= ? d, was >= 14 d
      "unit": "d"              | "unit": "h"               | days-left@192.0.2.7 is wanted >= 14 h, was >= 14 d
      "outcome": "PASSED"      | "outcome": "INCONCLUSIVE" | tls/certificate on web/site: PASSED → INCONCLUSIVE
      "outcome": "PASSED"      | "outcome": "GLANCED"      | tls/certificate on web/site: PASSED → GLANCED
      "probe": "tls/certificate" | "probe": "tls/glance"   | 0 instead of 1 checks by tls/certificate
      "severity": "major"      | "severity": "cosmetic"    | severity major → cosmetic
      """)
  void metByLessIsWorse(String from, String to, String detail) {
    ReportDiff diff = edited(of(list -> list.met("one", "One", Severity.MAJOR)), from, to);

    assertThat(diff.worse()).isTrue();
    assertThat(diff.items().getFirst().details())
        .anySatisfy(text -> assertThat(text).startsWith(detail));
  }

  @Test
  void aHigherLimitIsNotWorse() {
    ReportDiff diff = edited(
        of(list -> list.met("one", "One", Severity.MAJOR)), "\"limit\": 14.0", "\"limit\": 30");
    assertThat(diff.worse()).isFalse();
  }

  /** What a check of a system that was taken away found is not fixed. */
  @Test
  void fewerChecksFixNothing() {
    var finding = ReportBuilder.finding("a/b/c", "w", "s", "w", "r");
    Report failed = of(list -> list.notMet("one", "One", Severity.MAJOR, finding));
    Report met = of(list -> list.met("one", "One", Severity.MAJOR));
    SavedReport narrowed = edited(
        met,
        json -> json.replaceAll(
            "(?s)\"checks\": \\[\\s*\\{.*?\\}\\s*\\](?=\\s*\\}\\s*\\]\\s*\\}\\s*\\],\\s*\"evidence\")",
            "\"checks\": []"));
    assertThat(narrowed.items().getFirst().checks()).isEmpty();

    assertThat(diff(failed, met).worse()).isFalse();
    assertThat(ReportDiff.of(saved(failed), narrowed, false).worse()).isTrue();
  }

  @Test
  void valuesAreShownWhenTheyCrossOrWhenAsked() {
    Report report = of(list -> list.met("one", "One", Severity.MAJOR));
    SavedReport fewer = edited(report, json -> replaced(json, "\"value\": 47.5", "\"value\": 15"));
    SavedReport crossed = edited(
        report,
        json -> json.replaceFirst("\"value\": 47.5", "\"value\": 2")
            .replaceFirst("(?s)(\"limit\": 14.0,\\s*\"ok\": )true", "$1false"));

    assertThat(ReportDiff.of(saved(report), fewer, false).items()).isEmpty();
    assertThat(ReportDiff.of(saved(report), fewer, true).items().getFirst().details())
        .containsExactly("days-left@192.0.2.7 = 47.500 → 15 d, wanted >= 14 d");
    assertThat(ReportDiff.of(saved(report), crossed, false).items().getFirst().details())
        .containsExactly("days-left@192.0.2.7 = 47.500 → 2 d, wanted >= 14 d");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
      waiver    | one | -              | NOT_MET      | WAIVED by w1              | true
      waiver    | one | WAIVED by w1   | NOT_MET      | WAIVED by w2              | true
      setting   | one | -              | min: 30d     | min: 14d                  | true
      setting   | one | min: 14d       | min: 30d     | min: 7d                   | true
      fact      | -   | -              | cdn: unknown | cdn: false, rules out 1   | true
      fact      | -   | cdn: false, rules out 1 | cdn: unknown | cdn: true, rules out 1 | true
      fact      | -   | cdn: false, rules out 1 | cdn: unknown | cdn: false, rules out 2 | false
      signature | one | -              | UNDETERMINED | MET                       | true
      signature | new | -              | UNDETERMINED | MET                       | false
      signature | two | -              | UNDETERMINED | MET                       | false
      severity  | one | -              | minor        | major                     | false
      adoption  | -   | -              | 9 decide     | 5 decide                  | true
      adoption  | -   | 5 decide       | 9 decide     | 6 decide                  | false
      gate      | -   | -              | T-1h         | T-4h                      | true
      gate      | -   | T-4h           | T-1h         | code-freeze               | true
      gate      | -   | code-freeze    | T-1h         | T-4h                      | false
      gate      | -   | T-4h           | T-1h         | +1h                       | true
      only      | -   | -              | 9 selected   | 2 selected                | true
      only      | -   | 3 selected     | 9 selected   | 2 selected                | true
      at        | -   | -              | -            | 2026-01-01                | true
      max-age   | -   | -              | 24h          | 90d                       | true
      vantage   | -   | -              | local        | internet                  | true
      trapdoor  | -   | -              | shut         | open                      | true
      """)
  void aLeverThatIsNewOrMovedIsWorse(
      String lever, String item, String was, String from, String to, boolean worse) {
    UnaryOperator<ReportBuilder> items = list -> list.met("one", "One", Severity.MAJOR)
        .unseen("two", "Two", Severity.MAJOR, Cause.NOT_SIGNED, "not signed");
    Report before = of(list -> was == null
        ? items.apply(list)
        : items.apply(list).restsOn(lever, item, from, was, "a.yaml:1:1"));
    Report after = of(list -> items.apply(list).restsOn(lever, item, from, to, "a.yaml:2:2"));

    ReportDiff diff = diff(before, after);
    assertThat(diff.levers()).singleElement().satisfies(change -> {
      assertThat(change.worse()).isEqualTo(worse);
      assertThat(change.text()).startsWith(was == null ? "new: " : "moved: ");
    });
    assertThat(diff.worse()).isEqualTo(worse);
    assertThat(diff(after, of(items)).worse()).as("taken back").isFalse();
  }

  @Test
  void aLeverThatStandsOnAnotherLineHasNotMoved() {
    Report before = of(list -> list.restsOn("fact", null, "cdn: unknown", "cdn: false", "a:1:1"));
    Report after = of(list -> list.restsOn("fact", null, "cdn: unknown", "cdn: false", "a:9:1"));
    assertThat(diff(before, after).levers()).isEmpty();
  }

  @Test
  void aWaiverThatLastsLongerIsWorse() {
    Report before = of(list -> list.waived("one", "One", "m", waiver("2026-03-05T00:00:00Z")));
    Report after = of(list -> list.waived("one", "One", "m", waiver("2026-03-09T00:00:00Z")));
    assertThat(diff(before, after).worse()).isTrue();
    assertThat(diff(after, before).worse()).isFalse();
  }

  private static WaiverView waiver(String until) {
    return new WaiverView("w1", "r", "o", List.of("ann"), Instant.parse(until));
  }

  @ParameterizedTest
  @CsvSource({
    "GO, INCOMPLETE, true",
    "INCOMPLETE, NO_GO, true",
    "GO, NO_GO, true",
    "NO_GO, MAYBE, true",
    "NO_GO, INCOMPLETE, false",
    "INCOMPLETE, GO, false",
    "MAYBE, MAYBE, false"
  })
  void aVerdictThatIsNotKnownIsTheWorst(String before, String after, boolean worse) {
    Report report = of(list -> list.met("one", "One", Severity.MAJOR));
    assertThat(ReportDiff.of(verdict(report, before), verdict(report, after), false)
            .worse())
        .isEqualTo(worse);
  }

  private static SavedReport verdict(Report report, String verdict) {
    return edited(
        report,
        json -> json.replace("\"verdict\": \"NO_GO\"", "\"verdict\": \"" + verdict + "\"")
            .replace("\"go\": false", "\"go\": " + verdict.equals("GO")));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      "end": "completed"        | "end": "interrupted"      | the run ended early
      "end": "completed"        | "end": "deadline"         | the run ended early
      "startedAt": "2026-03-01T22:08:03.120Z",\\n    "finishedAt" | "startedAt": "2026-02-01T22:08:03.120Z",\\n    "finishedAt" | B is older than A
      """)
  void aRunThatCannotTellIsWorse(String from, String to, String why) {
    ReportDiff diff = edited(Reports.go(), from.replace("\\n", "\n"), to.replace("\\n", "\n"));
    assertThat(diff.worse()).isTrue();
    assertThat(diff.conclusion()).startsWith("worse: " + why);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      "name": "production"   | "name": "staging" | another environment: production → staging
      "product": "Demo ERP"  | "product": null   | another product: Demo ERP → not named
      "scope": "full"        | "scope": "env-*"  | another scope: full → env-*
      "version": 3           | "version": 4      | another version of the checklist: 3 → 4
      "version": "0.1.0"     | "version": "0.2.0" | another version of gonogo: gonogo 0.1.0 → gonogo 0.2.0
      """)
  void whatMayNotBeAboutTheSameIsSaid(String from, String to, String note) {
    assertThat(edited(Reports.go(), from, to).notes()).contains(note);
  }

  @Test
  void otherTextsOfTheInputsAreSaid() {
    String list = Reports.go().checklist().sha256();
    String input = Reports.go().run().inputs().getFirst().sha256();
    assertThat(edited(Reports.go(), list, "0".repeat(64)).notes())
        .singleElement()
        .asString()
        .startsWith("another text of the checklist");
    assertThat(edited(Reports.go(), input, "0".repeat(64)).notes())
        .containsExactly("files that changed: production.yaml");
  }
}
