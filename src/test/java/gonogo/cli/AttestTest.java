package gonogo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttestTest {
  private static final String COMMIT = "3f2c1ab0".repeat(5);

  @TempDir
  private Path folder;

  @BeforeEach
  void write() throws IOException {
    file("gonogo.yaml", """
        environment: production
        checklist: list.yaml
        release: {product: Shop, version: 1.4.0, commit: %s}
        systems: {documents: {repository: {path: repository}}}
        people: people.yaml
        attestations: signed
        attest: {held: [dba]}
        """.formatted(COMMIT));
    file("list.yaml", """
        id: list
        version: 1
        title: List
        facts: {}
        roles: []
        sections:
          - title: All
            items:
              - id: plan-read
                text: Rollback plan read
                severity: blocker
                phase: T-4h
                depends: [held]
                checks:
                  - probe: attestation/signed
                    with:
                      statement: I have read the plan of {release.version}
                      duties: [deployment-lead]
                      documents: [docs/ROLLBACK.md]
              - {id: held, text: Training was held, severity: major, phase: T-1h, needs: [probe people/training]}
              - id: later
                text: It went well
                severity: major
                phase: +24h
                checks: [{probe: attestation/signed, with: {statement: It went well, duties: [deployment-lead]}}]
        """);
    Files.createDirectories(folder.resolve("repository/docs"));
    file("repository/docs/ROLLBACK.md", "# Rollback\n\nStart the image before.\n");
    assertThat(Ran.gonogo("attest", "keygen", path("ann.key")).status()).isZero();
    assertThat(Ran.gonogo("attest", "keygen", path("bob.key")).status()).isZero();
    people("[deployment-lead]", "[dba]");
  }

  private void people(String dutiesOfAnn, String dutiesOfBob) throws IOException {
    file(
        "people.yaml", """
        people:
          ann: {name: Ann Example, duties: %s, keys: ["%s"]}
          bob: {name: Bob Example, duties: %s, keys: ["%s"]}
        """.formatted(dutiesOfAnn, publicKey("ann"), dutiesOfBob, publicKey("bob")));
  }

  private String publicKey(String name) throws IOException {
    return Files.readString(folder.resolve(name + ".key.pub")).strip();
  }

  private void file(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private Ran attest(String typed, String... options) {
    List<String> line = new ArrayList<>(List.of("attest", path("gonogo.yaml")));
    line.addAll(List.of(options));
    return Ran.typing(typed, Map.of(), line.toArray(String[]::new));
  }

  private Ran run() {
    return Ran.gonogo("run", path("gonogo.yaml"));
  }

  @Test
  void aYesOfEachDutySettlesTheItemsAndCountsAsSignature() {
    Ran ann = attest("maybe\nyes\nread it twice\nsign\n", "--key", path("ann.key"));
    Ran bob = attest("y\n\nsign\n", "--key", path("bob.key"));

    assertThat(ann.status()).as(ann.err()).isZero();
    assertThat(ann.out())
        .contains(
            "Ann Example (ann) signs as deployment-lead",
            "1 of 1  plan-read  Rollback plan read (blocker, T-4h)",
            "statement: I have read the plan of 1.4.0",
            "document: docs/ROLLBACK.md, SHA-256 ",
            "maybe is no answer to plan-read",
            "sign 1 yes and 0 no as deployment-lead? type sign: ");
    assertThat(bob.out()).contains("statement: Training was held");
    assertThat(folder.resolve("signed"))
        .isDirectoryContaining("glob:**1.4.0+deployment-lead+ann.json")
        .isDirectoryContaining("glob:**1.4.0+deployment-lead+ann.json.sig");
    Ran run = run();
    assertThat(run.out())
        .contains("none of 2 blocking due met by evidence", "signature (2): plan-read", "met 2");
    assertThat(run.status()).isEqualTo(3); // nothing was seen, only said
  }

  /** Evidence from a document, the word of two people, and a verdict that rests on all of it. */
  private void go() throws IOException {
    file("list.yaml", Files.readString(folder.resolve("list.yaml")) + """
                  - id: plan-there
                    text: Rollback plan in place
                    severity: blocker
                    phase: T-1h
                    checks:
                      - {probe: documents/markdown, with: {paths: [docs/ROLLBACK.md], min-words: 1, owner: false, max-review-age: 0d}}
            """);
    assertThat(attest("y\n\nsign\n", "--key", path("ann.key")).status()).isZero();
    assertThat(attest("y\n\nsign\n", "--key", path("bob.key")).status()).isZero();
    Ran run = run();
    assertThat(run.out()).contains("GO for T-1h", "signature (2): plan-read");
    assertThat(run.status()).as(run.err() + run.out()).isZero();
  }

  /** The folder of attestations, the people and the list are those that lie beside the base. */
  @Test
  void anEnvironmentThatExtendsAnotherIsSignedForLikeIt() throws IOException {
    String alone = Files.readString(folder.resolve("gonogo.yaml"));
    file("base.yaml", alone.replace("environment: production\n", ""));
    file("gonogo.yaml", "extends: base.yaml\nenvironment: production\n");

    go();

    assertThat(folder.resolve("signed")).isDirectoryContaining("glob:**1.4.0+dba+bob.json");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      signed/1.4.0+dba+bob.json                     | 3
      signed/1.4.0+dba+bob.json.sig                 | 3
      signed/1.4.0+deployment-lead+ann.json         | 3
      signed/1.4.0+deployment-lead+ann.json.sig     | 3
      repository/docs/ROLLBACK.md                   | 1
      people.yaml                                   | 2
      list.yaml                                     | 2
      """)
  void whatIsTakenAwayEndsTheGo(String file, int status) throws IOException {
    go();
    Files.delete(folder.resolve(file));

    assertThat(run().status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      attestations: signed                                    | 3
      people: people.yaml                                     | 2
      attest: {held: [dba]}                                   | 3
      systems: {documents: {repository: {path: repository}}}  | 3
      """)
  void aLineOfTheEnvironmentThatIsTakenAwayEndsTheGo(String line, int status) throws IOException {
    go();
    String environment = Files.readString(folder.resolve("gonogo.yaml"));
    assertThat(environment).contains(line + "\n");
    file("gonogo.yaml", environment.replace(line + "\n", ""));

    assertThat(run().status()).isEqualTo(status);
  }

  @Test
  void theBundleIsJudgedAlikeAndTodaysPeopleMayBeTakenForIt() throws IOException {
    go();
    assertThat(
            Ran.gonogo("run", path("gonogo.yaml"), "--record", path("run.zip")).status())
        .isZero();
    Ran again = Ran.gonogo("judge", path("run.zip"));
    assertThat(again.status()).as(again.err() + again.out()).isZero();
    Ran late = Ran.gonogo(
        "judge",
        path("run.zip"),
        "--max-age",
        "60d",
        "--at",
        Instant.now().plus(20, ChronoUnit.DAYS).toString());
    assertThat(late.out()).contains("EXPIRED");
    assertThat(late.status()).isEqualTo(3);

    people("[deployment-lead]", "[]");
    Ran revoked = Ran.gonogo("judge", path("run.zip"), "--environment", path("gonogo.yaml"));
    assertThat(revoked.out()).contains("held", "dba");
    assertThat(revoked.status()).isEqualTo(3);
  }

  @Test
  void aNoOfTheOnlyOneWhoMaySignIsNoGo() {
    attest("no\nstep 4 is wrong\nsign\n", "--key", path("ann.key"));

    Ran run = run();

    assertThat(run.out()).contains("NO-GO", "plan-read", "step 4 is wrong");
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void aLaterWordTakesThePlaceOfTheEarlier() throws IOException {
    attest("no\n\nsign\n", "--key", path("ann.key"));
    Ran again = attest("yes\n\nsign\n", "--key", path("ann.key"));

    assertThat(again.out()).contains("said before: no, valid until");
    try (var files = Files.list(folder.resolve("signed"))) {
      assertThat(files).hasSize(2);
    }
    assertThat(run().out()).contains("signature: plan-read");
  }

  @Test
  void aWordThatWasNotSaidAnewIsNotLost() throws IOException {
    attest("no\nstep 4 is wrong\nsign\n", "--key", path("ann.key"));
    attest("yes\n\nsign\n", "--key", path("ann.key"), "--phase", "+24h");
    String environment = Files.readString(folder.resolve("gonogo.yaml"));
    file("gonogo.yaml", environment.replace("production", "staging"));
    attest("yes\n\nsign\n", "--key", path("ann.key"));
    file("gonogo.yaml", environment);

    try (var files = Files.list(folder.resolve("signed"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(name -> name.endsWith(".json"))
          .containsExactlyInAnyOrder(
              "1.4.0+deployment-lead+ann.json",
              "1.4.0+deployment-lead+ann+2.json",
              "1.4.0+deployment-lead+ann+3.json");
    }
    Ran run = run();
    assertThat(run.out()).contains("NO-GO", "step 4 is wrong");
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void theReportStandsBesideTheStatementWhenItIsOfThisRelease() throws IOException {
    Ran.gonogo("run", path("gonogo.yaml"), "--out", path("out"));
    Ran shown = attest("quit\n", "--key", path("ann.key"), "--report", path("out/report.json"));
    assertThat(shown.out())
        .contains("report: UNDETERMINED (NOT_SIGNED)", "depends on held: UNDETERMINED");
    assertThat(shown.err()).contains("nothing was signed");
    assertThat(shown.status()).isEqualTo(2);

    String other = Files.readString(folder.resolve("out/report.json"))
        .replace(COMMIT, COMMIT.replace('3', '4'));
    file("out/report.json", other);
    Ran refused =
        attest("yes\n\nsign\n", "--key", path("ann.key"), "--report", path("out/report.json"));
    assertThat(refused.err()).contains("it is of 1.4.0 4f2c1ab0");
    assertThat(refused.status()).isEqualTo(2);
    assertThat(folder.resolve("signed")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      ''
      quit
      skip
      yes
      yes,,no
      yes,,
      """)
  void whoDoesNotSignToTheEndHasSignedNothing(String typed) {
    Ran ran = attest(typed.replace(",", "\n"), "--key", path("ann.key"));

    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("nothing was signed");
    assertThat(folder.resolve("signed")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      --person ann                                | wanted either --key FILE or --unsigned
      --unsigned                                  | --unsigned wants --person ID
      --unsigned --person anne                    | no anne, did you mean ann?
      --key ann.key --person bob                  | the key is of ann, not of bob
      --key ann.key --duty dba                    | ann does not hold the duty dba
      --key ann.key --valid 15d                   | at most 14 days
      --key ann.key --phase code-freeze           | nothing is asked of ann (deployment-lead) at code-freeze
      --key missing.key                           | the key cannot be read
      --key list.yaml                             | list.yaml:
      --key ann.key --report list.yaml            | is no report
      """)
  void wrongUseIsSaid(String options, String message) {
    String[] words = options.split(" ");
    for (int i = 0; i < words.length; i++) {
      if (words[i].contains(".")) {
        words[i] = path(words[i]);
      }
    }

    Ran ran = attest("yes\n\nsign\n", words);

    assertThat(ran.err()).contains(message);
    assertThat(ran.status()).isEqualTo(2);
    assertThat(folder.resolve("signed")).doesNotExist();
  }

  @Test
  void whatIsAskedOfTwoDutiesIsSignedForEach() throws IOException {
    people("[deployment-lead, dba]", "[]");

    assertThat(attest("yes\n\nsign\n", "--key", path("ann.key")).err())
        .contains("say which duty is signed for: deployment-lead, dba");
    assertThat(
            attest("yes\n\nsign\n", "--key", path("ann.key"), "--duty", "dba").status())
        .isZero();
  }

  @Test
  void aSheetMayBeSignedBySomethingElse() throws IOException {
    Ran ran = attest("yes\n\nsign\n", "--unsigned", "--person", "ann");

    assertThat(ran.status()).isZero();
    assertThat(ran.out()).contains("ssh-keygen -Y sign -n gonogo -f KEY ");
    assertThat(run().out()).contains("plan-read", "NO_SIGNATURE");
  }

  @Test
  void theSheetIsValidToTheEndOfTheWindow() throws IOException {
    Instant end = Instant.now().plus(3, ChronoUnit.DAYS).truncatedTo(ChronoUnit.HOURS);
    String environment = Files.readString(folder.resolve("gonogo.yaml"));
    file(
        "gonogo.yaml",
        environment.replace(
            COMMIT,
            COMMIT
                + ", window: {start: %s, end: %s}".formatted(end.minus(2, ChronoUnit.HOURS), end)));

    assertThat(attest("yes\n\nsign\n", "--key", path("ann.key")).out())
        .contains("valid until " + end);
  }

  @Test
  void aDocumentThatIsNotThereCannotBeSigned() throws IOException {
    Files.delete(folder.resolve("repository/docs/ROLLBACK.md"));

    Ran ran = attest("yes\n\nsign\n", "--key", path("ann.key"));

    assertThat(ran.out()).contains("docs/ROLLBACK.md is not there", "left out");
    assertThat(ran.status()).isEqualTo(2);
  }

  @Test
  void keysAreNeverWrittenOver() throws IOException {
    String before = Files.readString(folder.resolve("ann.key"));

    Ran again = Ran.gonogo("attest", "keygen", path("ann.key"));

    assertThat(again.status()).isEqualTo(2);
    assertThat(again.err()).contains("is there already");
    assertThat(Files.readString(folder.resolve("ann.key"))).isEqualTo(before);
    assertThat(Files.getPosixFilePermissions(folder.resolve("ann.key"))).hasSize(2);
  }
}
