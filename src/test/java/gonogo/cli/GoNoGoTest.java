package gonogo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Decisions of go or no-go: signed on a report, void when something gets worse. */
class GoNoGoTest {

  @TempDir
  private Path folder;

  private GoNoGo scene;

  @BeforeEach
  void write() throws IOException {
    scene = GoNoGo.in(folder);
  }

  @Test
  void aDecisionIsSignedOnAReportAndHoldsInTheNextRuns() {
    Ran before = scene.report();
    assertThat(before.status()).isEqualTo(3);
    assertThat(before.out()).contains("2 of 5 blocking due unseen, READY: only signatures missing");

    Ran ann = scene.attest("ann", "y\n\ny\n\nsign\n");
    Ran bob = scene.attest("bob", "y\n\nsign\n");

    assertThat(ann.status()).as(ann.err() + ann.out()).isZero();
    assertThat(ann.out())
        .contains(
            "statement: Go for 1.4.0",
            "it rests on 2 items, 0 of them not met or not applicable; decision ",
            "it rests on 3 items, 0 of them");
    assertThat(bob.status()).isZero();
    for (int i = 0; i < 2; i++) {
      Ran run = scene.run();
      assertThat(run.status()).as(run.err() + run.out()).isZero();
      assertThat(run.out())
          .contains(
              "GO for T-1h", "signature (2): go UNDETERMINED → MET; final UNDETERMINED → MET");
    }
  }

  @Test
  void whatGetsWorseVoidsItByNameAndIsForgottenWhenItIsMended() throws IOException {
    scene.signAll();
    scene.spoil("GUIDE.md");

    Ran worse = scene.run();

    assertThat(worse.status()).isEqualTo(1);
    assertThat(worse.out()).contains("guide");
    assertThat(scene.report().status()).isEqualTo(1);
    assertThat(scene.text("out/report.json"))
        .contains("guide was MET when it was signed, is NOT_MET (GOT_WORSE)");
    scene.write("GUIDE.md");
    assertThat(scene.run().status()).isZero();
  }

  @Test
  void whatWorsensOnlyLaterLeavesTheEarlierDecision() throws IOException {
    scene.signAll();
    scene.spoil("NOTES.md");

    assertThat(scene.report().status()).isEqualTo(1);
    String report = scene.text("out/report.json");
    assertThat(report).contains("late was MET when it was signed, is NOT_MET");
    assertThat(scene.run("--phase", "T-4h").status()).isZero(); // the other one is not due yet
  }

  @Test
  void whatGetsBetterKeepsIt() throws IOException {
    scene.spoil("GUIDE.md");
    scene.report();
    assertThat(scene.attest("ann", "y\n\ny\n\nsign\n").out())
        .contains("1 of them not met", "NOT_MET guide (major): ");
    assertThat(scene.attest("bob", "y\n\nsign\n").status()).isZero();
    assertThat(scene.run().status()).isEqualTo(1);
    scene.write("GUIDE.md");

    assertThat(scene.run().status()).isZero();
  }

  @Test
  void nobodySaysYesOverABlockerThatIsNotMetButANoIsHeard() throws IOException {
    scene.spoil("PLAN.md");
    scene.report();

    Ran ann = scene.attest("ann", "y\nskip\nskip\n");

    assertThat(ann.out()).contains("yes is refused while a blocker is not met: plan");
    assertThat(ann.status()).isEqualTo(2);
    assertThat(scene.attest("bob", "no\nthe plan is empty\nsign\n").status()).isZero();
    scene.write("PLAN.md");
    Ran run = scene.run();
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains("bob said no as qa-lead");
  }

