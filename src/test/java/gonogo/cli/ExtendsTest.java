package gonogo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An environment that extends another: what comes of it, where it says that it came from, and what is refused. */
class ExtendsTest {
  private static final Map<String, String> TOKEN = Map.of("TOKEN", "a-long-enough-token");

  private static final String LIST = """
      id: list
      version: 1
      title: List
      facts: {cdn: Is there a CDN?, queue: Is there a queue?}
      roles: [app, api]
      sections:
        - title: One
          items:
            - id: answers
              text: It answers
              severity: major
              phase: T-1h
              checks: [{probe: http/request, with: {paths: [/], samples: 2}}]
            - id: cached
              text: It is cached
              severity: minor
              phase: T-1h
              when: [cdn]
              checks: [{probe: http/request}]
      """;

  @TempDir
  private Path folder;

  private HttpServer site;

  @BeforeEach
  void start() throws IOException {
    site = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    site.createContext("/", exchange -> {
      try (exchange) {
        exchange.sendResponseHeaders(200, -1);
      }
    });
    site.start();
    write("base/list.yaml", LIST);
    write("base/base.yaml", base());
    write("production.yaml", "extends: base/base.yaml\nenvironment: production\n");
  }

  @AfterEach
  void stop() {
    site.stop(0);
  }

