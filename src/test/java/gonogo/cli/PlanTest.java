package gonogo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.catalog.Catalog;
import gonogo.checklist.Draft;
import gonogo.engine.PlanSummary;
import gonogo.engine.Planner;
import gonogo.json.Codec;
import gonogo.model.Phase;
import gonogo.model.Source;
import gonogo.testing.Golden;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a plan says helps, and never that something will be seen that will not. */
class PlanTest {
  private static final String URL_ONLY = """
      environment: production
      checklist: production-deployment
      systems: {web: {site: {url: "https://shop.example.com"}}}
      """;
  private static final String LIST = """
      id: list
      version: 1
      title: List
      facts: {cdn: Is there a CDN?}
      roles: [app, api]
      sections:
        - title: All
          items:
      """;

  /** An ed25519 public key in the form of OpenSSH, of nobody. */
  private static final String KEY =
      "AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl";

  @TempDir
  private Path folder;

  private Ran plan(String environment, String... options) throws IOException {
    Path file = folder.resolve("gonogo.yaml");
    Files.writeString(file, environment);
    List<String> arguments = new ArrayList<>(List.of("plan", file.toString()));
    arguments.addAll(List.of(options));
    Ran ran = Ran.gonogo(arguments.toArray(String[]::new));
    assertThat(ran.err()).isEmpty();
    assertThat(ran.status()).isZero();
    return new Ran(0, ran.out().replace(file.toString(), "gonogo.yaml"), "");
  }

  private Map<?, ?> json(String environment) throws IOException {
    return (Map<?, ?>)
        new Codec().parse(plan(environment, "-o", "json").out().getBytes(StandardCharsets.UTF_8));
  }

  /** An environment for a list of the items that are given. */
  private String ofList(String further, String... items) throws IOException {
    StringBuilder list = new StringBuilder(LIST);
    for (String item : items) {
      list.append("      - {text: Text, severity: blocker, phase: T-1h, %s}%n".formatted(item));
    }
    Files.writeString(folder.resolve("list.yaml"), list.toString());
    return URL_ONLY.replace("production-deployment", "list.yaml") + further;
  }

  private List<?> part(String name, String environment) throws IOException {
    Map<?, ?> parts = (Map<?, ?>) json(environment).get("parts");
    return (List<?>) ((Map<?, ?>) parts.get(name)).get("items");
  }

  @Test
  void aUrlAlone() throws IOException {
    String text = named(URL_ONLY);
    Golden.check(Golden.file("plan-url-only.txt"), text);
    assertThat(text.lines()).allMatch(line -> line.length() <= 100);
  }

  /** The text, for a file whose path is the same on every machine. */
  private static String named(String environment) {
    Console console = new Console(
        System.out, System.err, false, false, Map.of(), new BufferedReader(Reader.nullReader()));
    try (Catalog catalog = Catalog.open()) {
      Draft draft = InputsSource.withoutClues(console)
          .draft(new Source("gonogo.yaml", environment), Map.of());
      Instant now = Instant.parse("2026-11-25T12:00:00Z");
      var plan = new Planner(catalog).plan(draft, Phase.T_MINUS_1H, List.of(), now);
      return PlanText.write(PlanSummary.of(plan, catalog, now, Map.of()), "gonogo.yaml", console);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "facts: {cdn: true, kubernetes: false, frontend: true}\n",
        "people: people.yaml\nattestations: sheets/\n"
      })
  void everyItemStandsInOnePart(String further) throws IOException {
    Files.writeString(folder.resolve("people.yaml"), "people: {}\n");
    Map<?, ?> plan = json(URL_ONLY + further);
    List<Object> all = new ArrayList<>();
    ((Map<?, ?>) plan.get("parts"))
        .values()
        .forEach(part -> all.addAll((List<?>) ((Map<?, ?>) part).get("items")));
    assertThat(all).hasSize(247).doesNotHaveDuplicates();
    assertThat(plan.get("items")).isEqualTo(247);
    List<Object> unseen = new ArrayList<>();
    ((Map<?, ?>) plan.get("unseen"))
        .values()
        .forEach(kind -> unseen.addAll((List<?>) ((Map<?, ?>) kind).get("items")));
    assertThat(unseen)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(part("lacking", URL_ONLY + further));
  }

