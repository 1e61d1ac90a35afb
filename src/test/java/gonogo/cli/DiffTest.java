package gonogo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports of real runs are compared, and no way to look at less ends as the same or better. */
class DiffTest {
  @TempDir
  private static Path folder;

  private static ReportedSite site;
  private static String good = "";
  private static String bad = "";
  private static String bundle = "";

  @BeforeAll
  static void run() throws IOException {
    site = new ReportedSite(folder);
    site.answers("/shop", 503);
    bundle = site.path("bad.zip");
    bad = site.run("bad", "--record", bundle);
    site.answers("/shop", 200);
    good = site.run("good");
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  @BeforeEach
  void asItWas() throws IOException {
    site.answers("/shop", 200);
    site.write("gonogo.yaml", site.environment());
    site.write("list.yaml", ReportedSite.LIST);
  }

  private static Ran diff(String before, String after, String... options) {
    var arguments = new ArrayList<>(List.of("diff", before, after));
    arguments.addAll(List.of(options));
    return Ran.gonogo(arguments.toArray(String[]::new));
  }

  private static void isWorse(Ran ran, String... said) {
    assertThat(ran.status()).as(ran.out() + ran.err()).isEqualTo(1);
    assertThat(ran.out()).contains(said).endsWith("; exit 1\n");
    assertThat(ran.out().lines().toList().getLast()).startsWith("worse: ");
  }

  private static void isNotWorse(Ran ran, String... said) {
    assertThat(ran.status()).as(ran.out() + ran.err()).isZero();
    assertThat(ran.out()).contains(said).endsWith("; exit 0\n");
  }

  @Test
  void whatIsMendedIsBetter() {
    isNotWorse(
        diff(bad, good), "A NO-GO for", "B GO for", "FIXED 1", "shop  The shop answers", "better:");
  }

  @Test
  void theSameTwiceIsTheSame() {
    isNotWorse(diff(bad, bad + "/report.json"), "the same: nothing changed; exit 0");
  }

  @Test
  void anotherRunThatSawTheSameIsTheSame() {
    isNotWorse(diff(good, site.run("again")), "the same");
  }

  /** Swapped, a thing that was mended looks broken, and one that broke would look mended. */
  @Test
  void theEarlierOneComesFirst() {
    isWorse(diff(good, bad), "B is older than A", "WORSE 1");
    site.answers("/shop", 500);
    String broken = site.run("broken");
    isWorse(diff(good, broken), "verdict GO → NO_GO", "500 Internal Server Error", "WORSE 1");
    isWorse(diff(broken, good), "B is older than A", "FIXED 1");
  }

  @Test
  void recordedEvidenceJudgedAgainIsTheSame() {
    String judged = site.path("judged");
    Ran.gonogo("judge", bundle, "--out", judged);
    isNotWorse(diff(bad, judged), "judged from recorded evidence");
    Ran.gonogo("judge", bundle, "--out", judged, "--at", "2090-01-01T00:00:00Z");
    isWorse(diff(bad, judged), "LEVERS", "--at");
    isWorse(diff(good, judged), "B is older than A");
  }

  @Test
  void whatWasNotSelectedIsNotFixed() {
    isWorse(
        diff(bad, site.run("only", "--only", "answers")),
        "another scope: full → answers",
        "NEWLY UNSEEN",
        "what failed before is not fixed",
        "only new: 4 items selected → 1 items selected");
  }

  @Test
  void anotherGateIsNotTheSame() {
    isWorse(
        diff(bad, site.run("gate", "--phase", "T-4h")),
        "another gate: T-1h → T-4h",
        "no longer asked",
        "gate new: T-1h → T-4h");
  }

  @Test
  void whatDoesNotAnswerIsNotFixed() throws IOException {
    site.write("gonogo.yaml", site.environment().replaceAll("127.0.0.1:\\d+", "127.0.0.1:1"));
    isWorse(diff(bad, site.run("dead")), "NEWLY UNSEEN", "NOT_MET → UNDETERMINED");
  }

  @Test
  void whatDoesNotDecideAnyMoreIsNotFixed() throws IOException {
    LocalDate soon = LocalDate.now(ZoneOffset.UTC).plusDays(30);
    site.answers("/shop", 503);
    for (String list : new String[] {"trial", "later"}) {
      site.write("gonogo.yaml", site.environment() + "adoption: adoption.yaml\n");
      site.write(
          "adoption.yaml", """
          adoption: test
          %s: [{items: [shop], %s: %s, owner: ann, reason: test}]
          """.formatted(list, list.equals("trial") ? "until" : "review", soon));
      isWorse(diff(bad, site.run(list)), "no longer decides", "adoption new");
    }
  }

  @Test
  void whatIsDeclaredAwayIsNotFixed() throws IOException {
    site.write("gonogo.yaml", site.environment().replace("cdn: true", "cdn: false"));
    isWorse(
        diff(good, site.run("fact")),
        "MET → NOT_APPLICABLE",
        "fact new: cdn: unknown → cdn: false",
        "files that changed");
  }

  @Test
  void whatTheChecklistNoLongerAsksIsNotFixed() throws IOException {
    site.write("list.yaml", ReportedSite.LIST.replaceFirst("(?m)^.*id: shop.*\n", ""));
    isWorse(
        diff(bad, site.run("shorter")),
        "NOT_MET → -",
        "the item is gone",
        "another text of the checklist");
  }

  @Test
  void aMilderAdjustmentIsALever() throws IOException {
    site.answers("/shop", 503);
    site.write("gonogo.yaml", site.environment() + "items: {shop: {with: {status: [503]}}}\n");
    isWorse(diff(bad, site.run("milder")), "FIXED 1", "setting shop", "1 lever moved");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      "end": "completed"    | "end": "interrupted"         | 1 | the run ended early
      "name": "production"  | "name": "staging"            | 0 | another environment
      "status": "MET"       | "status": "PERFECT"          | 2 | not whole
      "items": 4            | "items": 5                   | 2 | not whole
      "ok": true            | "fine": true                 | 2 | does not say whether it is ok
      "go": true            | "go": false                  | 2 | says go: false
      "schema": "gonogo/report/v1" | "schema": "gonogo/report/v9" | 2 | is no report
      "id": "list"          | "id": "other"                | 2 | nothing can be compared
      """)
  void whatSomebodyMadeOfAReport(String from, String to, int status, String said)
      throws IOException {
    String json = Files.readString(Path.of(good, "report.json"));
    assertThat(json).contains(from);
    Path changed = site.write("changed.json", json.replace(from, to));

    Ran ran = diff(good, changed.toString());

    assertThat(ran.status()).as(ran.out() + ran.err()).isEqualTo(status);
    assertThat(ran.out() + ran.err()).contains(said);
    assertThat(diff(changed.toString(), good).status()).isEqualTo(status == 2 ? 2 : 0);
  }

  @Test
  void aReportThatWasCutOffIsNone() throws IOException {
    String json = Files.readString(Path.of(good, "report.json"));
    Path half = site.write("half.json", json.substring(0, json.length() / 2));
    assertThat(diff(good, half.toString()).status()).isEqualTo(2);
    assertThat(diff(good, half.toString()).err()).contains("it is not JSON");
    assertThat(diff(good, site.path("none.json")).status()).isEqualTo(2);
    assertThat(Ran.gonogo("diff", good).status()).isEqualTo(2);
  }

  @Test
  void aCommentOnAChangeIsWrittenInMarkdown() {
    Ran ran = diff(bad, good, "--format", "md");
    assertThat(ran.status()).isZero();
    assertThat(ran.out())
        .startsWith("**gonogo diff:** better: 1 item fixed")
        .contains("| FIXED 1 | Change | What |", "NOT_MET → MET");
    assertThat(diff(good, bad, "--format", "md").status()).isEqualTo(1);
    assertThat(diff(good, bad, "--format", "xml").status()).isEqualTo(2);
  }
}