  /** Each of these makes nothing better; it only asks for less. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      facts: {}                          | items: {guide: {with: {min-words: 1}}}     | what is asked of guide was another
      facts: {}                          | items: {guide: {severity: blocker}}        | what is asked of guide was another
      environment: production            | environment: production;vantage: internet  | it was looked from local when it was signed
      """)
  void leversThatWereMovedAfterwardsVoidIt(String from, String to, String why) throws IOException {
    scene.signAll();
    scene.replace("gonogo.yaml", from, to.replace(';', '\n'));

    assertThat(scene.report().status()).isEqualTo(3);
    assertThat(scene.text("out/report.json")).contains(why);
  }

  @Test
  void aFactThatIsDeclaredAfterwardsVoidsIt() throws IOException {
    scene.replace(
        "list.yaml", "text: The guide is there, ", "text: The guide is there, when: [not cdn], ");
    scene.replace("gonogo.yaml", "facts: {}", "facts: {cdn: false}");
    scene.signAll();
    assertThat(scene.run().status()).isZero();
    scene.replace("gonogo.yaml", "facts: {cdn: false}", "facts: {cdn: true}");

    assertThat(scene.report().status()).isEqualTo(3);
    assertThat(scene.text("out/report.json"))
        .contains("other facts were declared when it was signed: cdn");
  }

  @Test
  void aSheetThatIsEditedByHandDoesNotCount() throws IOException {
    scene.spoil("GUIDE.md");
    scene.report();
    assertThat(scene.attest("ann", "y\n\ny\n\nsign\n").status()).isZero();
    String sheet = "signed/1.4.0+tech-lead+ann.json";
    scene.replace(sheet, "\"NOT_MET ", "\"MET ");

    scene.report();
    assertThat(scene.text("out/report.json")).contains("(WRONG_SIGNATURE)");
  }

  @Test
  void aDecisionWithoutAReportIsLeftOut() {
    Ran ran = scene.typing("y\n\nsign\n", "attest", "--key", scene.path("ann.key"));

    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.out())
        .contains("left out: it is signed on what a report shows: say --report FILE");
    assertThat(folder.resolve("signed")).doesNotExist();
  }

  @Test
  void aReportOfAnEarlierGateDoesNotSayHowAllItemsStand() {
    scene.report("--phase", "T-4h");

    Ran ran = scene.attest("ann", "y\n\nsign\n");

    assertThat(ran.out())
        .contains("left out: the report of T-4h does not say how late stands: run the gate T-1h");
    assertThat(ran.status()).isZero();
    assertThat(scene.run("--phase", "T-4h").out()).contains("qa-lead").doesNotContain("tech-lead");
  }

  /** Nobody decides on a report that is not the whole truth of now. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      "replayed": false       | "replayed": true             | it was judged from a bundle
      "replayed": false       | "other": false               | it was judged from a bundle
      "scope": "full"         | "scope": "plan"              | it was narrowed to plan
      "end": "completed"      | "end": "deadline"            | its run was cut short (deadline)
      "phase": "T-1h"         | "phase": "noon"              | it is of the unknown gate noon
      "id": "list"            | "id": "other"                | it is of the checklist other, not of list
      """)
  void aReportThatNobodyCanDecideOnIsRefused(String from, String to, String why)
      throws IOException {
    scene.report();
    scene.replace("out/report.json", from, to);

    Ran ran = scene.attest("ann", "y\n\ny\n\nsign\n");

    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains(why);
    assertThat(folder.resolve("signed")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"-5, more than 4 hours ago: run again", "1, 'and it is '"})
  void aReportOfAnotherTimeIsRefused(int hours, String why) throws IOException {
    scene.report();
    String report = scene.text("out/report.json");
    String other = Instant.now().plus(hours, ChronoUnit.HOURS).toString();
    scene.file(
        "out/report.json",
        report.replaceFirst("\"asOf\": \"[^\"]*\"", "\"asOf\": \"" + other + "\""));

    Ran ran = scene.attest("ann", "y\n\ny\n\nsign\n");

    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("it is of ", why);
  }

  @ParameterizedTest
  @CsvSource({"gonogo.yaml, facts: {}, facts: {cdn: true}", "list.yaml, min-words: 2, min-words: 1"
  })
  void aReportOfOtherFilesIsRefused(String file, String from, String to) throws IOException {
    scene.report();
    scene.replace(file, from, to);

    Ran ran = scene.attest("ann", "y\n\ny\n\nsign\n");

    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("it was made from another ", file, ": run again");
  }

  @Test
  void aBundleIsJudgedAlikeWithTheDecisionLast() throws IOException {
    scene.signAll();
    assertThat(scene.run("--record", scene.path("run.zip")).status()).isZero();
    Files.delete(folder.resolve("repository/GUIDE.md"));

    Ran again = Ran.gonogo("judge", scene.path("run.zip"));

    assertThat(again.status()).as(again.err() + again.out()).isZero();
  }

  @Test
  void whatItRestsOnMustBeThere() throws IOException {
    scene.replace(
        "list.yaml",
        "statement: Final go, duties: [tech-lead], decision: [\"*\"]",
        "statement: Final go, duties: [tech-lead], decision: [go, plan]");

    Ran ran = scene.run();

    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("decision: no item that it could rest on matches \"go\"");
  }
}
