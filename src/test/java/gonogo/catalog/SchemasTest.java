package gonogo.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import gonogo.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SchemasTest {
  private static final Path FOLDER = Path.of("config/schema");
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Catalog CATALOG = Catalog.open();
  private static final Map<String, String> TEXTS = Schemas.of(CATALOG);
  private static final Map<String, Schema> SCHEMAS = new LinkedHashMap<>();

  static {
    TEXTS.forEach((name, text) -> SCHEMAS.put(name, REGISTRY.getSchema(text, InputFormat.JSON)));
  }

  @AfterAll
  static void close() {
    CATALOG.close();
  }

  static Set<String> names() {
    return TEXTS.keySet();
  }

  @ParameterizedTest
  @MethodSource("names")
  void theCommittedSchemaIsTheOneOfTheCode(String name) {
    Golden.check(FOLDER.resolve(name + ".schema.json"), TEXTS.get(name));
  }

  @ParameterizedTest
  @MethodSource("names")
  void isASchema(String name) {
    Schema draft =
        REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

    assertThat(draft.validate(TEXTS.get(name), InputFormat.JSON)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyReferenceLeadsToADefinition(String name) {
    JsonNode schema = JsonMapper.shared().readTree(TEXTS.get(name));

    assertThat(schema.findValuesAsString("$ref"))
        .allSatisfy(
            ref -> assertThat(schema.at(ref.substring(1)).isMissingNode()).isFalse());
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyKeyIsDescribed(String name) {
    JsonNode schema = JsonMapper.shared().readTree(TEXTS.get(name));
    List<String> bare = new ArrayList<>();
    for (JsonNode mapping : schema.findParents("additionalProperties")) {
      mapping.path("properties").properties().forEach(key -> {
        if (!key.getValue().has("description")
            && !key.getValue().has("$ref")
            && !key.getValue().has("anyOf")) {
          bare.add(key.getKey());
        }
      });
    }

    assertThat(bare).isEmpty();
  }

  static Stream<Path> shipped() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("config/checklists"))) {
      List<Path> found = new ArrayList<>(
          files.filter(file -> file.toString().endsWith(".yaml")).toList());
      found.add(Path.of("src/main/resources/gonogo/demo/checklist.yaml"));
      return found.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void aShippedChecklistIsValid(Path file) throws IOException {
    assertThat(errors("checklist", Files.readString(file))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void aShippedChecklistTellsEditorsItsSchema(Path file) throws IOException {
    Path schema = file.getParent().relativize(FOLDER.resolve("checklist.schema.json"));

    assertThat(Files.readString(file))
        .startsWith("# yaml-language-server: $schema=" + schema + "\n");
  }

  /** The texts below the headings of the page of formats, but for what stands there for a value. */
  @ParameterizedTest
  @CsvSource({"environment, Environment", "adoption, Adoption"})
  void theExamplesOfTheFormatsAreValid(String name, String heading) throws IOException {
    String page = Files.readString(Path.of("docs/formats.md"));
    String yaml =
        page.substring(page.indexOf("```yaml", page.indexOf("## " + heading)) + "```yaml".length());

    assertThat(errors(name, yaml.substring(0, yaml.indexOf("```")))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("names")
  void aFileWithEveryKeyIsValidAndCanBeLoaded(String name) {
    assertThat(errors(name, Written.whole().file(name))).isEmpty();
    assertThat(Written.whole().problems(CATALOG)).isEmpty();
  }

  /** Else the loader could refuse a key that a schema offers. */
  @ParameterizedTest
  @MethodSource("names")
  void thatFileHasEveryKeyIndeed(String name) {
    JsonNode schema = JsonMapper.shared().readTree(TEXTS.get(name));
    Set<String> settings = Set.copyOf(
        CatalogTest.settings().map(setting -> setting.getPayload().name()).toList());
    List<String> keys = new ArrayList<>();
    for (JsonNode mapping : schema.findParents("additionalProperties")) {
      mapping.path("properties").propertyNames().stream()
          .filter(key -> !settings.contains(key))
          .forEach(keys::add);
    }

    assertThat(keys)
        .isNotEmpty()
        .filteredOn(key -> !CATALOG.probes().containsKey(key))
        .allSatisfy(key -> assertThat(Written.whole().file(name))
            .containsPattern("\\b" + Pattern.quote(key) + ":"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = VARIANTS)
  void aVariantIsValidAndCanBeLoaded(String name, String text, String instead) {
    Written written = Written.whole().with(name, text, instead.translateEscapes());

    assertThat(written.problems(CATALOG)).isEmpty();
    assertThat(errors(name, written.file(name))).isEmpty();
  }

  private static final String VARIANTS = """
      checklist   | min-remaining: 14d            | min-remaining: "{values.p95}"
      checklist   | follow: true                  | follow: "false"
      checklist   | same-site: [lax]              | same-site: []
      checklist   | version: 3                    | version: 0
      checklist   | title: Security               | title: 2026
      environment | checklist: checklist.yaml     | checklist: "checklist.yaml"
      environment | facts: {cdn: false, queue: true} | facts: {}
      environment | start: 2026-12-01T22:00Z      | start: 2026-12-01T22:00:00.5+02:00
      environment | warn-remaining: 40d           | tls/certificate: {port: 443}
      environment | previous: 1.9                 | previous: false
      environment | health: /health               | health: null
      environment | site:                         | old: null\\n    site:
      environment | labels: {team: shop, floor: 3} | labels: null
      environment | tls-valid: {with              | docs-read: null\\n  tls-valid: {with
      environment | tls-valid: {with              | docs-read: {phase: null}\\n  tls-valid: {with
      adoption    | decides: [tls-*]              | decides: []
      adoption    | [headers-hsts]                | [headers-*]
      people      | {name: Bob Example}           | {name: 7, duties: []}
      """;

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = MISTAKES)
  void aMistakeIsSeenByTheLoaderAndByTheSchema(String name, String text, String instead) {
    Written written =
        Written.whole().with(name, text, instead == null ? "" : instead.translateEscapes());

    assertThat(written.problems(CATALOG)).anyMatch(problem -> problem.startsWith(name + ".yaml"));
    assertThat(errors(name, written.file(name))).isNotEmpty();
  }

  private static final String MISTAKES = """
      checklist   | id: release-2                 | id: Release
      checklist   | id: release-2                 | idd: release-2
      checklist   | version: 3                    | version: 1.5
      checklist   | version: 3                    | version: three
      checklist   | title: Release of the shop    | title:
      checklist   | roles: [app, api]             | roles: [app, api, all]
      checklist   | roles: [app, api]             | roles: [app, api, api]
      checklist   | severity: blocker             | severity: critical
      checklist   | phase: T-4h                   | phase: T-4
      checklist   | again: [+1h]                  | again: +1h
      checklist   | when: [cdn]                   | when: [no cdn]
      checklist   | on: [app, api]                | on: []
      checklist   | on: [app, api]                | on: [all]
      checklist   | on: all                       | on: any
      checklist   | requires: [paths]             | requires: []
      checklist   | probe: tls/certificate        | probe: tls/certificates
      checklist   | min-remaining                 | min-remainig
      checklist   | min-remaining: 14d            | min-remaining: 14
      checklist   | min-remaining: 14d            | min-remaining: [14d]
      checklist   | min-remaining: 14d            | min-remaining:
      checklist   | port: "8443"                  | port: "8443x"
      checklist   | port: "8443"                  | port: 84.43
      checklist   | follow: true                  | follow: yes
      checklist   | status: [200, 301-308]        | status: 200
      checklist   | at: $.version,                | ``
      checklist   | at: $.version                 | where: $.version
      checklist   | any: [{absent: true}          | any: [{missing: true}
      checklist   | max-age: 1                    | max-age: a lot
      checklist   | same-site: [lax]              | same-site: [loose]
      checklist   | needs: [probe documents/read] | needs: [probe documents/read], checks: [{probe: tls/certificate}]
      checklist   | require: no-blocker           | require: most
      checklist   | , require: no-blocker         | ``
      checklist   | items: [tls-*, headers-hsts]  | items: []
      checklist   | items: [tls-*, headers-hsts]  | items: ["*-hsts"]
      checklist   | - title: Headers              | - title: A\\n        sections: [{title: B}]\\n      - title: C
      environment | environment: production       | ``
      environment | checklist: checklist.yaml     | checklist: websit
      environment | product: Shop                 | prodct: Shop
      environment | version: 1.10                 | version:
      environment | start: 2026-12-01T22:00Z      | start: 2026-12-01
      environment | start: 2026-12-01T22:00Z      | start: 2026-12-01T22:00
      environment | labels: {team: shop, floor: 3} | labels: [shop]
      environment | labels: {team: shop, floor: 3} | labels: {team: [shop]}
      environment | web:                          | webb:
      environment | site:                         | my site:
      environment | url: https://shop.example.com | uri: https://shop.example.com
      environment | url: https://shop.example.com | url: shop.example.com
      environment | roles: [app]                  | roles: []
      environment | bearer: "${env:TOKEN}"        | bearer: hunter2
      environment | user: ann,                    | ``
      environment | cdn: false                    | cdn: no
      environment | cdn: false                    | cdn: "false"
      environment | 192.0.2.53,                   | 192.0.2.53:dns,
      environment | active: [http/request]        | active: [http/requests]
      environment | warn-remaining: 40d           | warn-remain: 40d
      environment | warn-remaining: 40d           | warn-remaining: [40d]
      environment | http/request: {samples: 20}   | http/request: {sample: 20}
      environment | severity: major               | severity: high
      environment | phase: T-4h                   | with: [a]
      environment | adoption: adoption.yaml       | adoption: [adoption.yaml]
      environment | extends: base.yaml            | extends: [base.yaml]
      environment | extends: base.yaml            | extend: base.yaml
      environment | environment: production       | environment: null
      environment | checklist: checklist.yaml     | checklist: null
      adoption    | adoption: shop-q4             | name: shop-q4
      adoption    | decides: [tls-*]              | decides: tls-*
      adoption    | decides: [tls-*]              | decides: ["*-tls"]
      adoption    | until: 2027-01-15             | until: 15.1.2027
      adoption    | until: 2027-01-15, owner: platform | until: 2027-01-15
      adoption    | [headers-hsts]                | []
      adoption    | review                        | until
      waivers     | waivers:                      | waiver:
      waivers     | text: 0                       | text: x
      waivers     | accepts: failed               | accepts: all
      waivers     | codes: [http/headers/missing] | codes: []
      waivers     | codes: [http/headers/missing] | ``
      waivers     | accepts: unseen               | accepts: unseen\\n    codes: [http/headers/missing]
      waivers     | approvers: [ann, bob]         | approvers: []
      waivers     | approvers: [ann, bob]         | approvers: ann
      waivers     | 2026-11-27T00:00:00Z          | 2026-11-27
      waivers     | reason: moves to the CDN      | reason: ""
      people      | name: Ann Example             | nam: Ann Example
      people      | bob:                          | Bob:
      people      | from: 2026-01-01              | from: 2026
      people      | duties: [qa-lead]             | duties: qa-lead
      """;

  @Test
  void theSchemaOfWaiversKnowsTheCodesOfTheProbes() {
    String yaml =
        Written.whole().file("waivers").replace("http/headers/missing", "http/headers/mising");

    assertThat(errors("waivers", yaml)).anyMatch(error -> error.contains("codes"));
  }

  @Test
  void theSchemaOfChecklistsKnowsTheSettingsThatCanBeRequired() {
    String yaml =
        Written.whole().file("checklist").replace("requires: [paths]", "requires: [path]");

    assertThat(errors("checklist", yaml)).anyMatch(error -> error.contains("requires"));
  }

  private static List<String> errors(String name, String yaml) {
    JsonNode document = JsonMapper.shared().valueToTree(SettingShapes.parsed(yaml));
    return SCHEMAS.get(name).validate(document).stream().map(Object::toString).toList();
  }
}
