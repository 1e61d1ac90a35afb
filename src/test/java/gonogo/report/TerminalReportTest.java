package gonogo.report;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.judge.Report;
import gonogo.judge.Status;
import gonogo.judge.Verdict;
import gonogo.model.Severity;
import gonogo.testing.Golden;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalReportTest {
  private static final Options PLAIN = new Options(100, false, true, "out/report.md");
  private static final Pattern NUMBER = Pattern.compile(" (\\d+)(?= ·| =)");
  private static final int SCREEN = 40;

  @Test
  void eachVerdictReadsWell() {
    Golden.check(Golden.file("report-go.txt"), TerminalReport.write(Reports.go(), PLAIN));
    Golden.check(Golden.file("report-no-go.txt"), TerminalReport.write(Reports.noGo(), PLAIN));
    Golden.check(
        Golden.file("report-incomplete.txt"), TerminalReport.write(Reports.incomplete(), PLAIN));
    Golden.check(Golden.file("report-website.txt"), TerminalReport.write(Reports.website(), PLAIN));
  }

  @Test
  void hostileTextStaysVisibleAndHarmless() {
    Golden.check(
        Golden.file("report-hostile.txt"),
        TerminalReport.write(Reports.hostile(Reports.HOSTILE), PLAIN));
  }

  @Test
  void aListOfAnySizeFitsOnAScreen() {
    for (Report report :
        List.of(Reports.go(), Reports.website(), Reports.noGo(), Reports.incomplete())) {
      assertThat(TerminalReport.write(report, PLAIN).lines().count()).isLessThanOrEqualTo(SCREEN);
    }
  }

  @ParameterizedTest
  @CsvSource({"40,true", "40,false", "80,true", "80,false", "100,true", "100,false", "1000,true"})
  void noTextBreaksItsLines(int width, boolean unicode) {
    for (String text : Reports.HOSTILE) {
      check(Reports.hostile(List.of(text)), new Options(width, false, unicode, null));
    }
    check(Reports.hostile(Reports.HOSTILE), new Options(width, false, unicode, null));
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 77, 100})
  void anyReportCanBeWritten(int width) {
    for (int seed = 0; seed < 40; seed++) {
      check(new Any(seed).report(), new Options(width, false, seed % 2 == 0, null));
    }
  }

  private static void check(Report report, Options options) {
    String text = TerminalReport.write(report, options);
    TextChecks.harmless(text, options);
    assertThat(TextChecks.withoutColours(TerminalReport.write(report, coloured(options))))
        .isEqualTo(text);
  }

  private static Options coloured(Options options) {
    return new Options(options.width(), true, options.unicode(), options.whole());
  }

  @Test
  void aLineOfAMegabyteIsCut() {
    String text = TerminalReport.write(Reports.hostile(List.of("x".repeat(1_000_000))), PLAIN);

    assertThat(text).contains("more characters)").hasSizeLessThan(20_000);
    TextChecks.harmless(text, PLAIN);
  }

  @Test
  void coloursAreOursOnlyAndAlwaysEnd() {
    String text = TerminalReport.write(Reports.hostile(Reports.HOSTILE), coloured(PLAIN));

    assertThat(text).contains("\u001b[1;31mNO-GO\u001b[0m");
    assertThat(text.lines()).allSatisfy(TextChecks::endsItsColours);
  }

  @Test
  void theWordComesFromTheVerdictAndNeverStandsAlone() {
    Report base = Reports.incomplete();

    assertThat(firstLine(base, Verdict.INCOMPLETE, "GO for T-1h: fine"))
        .isEqualTo("INCOMPLETE GO for T-1h: fine");
    assertThat(firstLine(base, Verdict.NO_GO, "NO_GO")).isEqualTo("NO-GO for T-1h");
    assertThat(firstLine(base, Verdict.NO_GO, "NO-GO")).isEqualTo("NO-GO for T-1h");
    assertThat(firstLine(base, Verdict.GO, "")).isEqualTo("GO for T-1h");
    assertThat(firstLine(base, Verdict.GO, "GOOD")).isEqualTo("GO GOOD");
  }

  private static String firstLine(Report base, Verdict verdict, String headline) {
    return TerminalReport.write(with(base, verdict, headline, base.counts()), PLAIN)
        .lines()
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theSumIsTheNumberOfItems() {
    for (Report report :
        List.of(Reports.go(), Reports.website(), Reports.noGo(), Reports.incomplete())) {
      String line = TerminalReport.write(report, PLAIN)
          .lines()
          .filter(l -> l.startsWith(" met "))
          .findFirst()
          .orElseThrow();
      int parts = NUMBER
          .matcher(line)
          .results()
          .mapToInt(number -> Integer.parseInt(number.group(1)))
          .sum();
      assertThat(line).endsWith("= " + report.checklist().items());
      assertThat(parts).isEqualTo(report.checklist().items());
    }
  }

  @Test
  void aMissingItemIsSaid() {
    Report base = Reports.incomplete();
    var counts = new LinkedHashMap<>(Map.of(Status.MET, 246));

    assertThat(TerminalReport.write(with(base, Verdict.GO, "GO for T-1h: x", counts), PLAIN))
        .contains("= 246")
        .contains("the checklist has 247 items: a fault of gonogo");
  }

  @Test
  void anItemThatNoCauseNamesIsStillShown() {
    assertThat(TerminalReport.write(Reports.noGo(), PLAIN))
        .contains("? NOT_SIGNED  1 blocking item: forgotten")
        .contains("COULD NOT SEE 6 items, 5 blocking");
  }

  @Test
  void theSameSeenAtSeveralPlacesIsSaidOnce() {
    assertThat(TerminalReport.write(Reports.website(), PLAIN))
        .containsOnlyOnce("6 days left")
        .containsOnlyOnce("→ renew the certificate on every node and reload them")
        .contains(
            "http://www.example.com/, http://api.example.com/health: answered 200, wanted 301 or 308");
  }

  @Test
  void aRunThatWasCutShortSaysSo() {
    var release = ReportBuilder.RELEASE;
    Report interrupted = new ReportBuilder()
        .build(Verdict.INCOMPLETE, "INCOMPLETE for T-1h", "prod", release, "cred-*", "interrupted");
    Report late = new ReportBuilder()
        .build(Verdict.INCOMPLETE, "INCOMPLETE for T-1h", "prod", release, "full", "deadline");

    assertThat(TerminalReport.write(interrupted, PLAIN))
        .contains("ended early (interrupted): what was not asked is CANCELLED")
        .contains("only cred-*: at best INCOMPLETE")
        .doesNotContain("exit ");
    assertThat(TerminalReport.write(late, PLAIN))
        .contains("ended early (deadline)")
        .endsWith("exit 3\n");
  }

  @Test
  void asciiHasItsOwnMarks() {
    String text = TerminalReport.write(Reports.noGo(), new Options(80, false, false, null));

    assertThat(text)
        .contains(" x data-loss", " ? BLOCKED", " ~ appsec", "-> send X", "met 1 | not met 3");
    assertThat(text.chars()).allMatch(character -> character < 0x7f);
  }

  @Test
  void aLongUrlIsNotTorn() {
    String url = "https://www.example.com/" + "path/".repeat(30);
    var report = new ReportBuilder()
        .notMet(
            "web",
            "Answers",
            Severity.BLOCKER,
            ReportBuilder.finding("c", url, "404", "200", "mend"))
        .build(Verdict.NO_GO, "NO_GO for T-1h");

    assertThat(TerminalReport.write(report, PLAIN).lines()).contains("     " + url + ":");
  }

  private static Report with(
      Report base, Verdict verdict, String headline, SequencedMap<Status, Integer> counts) {
    return new Report(
        base.schema(),
        base.run(),
        base.environment(),
        base.release(),
        base.checklist(),
        verdict,
        headline,
        base.reasons(),
        counts,
        verdict == Verdict.GO,
        base.decides(),
        base.onlyMissing(),
        base.causes(),
        base.restsOn(),
        base.sections(),
        base.evidence());
  }
}
