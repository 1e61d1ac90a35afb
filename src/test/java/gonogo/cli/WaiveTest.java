package gonogo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import gonogo.model.Source;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A waiver is written only when it would hold, and then the verdict shows it. */
class WaiveTest {
  private static final String BROKEN = "http/request/status";

  @TempDir
  private Path folder;

  private HttpServer site;

  @BeforeEach
  void start() throws IOException {
    site = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    site.createContext("/", exchange -> {
      try (exchange) {
        exchange.sendResponseHeaders(
            exchange.getRequestURI().getPath().equals("/") ? 200 : 503, -1);
      }
    });
    site.start();
    write("list.yaml", """
        id: list
        version: 1
        title: List
        facts: {cdn: Is there a CDN?}
        roles: [app]
        sections:
          - title: All
            items:
              - {id: answers, text: It answers, severity: blocker, phase: T-1h, checks: [{probe: http/request}]}
              - {id: shop, text: "The shop: answers", severity: major, phase: T-4h, checks: [{probe: http/request, with: {paths: [/shop]}}]}
              - {id: unbound, formerly: [unseen], text: Nobody looks, severity: major, phase: T-1h, needs: [probe sql/query]}
              - {id: cached, text: It is cached, severity: major, phase: T-1h, when: [cdn], checks: [{probe: http/request}]}
              - {id: decision, text: All is well, severity: blocker, phase: T-1h, of: {items: [answers], require: met}}
              - {id: later, text: Later, severity: major, phase: +24h, checks: [{probe: http/request}]}
        """);
    write("people.yaml", """
        people:
          ann: {name: Ann Example, email: ann@example.com, duties: [], keys: []}
          bob: {name: Bob Example, email: bob@example.com, duties: [], keys: []}
          cleo: {name: Cleo Example, duties: [], keys: [], until: 2026-01-01}
          dora: {name: Dora Example, duties: [], keys: [], until: 2990-01-02}
        """);
    write("adoption.yaml", """
        adoption: test
        later: [{items: [later], review: 2026-01-01, owner: ann, reason: test}]
        """);
    write("gonogo.yaml", environment());
  }

  @AfterEach
  void stop() {
    site.stop(0);
  }