  @Test
  void theLinesForSettingsLoadAndHelp() throws IOException {
    String further = "facts: {cdn: true, frontend: true}\n";
    List<String> lines = ((List<?>)
            Objects.requireNonNull(json(URL_ONLY + further).get("lines")))
        .stream().map(Object::toString).toList();
    assertThat(lines).hasSizeGreaterThan(20).contains("items:", "  env-dns-pointed:");
    String said = URL_ONLY + further + String.join("\n", lines) + "\n";
    Map<?, ?> plan = json(said);
    assertThat(plan.get("lines")).isEqualTo(List.of());
    assertThat(part("seen", said).toString()).contains("env-dns-pointed", "env-cdn");
  }

  @Test
  void anItemOfWhichOneCheckLacksSomethingIsNotSeen() throws IOException {
    String environment = ofList(
        "",
        "id: a, checks: [{probe: http/request}]",
        "id: b, checks: [{probe: http/request}, {probe: http/request, on: [api]}]");
    assertThat(part("seen", environment)).hasToString("[a]");
    assertThat(part("lacking", environment)).hasToString("[b]");
  }

  @Test
  void linesChangeNoCheckThatSaysItAlready() throws IOException {
    String environment = ofList(
        "",
        "id: a, checks: [{probe: http/request, on: [app], with: {body: Shop}},"
            + " {probe: http/request, on: [api], requires: [body]}]");
    assertThat(plan(environment).out())
        .contains("    a:\n      with:\n        http/request@api:\n          # Regular expression");
  }

  @Test
  void whatASystemDoesNotSayIsNotSeen() throws IOException {
    String environment = ofList(
        "",
        "id: a, checks: [{probe: http/request, with: {identity: shop}}]",
        "id: b, checks: [{probe: http/request, with: {per-instance: true}}]",
        "id: c, checks: [{probe: http/request, with: {paths: ['{system.health}']}}]");
    assertThat(part("lacking", environment)).hasToString("[a, b, c]");
    assertThat(plan(environment).out())
        .contains(
            "say identity shop in web/site",
            "say instances in web/site",
            "key:health: say health in web/site");
  }

  @Test
  void whatMayNotBeAskedIsNotSeen() throws IOException {
    String item =
        "id: a, checks: [{probe: net/ports, with: {vantage: internet, scan: 1-1024, allowed: [443]}}]";
    String plan = plan(ofList("", item)).out();
    assertThat(plan)
        .contains(
            "can be seen by checks                      0",
            "active:net/ports: it leaves a trace where it looks",
            "vantage:internet: run gonogo from there, and say vantage: internet");
    String allowed = ofList("active: [net/ports]\nvantage: internet\n", item);
    assertThat(part("seen", allowed)).hasToString("[a]");
  }

  @Test
  void aMissingSecretIsListedAndNothingIsSeenWithoutIt() throws IOException {
    String environment = ofList("", "id: a, checks: [{probe: http/request}]")
        .replace("com\"", "com\", identities: {shop: {bearer: \"${env:SHOP_TOKEN}\"}}");
    assertThat(plan(environment).out())
        .contains(
            "can be seen by checks                      1         1  once 1 secret is there",
            "without them it ends with 2 and looks at nothing",
            "MISSING  ${env:SHOP_TOKEN} at gonogo.yaml:3:");
  }

  @Test
  void signaturesAreNoEvidence() throws IOException {
    Files.writeString(
        folder.resolve("people.yaml"),
        "people: {ann: {name: Ann Example, duties: [ops-lead], keys: [\"%s\"]}}%n"
            .formatted("ssh-ed25519 " + KEY));
    String signed = ofList(
        "people: people.yaml\nattestations: sheets/\nattest: {a: [ops-lead], b: [qa-lead]}\n",
        "id: a, needs: [attestation]",
        "id: b, needs: [attestation]");
    assertThat(plan(signed).out()).contains("release:commit: say --release commit=");
    signed += "release: {product: Shop, version: 1.4.0, commit: 3f2c1ab}\n";
    assertThat(part("signed", signed)).hasToString("[a]");
    assertThat(part("seen", signed)).hasToString("[]");
    assertThat(plan(signed).out()).contains("duty:qa-lead: give somebody");
  }
}
