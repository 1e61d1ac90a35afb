package gonogo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who must sign what, and how it stands with it. */
class SignoffsTest {

  @TempDir
  private Path folder;

  private GoNoGo scene;

  @BeforeEach
  void write() throws IOException {
    scene = GoNoGo.in(folder);
  }

  private Ran signoffs(String... options) {
    return scene.gonogo("signoffs", options);
  }

  private String report() {
    return scene.path("out/report.json");
  }

  private static JsonNode json(Ran ran) {
    return JsonMapper.shared().readTree(ran.out());
  }

  @Test
  void saysWhoMustSignWhat() {
    Ran ran = signoffs();

    assertThat(ran.status()).isEqualTo(3);
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out()).isEqualTo("""
        Shop 1.4.0 (%s) to production, gate T-1h

         ?  go  It may go (blocker, T-4h)
             statement: Go for 1.4.0
             wanted: tech-lead, qa-lead, each by somebody else; veto: qa-lead
             tech-lead: missing, of ann
             qa-lead: missing, of bob

         ?  final  It goes (blocker, T-1h)
             statement: Final go
             wanted: tech-lead
             tech-lead: missing, of ann

        2 statements: 2 not signed
        whether a yes to a decision still holds is known with --report FILE: it is void when something got worse
        --message prints what to send to each person
        """.formatted(GoNoGo.COMMIT));
  }

  @Test
  void whatIsSignedIsShownWithItsEnd() {
    scene.signAll();

    Ran ran = signoffs("--report", report());

    assertThat(ran.status()).isZero();
    assertThat(ran.out())
        .contains("yes go  It may go", "tech-lead: yes of ann, until 20", "2 statements: 2 signed")
        .doesNotContain("missing", "--report");
    assertThat(signoffs("--message").out()).isEqualTo("nothing is left to sign\n");
  }

  @Test
  void whatGotWorseIsKnownWithAReport() throws IOException {
    scene.signAll();
    scene.spoil("GUIDE.md");
    scene.report();

    assertThat(signoffs().status()).isZero(); // as far as the files tell
    Ran ran = signoffs("--report", report());

    assertThat(ran.status()).isEqualTo(3);
    assertThat(ran.out())
        .contains(
            "tech-lead: missing, of ann",
            "void: 1.4.0+tech-lead+ann.json: guide was MET when it was signed, is NOT_MET (GOT_WORSE)",
            "2 statements: 2 not signed");
    assertThat(signoffs("--report", report(), "--message").out())
        .contains("what you signed is void: guide was MET when it was signed, is NOT_MET");
  }

  @Test
  void aReportOfAnEarlierGateTellsNothingOfALaterDecision() {
    scene.signAll();
    scene.report("--phase", "T-4h");

    Ran ran = signoffs("--report", report());

    assertThat(ran.status()).isEqualTo(3);
    assertThat(ran.out())
        .contains("yes go  ", "cannot be counted yet: how the items stand that it rests on is not");
  }

  @Test
  void aNoThatDecidesIsOne() {
    scene.report();
    scene.attest("bob", "no\nthe guide is old\nsign\n");

    Ran ran = signoffs();

    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out())
        .contains("NO  go  ", "qa-lead: NO of bob, until 20", ": the guide is old", "1 refused");
  }

  @Test
  void theMessageHasTheCommandAsItWorks() {
    scene.report();

    String out = signoffs("--message", "--report", report()).out();

    assertThat(out)
        .contains(
            "To: Ann Example <ann@example.com>\n",
            "To: Bob Example\n",
            "Your signature is wanted for Shop 1.4.0 (" + GoNoGo.COMMIT
                + ") to production, gate T-1h",
            "- It may go\n  \"Go for 1.4.0\"\n",
            "- It goes\n");
    List<String> commands =
        out.lines().filter(line -> line.startsWith("  gonogo attest ")).toList();
    assertThat(commands).hasSize(2);
    assertThat(sign(commands.getFirst(), "ann", "y\n\ny\n\nsign\n").status()).isZero();
    assertThat(sign(commands.getLast(), "bob", "y\n\nsign\n").status()).isZero();
    assertThat(signoffs("--report", report()).status()).isZero();
  }

  private Ran sign(String command, String person, String typed) {
    String[] words = command.strip().split(" ");
    assertThat(words).startsWith("gonogo").endsWith("--key", "KEY");
    words[words.length - 1] = scene.path(person + ".key");
    return Ran.typing(
        typed, Map.of(), List.of(words).subList(1, words.length).toArray(String[]::new));
  }

  @Test
  void wordsThatAShellWouldReadAreQuoted() {
    assertThat(signoffs("--message", "--release", "previous=it's 1.3; rm", "--phase", "T-4h")
            .out())
        .contains("--release 'previous=it'\\''s 1.3; rm' --phase T-4h --duty tech-lead --person ann"
            + " --report out/report.json --key KEY");
  }

  @Test
  void timesAreSaidWhereTheWindowIsKnown() throws IOException {
    Instant start = Instant.now().plus(9, ChronoUnit.HOURS).truncatedTo(ChronoUnit.HOURS);
    scene.replace(
        "gonogo.yaml",
        GoNoGo.COMMIT,
        GoNoGo.COMMIT + ", window: {start: %s, end: %s}".formatted(start, start.plusSeconds(7200)));
    scene.replace("list.yaml", "statement: Final go,", "statement: Final go, not-before: T-1h,");

    Ran ran = signoffs();

    assertThat(ran.out())
        .contains(
            "to be signed by " + start.minus(4, ChronoUnit.HOURS),
            "to be signed not before %s, by %s".formatted(start.minus(1, ChronoUnit.HOURS), start));
    JsonNode last = json(signoffs("-o", "json")).path("items").path(1);
    assertThat(last.path("by").stringValue()).isEqualTo(start.toString());
  }

  @Test
  void theJsonSaysTheSame() {
    scene.report();
    scene.attest("ann", "y\n\ny\n\nsign\n");

    Ran ran = signoffs("-o", "json", "--report", report());

    assertThat(ran.status()).isEqualTo(3);
    JsonNode json = json(ran);
    assertThat(json.path("schema").stringValue()).isEqualTo("gonogo/signoffs/v1");
    assertThat(json.path("complete").booleanValue()).isFalse();
    assertThat(json.path("heldAgainstReport").booleanValue()).isTrue();
    JsonNode go = json.path("items").path(0);
    assertThat(go.path("state").stringValue()).isEqualTo("missing");
    assertThat(go.path("decision").booleanValue()).isTrue();
    JsonNode techLead = go.path("duties").path(0);
    assertThat(techLead.path("words").path(0).path("person").stringValue()).isEqualTo("ann");
    assertThat(techLead.path("missing").booleanValue()).isFalse();
    assertThat(go.path("duties").path(1).path("asked").path(0).stringValue()).isEqualTo("bob");
    assertThat(json.path("items").path(1).path("state").stringValue()).isEqualTo("signed");
  }

  @Test
  void whoHasNoKeyAndWhatNobodyHoldsIsSaid() throws IOException {
    scene.people("[]", "[]");
    scene.file("people.yaml", scene.text("people.yaml") + """
          cleo: {name: Cleo Example, duties: [tech-lead], keys: ["ssh-rsa AAAA"]}
        """);

    Ran ran = signoffs();

    assertThat(ran.status()).isEqualTo(3);
    assertThat(ran.out())
        .contains(
            "nobody in the list of people holds tech-lead or qa-lead now",
            "tech-lead: missing; cleo has no key that counts: 'gonogo attest keygen FILE'",
            "qa-lead: missing, and nobody holds it: give somebody in the list of people duties: [qa-lead]");
    assertThat(signoffs("--message").out()).contains("nobody can be asked to sign now");
  }

  @Test
  void whereNoFolderIsNamedItSaysSo() throws IOException {
    scene.replace("gonogo.yaml", "attestations: signed\n", "");

    Ran ran = signoffs();

    assertThat(ran.status()).isEqualTo(3);
    assertThat(ran.out())
        .contains("cannot be signed yet: the environment names no folder of attestations");
    assertThat(json(signoffs("-o", "json")).path("items").path(0).path("state").stringValue())
        .isEqualTo("blocked");
  }

  @Test
  void whereNothingIsToBeSignedItSaysSo() {
    Ran ran = signoffs("--phase", "code-freeze");

    assertThat(ran.status()).isZero();
    assertThat(ran.out()).endsWith("gate code-freeze\nnothing to sign at this gate\n");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      --message -o json            | it is text for people
      --report missing.json        | missing.json cannot be read
      --report list.yaml           | is no report
      """)
  void wrongUseIsSaid(String options, String message) {
    String[] words = options.split(" ");
    for (int i = 0; i < words.length; i++) {
      if (words[i].contains(".")) {
        words[i] = scene.path(words[i]);
      }
    }

    Ran ran = signoffs(words);

    assertThat(ran.err()).contains(message);
    assertThat(ran.status()).isEqualTo(2);
  }

  /** No decision of the shipped list rests on itself or another one, and signing one voids none. */
  @Test
  void theDecisionsOfTheShippedListRestOnEverythingElse() throws IOException {
    Instant start = Instant.now().plus(30, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.SECONDS);
    scene.replace("gonogo.yaml", "checklist: list.yaml", "checklist: production-deployment");
    scene.replace(
        "gonogo.yaml",
        GoNoGo.COMMIT,
        GoNoGo.COMMIT + ", window: {start: %s, end: %s}".formatted(start, start.plusSeconds(7200)));
    scene.people("[tech-lead]", "[deployment-lead]");
    scene.report();

    Ran ann = scene.attest("ann", "y\n\ny\n\nsign\n");
    Ran bob = scene.attest("bob", "y\n\nsign\n");

    assertThat(ann.status()).as(ann.err() + ann.out()).isZero();
    assertThat(bob.status()).as(bob.err() + bob.out()).isZero();
    assertThat(scene.text("signed/1.4.0+tech-lead+ann.json"))
        .contains("\"t4h-rollback-plan-reviewed\": \"UNDETERMINED ")
        .doesNotContain(
            "\"exec-go-no-go-decision-made\": \"",
            "\"t4h-final-checklist-review\": \"",
            "\"t1h-go-no-go-final\": \"");
    scene.report();
    assertThat(scene.text("out/report.json")).doesNotContain("GOT_WORSE");
    Ran ran = signoffs("--report", report());
    assertThat(ran.status()).isEqualTo(3);
    assertThat(ran.out())
        .contains(
            "statement: FINAL GO for Shop 1.4.0 to production at " + start,
            "tech-lead: yes of ann, until ",
            "deployment-lead: yes of bob, until ",
            "4 statements: 1 signed, ");
  }
}