  private String environment() {
    return """
        environment: production
        checklist: list.yaml
        systems: {web: {site: {url: "http://127.0.0.1:%d"}}}
        facts: {cdn: false}
        people: people.yaml
        """.formatted(site.getAddress().getPort());
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private String read(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private Ran waive(String item, String... options) {
    List<String> arguments = new ArrayList<>(List.of("waive", path("gonogo.yaml"), item));
    arguments.addAll(List.of(options));
    if (arguments.stream().noneMatch(option -> option.startsWith("--reason"))) {
      arguments.addAll(List.of("--reason", "moves to the CDN"));
    }
    if (arguments.stream().noneMatch(option -> option.startsWith("--owner"))) {
      arguments.addAll(List.of("--owner", "api-team"));
    }
    return Ran.gonogo(arguments.toArray(String[]::new));
  }

  private Ran run(String... options) {
    List<String> arguments = new ArrayList<>(List.of("run", path("gonogo.yaml")));
    arguments.addAll(List.of(options));
    return Ran.gonogo(arguments.toArray(String[]::new));
  }

  @Test
  void codesOfAReportAreWaivedAndTheVerdictSaysSo() throws IOException {
    write("gonogo.yaml", environment() + "adoption: adoption.yaml\n");
    write("adoption.yaml", """
        adoption: test
        decides: [answers, shop]
        later: [{items: ["*"], review: %s, owner: ann, reason: test}]
        """.formatted(day(30)));
    assertThat(run("--out", path("out")).status()).isEqualTo(1);

    Ran waived = waive(
        "shop",
        "--accepts",
        "failed",
        "--report",
        path("out/report.json"),
        "--approver",
        "ann",
        "--for",
        "5d");
    assertThat(waived.err()).isEmpty();
    assertThat(waived.out())
        .contains(
            "waivers.yaml: written, and named in the last line of",
            "  - id: w1\n    item: shop\n",
            "    codes: [" + BROKEN + "]\n",
            "\"The shop: answers\" (major, due at T-4h) is waived",
            "while every finding is one of " + BROKEN,
            "report.json, of 20",
            "  waiver: shop NOT_MET -> WAIVED by w1\n",
            "reviewed by\n  ann, Ann Example\n");
    assertThat(waived.status()).isZero();
    assertThat(read("gonogo.yaml"))
        .isEqualTo(environment() + "adoption: adoption.yaml\nwaivers: waivers.yaml\n");

    Ran ran = run();
    assertThat(ran.out())
        .startsWith(
            "GO for T-1h of list: 2 of 6 items decide, all 2 blocking due are met, 1 waiver")
        .contains("waiver: shop NOT_MET → WAIVED by w1");
    assertThat(ran.status()).isZero();
  }

  private static String day(int ahead) {
    return LocalDate.now(ZoneOffset.UTC).plusDays(ahead).toString();
  }

  @Test
  void everyKeyIsFilledIn() throws IOException {
    waive(
        "shop",
        "--accepts",
        "failed",
        "--code",
        BROKEN,
        "--code",
        "http/request/body",
        "--approver",
        "ann",
        "--approver",
        "bob",
        "--from",
        "2980-01-01T00:00:00Z",
        "--until",
        "2980-01-03T01:00:00+01:00",
        "--id",
        "shop-moves");
    assertThat(read("waivers.yaml")).isEqualTo("""
            waivers:
              - id: shop-moves
                item: shop
                text: %s
                accepts: failed
                codes: [http/request/status, http/request/body]
                reason: moves to the CDN
                owner: api-team
                approvers: [ann, bob]
                environment: production
                from: 2980-01-01T00:00:00Z
                until: 2980-01-03T00:00:00Z
            """.formatted(Source.sha256("The shop: answers")));
  }

  @Test
  void everyByteOfAFileThatIsThereStays() throws IOException {
    write("gonogo.yaml", environment() + "waivers: ops/waivers.yaml\n");
    Ran created = waive("unbound", "--accepts", "unseen", "--approver", "ann", "--for", "2d");
    assertThat(created.status()).as(created.err()).isZero();
    assertThat(read("gonogo.yaml")).isEqualTo(environment() + "waivers: ops/waivers.yaml\n");
    String ours =
        "# ours\n" + read("ops/waivers.yaml").replace("id: w1", "id: w7 # seven") + "  # the end";
    write("ops/waivers.yaml", ours);

    Ran appended = waive("shop", "--accepts", "unseen", "--approver", "bob", "--for", "2d");
    assertThat(appended.out())
        .contains(
            "waivers.yaml: one more entry at its end",
            "  - id: w8\n",
            "while it cannot be seen; a failure that is seen is NOT_MET",
            "waiver: shop UNDETERMINED -> WAIVED by w8");
    assertThat(read("ops/waivers.yaml")).startsWith(ours + "\n  - id: w8\n    item: shop\n");
  }

  @Test
  void aListInFlowStyleIsLeftToThePerson() throws IOException {
    write("gonogo.yaml", environment() + "waivers: waivers.yaml\n");
    write("waivers.yaml", "waivers: []\n");
    Ran ran = waive("shop", "--accepts", "unseen", "--approver", "ann", "--for", "2d");
    assertThat(ran.out()).startsWith("waivers:\n  - id: w1\n    item: shop\n");
    assertThat(ran.err())
        .contains("has to be pasted", "waivers.yaml:1:10: nothing can be added here");
    assertThat(ran.status()).isEqualTo(2);
    assertThat(read("waivers.yaml")).isEqualTo("waivers: []\n");
  }

  @Test
  void aFileThatNothingNamesIsNotPutInForce() throws IOException {
    write("waivers.yaml", "waivers: []\n");
    Ran ran = waive("shop", "--accepts", "unseen", "--approver", "ann", "--for", "2d");
    assertThat(ran.err()).contains("waivers.yaml is there, but nothing names it");
    assertThat(ran.status()).isEqualTo(2);
    assertThat(read("gonogo.yaml")).isEqualTo(environment());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          answers  | --accepts=unseen --approver=ann --for=2d                 | a blocker needs two approvers
          answers  | --accepts=unseen --approver=ann --approver=bob --for=8d  | a blocker is waived for at most 7 days
          shop     | --accepts=unseen --approver=bo --for=2d                  | --approver: bo is not in the file of people, did you mean bob?
          shop     | --accepts=unseen --approver=cleo --for=2d                | approver cleo is not in the list of people on 20
          shop     | --accepts=unseen --approver=ann --approver=ann --for=2d  | --approver: ann is named twice
          shop     | --accepts=unseen --approver=ann --for=2d --owner=ann     | its owner ann is among the approvers
          shop     | --accepts=unseen --approver=ann --until=2026-01-01T00:00:00Z | it ended at 2026-01-01T00:00:00Z
          shop     | --accepts=unseen --approver=ann --until=2980-01-01T00:00:00Z --from=2981-01-01T00:00:00Z | it ends before it begins
          shop     | --accepts=unseen --approver=ann --for=2d --code=http/request/status | codes are only for a failure
          shop     | --accepts=failed --approver=ann --for=2d                 | it names no finding code
          shop     | --accepts=failed --approver=ann --for=2d --code=http/request/statu | no check of the item finds http/request/statu, did you mean http/request/status?
          shop     | --accepts=failed --approver=ann --for=2d --code=tls/certificate/expired | no check of the item finds tls/certificate/expired
          unbound  | --accepts=failed --approver=ann --for=2d --code=http/request/status | no check looks at the item, so it cannot fail
          cached   | --accepts=unseen --approver=ann --for=2d                 | the item does not apply: cdn is declared false
          decision | --accepts=unseen --approver=ann --approver=bob --for=2d  | a decision of people cannot be waived
          shopp    | --accepts=unseen --approver=ann --for=2d                 | no item has the id "shopp", did you mean shop?
          unseen   | --accepts=unseen --approver=ann --for=2d                 | the item unseen is now called unbound
          shop     | --accepts=unseen --approver=ann --for=2d --reason=       | --reason: is empty
          shop     | --accepts=unseen --approver=ann --for=2d --id=No         | id is "No"
          shop     | --accepts=unseen --approver=ann --for=99999999d          | until must be a time with zone
          shop     | --accepts=seen --approver=ann --for=2d                   | seen
          shop     | --accepts=unseen --approver=ann                          | --until
          shop     | --accepts=unseen --approver=ann --for=2d --until=2980-01-01T00:00:00Z | mutually exclusive
          shop     | --accepts=unseen --for=2d                                | --approver
          shop     | --accepts=failed --approver=ann --for=2d --report=none.json | cannot be read
          """)
  void nothingIsWrittenThatWouldNotHold(String item, String options, String message)
      throws IOException {
    Ran ran = waive(item, options.split(" "));
    assertThat(ran.err()).contains(message);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.status()).isEqualTo(2);
    assertThat(read("gonogo.yaml")).isEqualTo(environment());
    assertThat(folder.resolve("waivers.yaml")).doesNotExist();
  }

  @Test
  void allMistakesAreReportedAtOnce() {
    Ran ran = waive(
        "answers",
        "--accepts",
        "failed",
        "--code",
        "x/y",
        "--approver",
        "zed",
        "--approver",
        "cleo",
        "--for",
        "30d");
    assertThat(ran.err())
        .contains(
            "zed is not in the file of people",
            "a blocker needs two approvers",
            "approver cleo is not in the list of people",
            "a blocker is waived for at most 7 days",
            "no check of the item finds x/y",
            "5 mistakes; nothing was contacted");
  }

  @Test
  void approversMustBeKnown() throws IOException {
    write("gonogo.yaml", environment().replace("people: people.yaml\n", ""));
    Ran ran = waive("shop", "--accepts", "unseen", "--approver", "ann", "--for", "2d");
    assertThat(ran.err()).contains("gonogo.yaml: nobody can approve: name a file of people");
    assertThat(ran.status()).isEqualTo(2);
    assertThat(folder.resolve("waivers.yaml")).doesNotExist();
  }

  @Test
  void whatDoesNotDecideNeedsNoWaiver() throws IOException {
    String review = day(30);
    write("adoption.yaml", read("adoption.yaml").replace("2026-01-01", review));
    write("gonogo.yaml", environment() + "adoption: adoption.yaml\n");
    Ran before = waive("later", "--accepts", "unseen", "--approver", "ann", "--for", "10d");
    assertThat(before.err())
        .contains("the item comes later, review on " + review, "there is nothing to waive");
    assertThat(before.status()).isEqualTo(2);

    Ran beyond = waive("later", "--accepts", "unseen", "--approver", "ann", "--for", "40d");
    assertThat(beyond.status()).as(beyond.err()).isZero();
  }

  @Test
  void idsAreGivenOnce() {
    Ran first =
        waive("shop", "--accepts", "unseen", "--approver", "ann", "--for", "2d", "--id", "w3");
    assertThat(first.status()).as(first.err()).isZero();
    Ran again =
        waive("shop", "--accepts", "unseen", "--approver", "ann", "--for", "2d", "--id", "w3");
    assertThat(again.err()).contains("--id: w3 is the id of another waiver");
    assertThat(waive("shop", "--accepts", "unseen", "--approver", "ann", "--for", "2d")
            .out())
        .contains("  - id: w4\n");
  }

  @Test
  void saysWhenTheEntryOfAnApproverEndsFirst() {
    assertThat(waive(
                "shop",
                "--accepts",
                "unseen",
                "--approver",
                "dora",
                "--from",
                "2990-01-01T00:00:00Z",
                "--until",
                "2990-01-03T00:00:00Z")
            .out())
        .contains("dora, Dora Example; void from 2990-01-02, when the entry of dora ends");
  }

  @Test
  void anEarlierReportIsOnlyBelievedForItsOwnEnvironment() throws IOException {
    assertThat(run("--out", path("out")).status()).isEqualTo(1);
    String[] options = {
      "--accepts", "failed", "--report", path("out/report.json"), "--approver", "ann", "--for", "2d"
    };
    assertThat(waive("unbound", options).err()).contains("has no finding of unbound");
    write("gonogo.yaml", environment().replace("production", "staging"));
    assertThat(waive("shop", options).err())
        .contains("--report: ", "is about the environment production, not staging");
    write("out/report.json", "{}");
    assertThat(waive("shop", options).err()).contains("is no report: it says schema nothing");
  }
}
