package gonogo.checklist;

import static gonogo.checklist.Given.inputProblems;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import gonogo.api.SystemRef;
import gonogo.model.Environment;
import gonogo.model.ItemAdjustment;
import gonogo.model.Node;
import gonogo.model.People;
import gonogo.model.Phase;
import gonogo.model.Place;
import gonogo.model.Release;
import gonogo.model.Severity;
import gonogo.model.Source;
import gonogo.model.SystemSpec;
import gonogo.model.Vantage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EnvironmentReaderTest {

  private static final String WHOLE = """
      release:
        product: Shop
        version: 1.10
        commit: 0123456
        previous: 123456e7
        window: {start: 2026-12-01T22:00:00Z, end: 2026-12-02T03:00:00+01:00}
      labels: {team: shop, build: "${env:BUILD}-${file:VERSION}"}
      systems:
        web:
          site: {url: "https://shop.example.com", roles: [app, mailer], health: "${env:HEALTH}"}
          "[::1]:8443": {url: "https://[::1]:8443"}
        documents:
          docs: {path: docs}
      values: {support: "${env:SUPPORT}"}
      facts: {cdn: false, mail: true}
      active: [http/rate-limit]
      resolvers: [192.0.2.1, "192.0.2.1:5353", "[2001:db8::1]:53", dns.example.com]
      items:
        headers-hsts: {with: {max-age: 1}, severity: major, phase: T-4h}
      vantage: internet
      """;

  private static Environment whole() {
    var reader = Given.reader(Map.of("VERSION", "1.10\n"), Map.of("BUILD", "77"));
    return reader
        .read(new Source("production.yaml", Given.ENVIRONMENT + WHOLE), Map.of())
        .environment();
  }

  @Test
  void readsTheLeastThereIs() {
    var environment = Given.inputs("", Map.of()).environment();

    assertThat(environment.name()).isEqualTo("production");
    assertThat(environment.checklist()).isEqualTo("release.yaml");
    assertThat(environment.checklistPlace()).isEqualTo(new Place("production.yaml", 2, 12));
    assertThat(environment.release()).isEqualTo(Release.UNKNOWN);
    assertThat(environment.adoption()).isNull();
    assertThat(environment.people()).isEqualTo(People.NONE);
    assertThat(environment.systems()).isEmpty();
    assertThat(environment.vantage()).isEqualTo(Vantage.LOCAL);
    assertThat(environment.sources())
        .containsExactly(new Source("production.yaml", Given.ENVIRONMENT));
  }

  @Test
  void keepsTheReleaseAsWritten() {
    assertThat(whole().release())
        .isEqualTo(new Release(
            "Shop",
            "1.10",
            "0123456",
            "123456e7",
            Instant.parse("2026-12-01T22:00:00Z"),
            Instant.parse("2026-12-02T02:00:00Z"),
            sources(Map.of(
                "product", "4:12",
                "version", "5:12",
                "commit", "6:11",
                "previous", "7:13",
                "window.start", "8:19",
                "window.end", "8:46")),
            List.of()));
  }

  private static SequencedMap<String, String> sources(Map<String, String> places) {
    SequencedMap<String, String> sources = new TreeMap<>();
    places.forEach((key, place) -> sources.put(key, "production.yaml:" + place));
    return sources;
  }

  @Test
  void readsSystemsButNotTheirKeys() {
    var systems = whole().systems();

    assertThat(systems)
        .extracting(SystemSpec::ref)
        .containsExactly(
            new SystemRef("web", "site"),
            new SystemRef("web", "[::1]:8443"),
            new SystemRef("documents", "docs"));
    assertThat(systems)
        .extracting(SystemSpec::roles)
        .containsExactly(List.of("app", "mailer"), List.of(), List.of());
    var site = systems.getFirst();
    assertThat(site.place()).isEqualTo(new Place("production.yaml", 12, 5));
    assertThat(site.keys().entries().keySet()).containsExactly("url", "health");
    assertThat(site.keys().get("health")).extracting("text").isEqualTo("${env:HEALTH}");
  }

  @Test
  void readsTheRest() {
    var environment = whole();

    assertThat(environment.labels())
        .containsExactly(Map.entry("team", "shop"), Map.entry("build", "77-1.10"));
    assertThat(environment.values()).containsExactly(Map.entry("support", "${env:SUPPORT}"));
    assertThat(environment.facts())
        .containsExactly(Map.entry("cdn", false), Map.entry("mail", true));
    assertThat(environment.factPlaces())
        .containsEntry("mail", new Place("production.yaml", 17, 21));
    assertThat(environment.active()).containsOnlyKeys("http/rate-limit");
    assertThat(environment.resolvers())
        .containsExactly("192.0.2.1", "192.0.2.1:5353", "[2001:db8::1]:53", "dns.example.com");
    assertThat(environment.vantage())
        .isEqualTo(new Vantage("internet", new Place("production.yaml", 22, 10)));
    var place = new Place("production.yaml", 21, 3);
    var with = new Node.Mapping(
        Map.of(
            "max-age",
            new Node.Entry(
                new Place("production.yaml", 21, 25),
                new Node.Scalar("1", false, new Place("production.yaml", 21, 34)))),
        new Place("production.yaml", 21, 24));
    assertThat(environment.items())
        .containsExactly(new ItemAdjustment(
            "headers-hsts",
            with,
            Severity.MAJOR,
            Phase.T_MINUS_4H,
            new Place("production.yaml", 21, 38),
            new Place("production.yaml", 21, 55),
            place));
  }

  @Test
  void listsEachFileThatWasRead() {
    var files = Map.of(
        "ops/VERSION", "7",
        "ops/adoption.yaml", "adoption: q1",
        "ops/team/people.yaml", "people: {}",
        "ops/waivers.yaml", "waivers: []",
        "ops/release.yaml", Given.CHECKLIST);
    var text = Given.ENVIRONMENT + """
            release: {version: "${file:VERSION}"}
            waivers: waivers.yaml
            adoption: adoption.yaml
            people: team/people.yaml
            """;

    var inputs = Given.reader(files).read(new Source("ops/production.yaml", text), Map.of());

    assertThat(inputs.environment().release().version()).isEqualTo("7");
    assertThat(inputs.environment().sources())
        .extracting(Source::path)
        .containsExactly(
            "ops/production.yaml",
            "ops/adoption.yaml",
            "ops/team/people.yaml",
            "ops/waivers.yaml",
            "ops/VERSION");
    assertThat(inputs.checklist().source().path()).isEqualTo("ops/release.yaml");
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        arguments(
            "attestations: a/",
            "3:15: those who sign must be known: name the file of people under people"),
        arguments(
            "attest: {docs-read: []}",
            "3:21: attest: \"docs-read\" names no duty that signs for it"),
        arguments(
            "attest: {docs-raed: [ops]}",
            "3:10: no item has the id \"docs-raed\", did you mean docs-read?"),
        arguments(
            "attest: {tls-valid: [ops]}",
            "3:10: attest: tls-valid has checks, and a signature never stands in for evidence"),
        arguments(
            "attest: {decide-go: [ops]}", "3:10: attest: decide-go is settled by its members"),
        arguments(
            "system: {}", "3:1: unknown key \"system\" of the environment, did you mean systems?"),
        arguments("release: 1.0", "3:10: release must be a mapping of keys, but is text"),
        arguments(
            "release: {verison: 1}",
            "3:11: unknown key \"verison\" of release, did you mean version?"),
        arguments(
            "release: {window: {form: x}}",
            "3:20: unknown key \"form\" of window; known: end, start"),
        arguments(
            "release: {window: {start: 2026-12-01}}",
            "3:27: window.start must be a time with zone like 2026-12-01T22:00:00Z, but is \"2026-12-01\""),
        arguments(
            "release: {window: {start: 2026-12-01T22:00:00Z, end: 2026-12-01T22:00:00Z}}",
            "3:54: window.end must be after window.start"),
        arguments(
            "release: {version: '${env:X}'}", "3:20: the environment variable \"X\" is not set"),
        arguments(
            "release: {version: '${env:EMPTY}'}",
            "3:20: the environment variable \"EMPTY\" is empty"),
        arguments("release: {version: '${file:V}'}", "3:20: there is no file \"V\""),
        arguments("release: {version: '${file:}'}", "3:20: ${file:} names no file"),
        arguments("release: {version: '${file:empty}'}", "3:20: the file \"empty\" is empty"),
        arguments("release: {version: \"${file:a\\0}\"}", "3:20: \"a\uFFFD\" is not a path"),
        arguments(
            "labels: {a: '${HOME}'}",
            "3:13: \"${HOME}\" is not known; known: ${env:NAME}, ${file:PATH}"),
        arguments("labels: {a: [b]}", "3:13: a must be text, but is a list"),
        arguments("systems: [web]", "3:10: systems must be a mapping of keys, but is a list"),
        arguments("systems: {web: }", "3:15: web is empty"),
        arguments(
            "systems: {web: {site: https}}",
            "3:23: the system \"site\" must be a mapping of keys, but is text"),
        arguments(
            "systems: {web: {si te: {}}}",
            "3:17: the name of a system is \"si te\", but may have only letters, digits and . _ : [ ] -"),
        arguments(
            "systems: {web: {site: {roles: app}}}",
            "3:31: roles must be a list, but is text; write [app]"),
        arguments("systems: {web: {site: {roles: []}}}", "3:31: roles is an empty list"),
        arguments(
            "values: {a: {release.version}}", "3:13: a must be text: put the {...} in quotes"),
        arguments(
            "facts: {cdn: no}", "3:14: cdn must be true or false, without quotes, but is \"no\""),
        arguments(
            "vantage: The Internet",
            "3:10: vantage is \"The Internet\", but may have only lower-case letters, digits and single hyphens between them"),
        arguments("active: [a/b, a/b]", "3:15: \"a/b\" is twice in active"),
        arguments(
            "resolvers: ['192.0.2.1:99999']",
            "3:13: a resolver is written HOST or HOST:PORT, an IPv6 address in [], but is \"192.0.2.1:99999\""),
        arguments(
            "resolvers: ['2001:db8::1']",
            "3:13: a resolver is written HOST or HOST:PORT, an IPv6 address in [], but is \"2001:db8::1\""),
        arguments(
            "items: {tls-valid: {wth: {}}}",
            "3:21: unknown key \"wth\" of the item \"tls-valid\", did you mean with?"),
        arguments(
            "items: {tls-valid: {phase: later}}", "3:28: phase is \"later\", which is not known"),
        arguments("waivers: w.yaml", "3:10: there is no file \"w.yaml\""),
        arguments("adoption: [a]", "3:11: adoption must be text, but is a list"),
        arguments("people: /p.yaml", "3:9: there is no file \"/p.yaml\""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void reportsMistakes(String more, String problem) {
    var reader = Given.reader(Map.of("empty", " \n"), Map.of("EMPTY", " "));

    assertThat(Given.problems(
            () -> reader.read(new Source("p.yaml", Given.ENVIRONMENT + more), Map.of())))
        .singleElement()
        .asString()
        .startsWith("p.yaml:" + problem);
  }

  @Test
  void takesTheReleaseFromFlagsToo() {
    var flags =
        Map.of("version", "1.10", "commit", "abc", "window.start", "2026-12-01T23:00:00+01:00");
    var text =
        Given.ENVIRONMENT + "release: {version: 1.10, window: {start: 2026-12-01T22:00:00Z}}";

    var release = Given.reader(Map.of())
        .read(new Source("p.yaml", text), flags)
        .environment()
        .release();

    assertThat(release)
        .isEqualTo(new Release(
            null,
            "1.10",
            "abc",
            null,
            Instant.parse("2026-12-01T22:00:00Z"),
            null,
            new TreeMap<>(Map.of(
                "version", "p.yaml:3:20",
                "commit", "--release",
                "window.start", "--release")),
            List.of()));
  }

  static Stream<Arguments> flagMistakes() {
    return Stream.of(
        arguments(
            "version",
            "1.1",
            "p.yaml:3:20: version is \"1.10\" here and \"1.1\" in --release; say it once, or alike"),
        arguments("verison", "1", "--release: unknown key \"verison\", did you mean version?"),
        arguments("commit", "", "--release: commit is empty"),
        arguments(
            "window.start",
            "2026-12-01T22:00:01Z",
            "p.yaml:3:42: window.start is \"2026-12-01T22:00:00Z\" here and \"2026-12-01T22:00:01Z\" in --release;"
                + " say it once, or alike"),
        arguments(
            "window.end",
            "2026-12-01T21:00:00Z",
            "--release: window.end must be after window.start"),
        arguments(
            "window.end",
            "tomorrow",
            "--release: window.end must be a time with zone like 2026-12-01T22:00:00Z, but is \"tomorrow\""));
  }

  @ParameterizedTest(name = "{0}={1}")
  @MethodSource("flagMistakes")
  void reportsFlagsThatDoNotFit(String key, String value, String problem) {
    var text =
        Given.ENVIRONMENT + "release: {version: 1.10, window: {start: 2026-12-01T22:00:00Z}}";

    assertThat(Given.problems(
            () -> Given.reader(Map.of()).read(new Source("p.yaml", text), Map.of(key, value))))
        .containsExactly(problem);
  }

  @Test
  void wantsANameAndAChecklist() {
    assertThat(Given.problems(
            () -> Given.reader(Map.of()).read(new Source("p.yaml", "labels: {}"), Map.of())))
        .containsExactly(
            "p.yaml:1:1: the environment needs the key checklist",
            "p.yaml:1:1: the environment needs the key environment");
  }

  @Test
  void collectsTheProblemsOfTheFilesThatItNames() {
    var files = Map.of("a.yaml", "adoption: &x q1", "w.yaml", "waivers: {}", "p.yaml", "- a");

    assertThat(inputProblems("adoption: a.yaml\nwaivers: w.yaml\npeople: p.yaml", files))
        .containsExactly(
            "a.yaml:1:11: anchors (&x) are not supported; put text that starts with & in quotes",
            "p.yaml:1:1: the file of people must be a mapping of keys, but is a list",
            "w.yaml:1:10: waivers must be a list, but is a mapping");
  }
}