  private Path write(String name, String text) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    return Files.writeString(file, text);
  }

  private String base() {
    return """
        checklist: list.yaml
        release: {product: Shop, version: 1.4.0}
        systems:
          web:
            site: {url: "http://127.0.0.1:%d"}
        facts: {cdn: false}
        items:
          answers: {with: {samples: 3}, severity: blocker}
        """.formatted(site.getAddress().getPort());
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private Ran gonogo(String command, String... more) {
    var arguments = new String[more.length + 2];
    arguments[0] = command;
    arguments[1] = path("production.yaml");
    System.arraycopy(more, 0, arguments, 2, more.length);
    return Ran.with(TOKEN, arguments);
  }

  private static String unwrapped(Ran ran) {
    return ran.out().replaceAll("\\s+", " ");
  }

  private Ran withLeaf(String more) throws IOException {
    write("production.yaml", "extends: base/base.yaml\nenvironment: production\n" + more);
    return gonogo("run");
  }

  @Test
  void bothFilesAreOneEnvironment() throws IOException {
    var ran = withLeaf("facts: {queue: true}\nrelease: {version: 1.5.0}\n");

    assertThat(ran.err()).isEmpty();
    assertThat(ran.status()).isZero();
    assertThat(unwrapped(ran))
        .contains("Shop 1.5.0 → production")
        .contains("cdn: false, rules out 1 item (" + path("base/base.yaml") + ":6:9)")
        .contains("answers samples: 2 → samples: 3 (" + path("base/base.yaml") + ":8:20)")
        .contains("answers major → blocker (" + path("base/base.yaml") + ":8:33)");
  }

  @Test
  void thePlanNamesBothFiles() {
    assertThat(gonogo("plan").out().replace('\n', ' ')) // it wraps where the folder is long
        .contains(path("production.yaml") + " extends " + path("base/base.yaml"));
  }

  @Test
  void bothFilesAreInputsAndTheBundleHoldsThem() throws IOException {
    var json = gonogo("run", "--record", path("run.zip"), "-o", "json");
    assertThat(json.status()).isZero();
    assertThat(json.out())
        .containsSubsequence(
            "\"inputs\"",
            "\"path\": \"" + path("production.yaml") + "\"",
            "\"path\": \"" + path("base/base.yaml") + "\"");
    Files.delete(folder.resolve("production.yaml"));
    Files.delete(folder.resolve("base/base.yaml"));

    var judged = Ran.gonogo("judge", path("run.zip"));

    assertThat(judged.status()).isZero();
    assertThat(judged.out()).contains("answers samples: 2 → samples: 3");
  }

  @Test
  void aReplayTakesAnotherEnvironmentWithItsBase() throws IOException {
    assertThat(gonogo("run", "--record", path("run.zip")).status()).isZero();
    write("base/strict.yaml", "checklist: list.yaml\nfacts: {cdn: true}\n");
    write("other.yaml", "extends: base/strict.yaml\nenvironment: production\n");

    var judged = Ran.gonogo("judge", path("run.zip"), "--environment", path("other.yaml"));

    assertThat(judged.out()).contains("other.yaml").doesNotContain("cdn: false");
    assertThat(judged.status()).isZero();
    assertThat(
            Ran.gonogo("judge", path("run.zip"), "--environment", path("other.yaml"), "-o", "json")
                .out())
        .contains("\"path\": \"" + path("base/strict.yaml") + "\"");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          {with: {samples: 2}}                | answers samples: 3 (BASE:8:29) → samples: 2 (LEAF:4:20)
          {with: {samples: 1}}                | answers samples: 3 (BASE:8:29) → samples: 1 (LEAF:4:20)
          {with: {samples: null}}             | answers samples: 3 (BASE:8:29) → samples: as shipped (LEAF:4:20)
          {with: null}                        | answers {samples: 3} (BASE:8:19) → as shipped (LEAF:4:13)
          {severity: major}                   | answers severity: blocker (BASE:8:43) → severity: major (LEAF:4:13)
          null                                | answers {with: {samples: 3}, severity: blocker} (BASE:8:12) → as shipped (LEAF:4:3)
          """)
  void whatIsWeakerThanInTheBaseIsALever(String adjustment, String lever) throws IOException {
    withLeaf("items:\n  answers: " + adjustment + "\n");

    var json = gonogo("run", "-o", "json").out();

    assertThat(levers(json))
        .contains(
            lever.replace("BASE", path("base/base.yaml")).replace("LEAF", path("production.yaml")));
  }

  @Test
  void allAdjustmentsTakenAwayAreLeversToo() throws IOException {
    assertThat(unwrapped(withLeaf("items: null\n")))
        .contains("answers {with: {samples: 3}, severity: blocker} (")
        .contains("as shipped (" + path("production.yaml") + ":3:1)");
  }

  @Test
  void whatIsRepeatedIsNoLever() throws IOException {
    assertThat(withLeaf("items: {answers: {with: {samples: 3}}}\n").out())
        .doesNotContain("extends:");
  }

  /** {@code ITEM FROM → TO (WHERE)} of each lever. */
  private static String levers(String json) {
    var text = new StringBuilder();
    for (var lever :
        tools.jackson.databind.json.JsonMapper.shared().readTree(json).path("restsOn")) {
      text.append("%s %s → %s (%s)%n"
          .formatted(
              lever.path("item").asString(),
              lever.path("from").asString(),
              lever.path("to").asString(),
              lever.path("where").asString()));
    }
    return text.toString();
  }

  /** The leaf begins with two lines that are not wrong. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          fact: {cdn: true}                    | LEAF:3:1: unknown key "fact"
          facts: {cnd: true}                   | LEAF:3:9: the checklist declares no fact "cnd", did you mean cdn?
          facts: [cdn]                         | LEAF:3:8: facts is a list here and a mapping at BASE:6:8; they do not merge
          facts: none                          | LEAF:3:8: facts is text here and a mapping at BASE:6:8; they do not merge
          checklist: {name: list.yaml}         | LEAF:3:12: checklist is a mapping here and text at BASE:1:12; they do not merge
          systems: {web: {site: [url]}}        | LEAF:3:23: systems.web.site is a list here and a mapping at BASE:5:11; they do not merge
          systems: {web: {sit: null}}          | LEAF:3:17: null takes away what BASE says, but it says nothing of systems.web.sit, did you mean site?
          adoption: null                       | LEAF:3:1: null takes away what BASE says, but it says nothing of adoption
          facts: {queue: null}                 | LEAF:3:9: null takes away what BASE says, but it says nothing of facts.queue
          labels: {team: null}                 | LEAF:3:10: null takes away what BASE says, but it says nothing of labels.team
          systems: {web: {api: {url: "http://127.0.0.1", health: null}}} | LEAF:3:48: null takes away what BASE says, but it says nothing of systems.web.api.health
          facts:                               | LEAF:3:7: facts is empty; the word null would take away what BASE says
          facts: ~                             | LEAF:3:8: facts is text here and a mapping at BASE
          checklist: ""                        | LEAF:3:12: checklist is empty
          checklist: null                      | LEAF:1:1: the environment needs the key checklist
          extends: again.yaml                  | LEAF:3:1: the key "extends" is here twice; first at LEAF:1:1
          systems: {web: {site: {ulr: x}}}     | LEAF:3:24: unknown key "ulr", did you mean url?
          items: {answers: {with: {sampels: 1}}} | LEAF:3:26: no check of answers has a setting "sampels", did you mean samples?
          """)
  void mistakeInTheLeaf(String line, String message) throws IOException {
    refused(withLeaf(line + "\n"), message);
  }

  private void refused(Ran ran, String message) {
    assertThat(ran.err())
        .contains(message
            .replace("BASE", path("base/base.yaml"))
            .replace("LEAF", path("production.yaml")));
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          lables: {team: shop}                 | BASE:9:1: unknown key "lables" of the environment, did you mean labels?
          facts: {cdn: true}                   | BASE:9:1: the key "facts" is here twice; first at BASE:6:1
          extends: ../production.yaml          | BASE:9:1: LEAF extends this file, so it cannot extend another one itself
          waivers: missing.yaml                | BASE:9:10: there is no file "BESIDE/missing.yaml"
          labels: [team]                       | BASE:9:9: labels must be a mapping of keys, but is a list
          labels: {team: "${file:TEAM}"}       | BASE:9:16: there is no file "BESIDE/TEAM"
          resolvers: [a b]                     | BASE:9:13: a resolver is written
          attestations: signed                 | BASE:9:15: those who sign must be known
          labels: {team: &a shop}              | BASE:9:16: anchors (&a)
          """)
  void mistakeInTheBase(String line, String message) throws IOException {
    write("base/base.yaml", base() + line + "\n");

    refused(gonogo("run"), message.replace("BESIDE", path("base")));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          production.yaml         | LEAF:1:10: "production.yaml" is this file itself
          base/../production.yaml | is this file itself
          missing.yaml            | LEAF:1:10: there is no file
          base                    | LEAF:1:10: the file
          [base/base.yaml]        | LEAF:1:10: extends must be text, but is a list
          null                    | LEAF:1:10: extends is empty
          "${env:BASE_FILE}"      | LEAF:1:10: there is no file
          "a\\0b"                 | LEAF:1:10
          base/sequence.yaml      | base/sequence.yaml:1:1: the environment must be a mapping of keys, but is a list
          base/empty.yaml         | base/empty.yaml: the file is empty
          """)
  void whatCannotBeExtended(String extended, String message) throws IOException {
    write("base/sequence.yaml", "- checklist\n");
    write("base/empty.yaml", "");
    write("production.yaml", "extends: " + extended + "\nenvironment: production\n");

    refused(gonogo("run"), message);
  }

  @Test
  void aLinkToTheFileItselfIsNoBase() throws IOException {
    Files.createSymbolicLink(folder.resolve("link.yaml"), folder.resolve("production.yaml"));
    write("production.yaml", "extends: link.yaml\nenvironment: production\n");

    refused(gonogo("run"), "link.yaml:1:1: LEAF extends this file");
  }

  @Test
  void theNameIsNeverInherited() throws IOException {
    write("base/base.yaml", base() + "environment: staging\n");
    write("production.yaml", "extends: base/base.yaml\nlabels: {team: shop}\n");
    refused(
        gonogo("run"),
        "LEAF:1:1: the environment needs a name of its own: the key environment is not inherited from BASE");

    write("base/base.yaml", base());
    refused(gonogo("run"), "LEAF:1:1: the environment needs the key environment");

    write("base/base.yaml", base() + "environment: staging\n");
    assertThat(withLeaf("").out()).contains("Shop 1.4.0 → production");
  }

  @Test
  void theMistakesOfBothFilesAreReportedAtOnce() throws IOException {
    write("base/base.yaml", base() + "lables: {team: shop}\nactive: [http/nothing]\n");

    var ran = withLeaf("facts: {cnd: true}\nitems: {anwers: {severity: blocker}}\n");

    assertThat(ran.err())
        .containsSubsequence(
            path("production.yaml") + ":3:9:",
            path("production.yaml") + ":4:9:",
            path("base/base.yaml") + ":9:1:",
            path("base/base.yaml") + ":10:10:",
            "4 mistakes; nothing was contacted");
  }

  @Test
  void pathsAreRelativeToTheFileThatNamesThem() throws IOException {
    write("base/TEAM", "shop\n");
    write("base/token", "a-long-enough-token\n");
    write("base/people.yaml", "people: {ann: {name: Ann Example}}\n");
    write(
        "base/base.yaml",
        base().replace("\"}", "\", identities: {monitor: {bearer: \"${file:token}\"}}}")
            + "labels: {team: \"${file:TEAM}\"}\npeople: people.yaml\n");
    write("adoption.yaml", "adoption: first\ndecides: ['*']\n");

    var ran = withLeaf("adoption: adoption.yaml\n");

    assertThat(ran.err()).isEmpty();
    assertThat(ran.status()).isZero();
    assertThat(gonogo("run", "-o", "json").out())
        .contains(path("base/TEAM"), path("base/people.yaml"), path("adoption.yaml"))
        .contains("\"team\": \"shop\"");
  }

  private void baseWithCredential() throws IOException {
    write(
        "base/base.yaml",
        base().replace("\"}", "\", identities: {monitor: {bearer: \"${env:TOKEN}\"}}}"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          {url: "http://localhost:PORT"}                                                      | true
          {url: "http://localhost:PORT", identities: {other: {bearer: "${env:TOKEN}"}}}       | true
          {url: "http://127.0.0.1:PORT"}                                                      | false
          {health: /health}                                                                   | false
          {url: "http://localhost:PORT", identities: {monitor: {bearer: "${env:TOKEN}"}}}     | false
          {url: "http://localhost:PORT", identities: {monitor: null}}                         | false
          {url: "http://localhost:PORT", identities: null}                                    | false
          """)
  void aCredentialOfTheBaseGoesToNoOtherAddress(String site, boolean isRefused) throws IOException {
    baseWithCredential();

    var ran = withLeaf("systems: {web: {site: %s}}%n"
        .formatted(site.replace("PORT", String.valueOf(this.site.getAddress().getPort()))));

    if (isRefused) {
      refused(
          ran,
          "LEAF:3:29: web/site: the url is another than at BASE:5:17, but its credential would be the one for that address: identities.monitor.bearer at BASE:5:");
    } else {
      assertThat(ran.err()).isEmpty();
      assertThat(ran.status()).isZero();
    }
  }

  @Test
  void anIdentityOfTwoKindsIsRefused() throws IOException {
    baseWithCredential();

    refused(
        withLeaf(
            "systems: {web: {site: {identities: {monitor: {headers: {X-Key: \"${env:TOKEN}\"}}}}}}\n"),
        "an identity has exactly one of bearer, basic and headers");
  }

  @Test
  void aFirstAdoptionIsNamedInTheLeaf() throws IOException {
    var before = Files.readString(folder.resolve("base/base.yaml"));

    assertThat(gonogo("adopt").status()).isZero();

    assertThat(folder.resolve("production.yaml"))
        .content()
        .isEqualTo("extends: base/base.yaml\nenvironment: production\nadoption: adoption.yaml\n");
    assertThat(folder.resolve("base/base.yaml")).hasContent(before);
    assertThat(gonogo("run").status()).isZero();
  }

  @Test
  void anAdoptionThatTheBaseNamesIsWrittenThere() throws IOException {
    write("base/base.yaml", base() + "adoption: adoption.yaml\n");

    assertThat(gonogo("adopt").out()).contains(path("base/adoption.yaml") + ": written");

    assertThat(gonogo("adopt").err()).contains("is there already and is never written over");
    assertThat(folder.resolve("production.yaml")).content().doesNotContain("adoption");
  }

  @Test
  void aWaiverGoesIntoTheFileOfTheBaseOrIsNamedInTheLeaf() throws IOException {
    write("base/people.yaml", "people: {ann: {name: Ann Example}, bob: {name: Bob Example}}\n");
    write("base/base.yaml", base() + "people: people.yaml\n");

    assertThat(waive().err()).isEmpty();
    assertThat(folder.resolve("production.yaml")).content().endsWith("waivers: waivers.yaml\n");
    assertThat(folder.resolve("waivers.yaml")).content().contains("item: answers");

    write("base/base.yaml", base() + "people: people.yaml\nwaivers: waivers.yaml\n");
    write("production.yaml", "extends: base/base.yaml\nenvironment: production\n");
    assertThat(waive().err()).isEmpty();
    assertThat(folder.resolve("production.yaml")).content().doesNotContain("waivers");
    assertThat(folder.resolve("base/waivers.yaml")).content().contains("item: answers");
  }

  private Ran waive() {
    return gonogo(
        "waive",
        "answers",
        "--accepts",
        "unseen",
        "--reason",
        "moves",
        "--owner",
        "cleo",
        "--approver",
        "ann",
        "--approver",
        "bob",
        "--for",
        "2d");
  }

  @Test
  void oneProbeCanBeTriedOnTheSystemsOfBoth() {
    assertThat(Ran.with(TOKEN, "try", "http/request", path("production.yaml")).status())
        .isZero();
  }
}
