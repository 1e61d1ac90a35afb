package gonogo.engine;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.api.Outcome;
import gonogo.api.SystemRef;
import gonogo.catalog.Catalog;
import gonogo.catalog.ProbeType;
import gonogo.checklist.InputFiles;
import gonogo.checklist.Inputs;
import gonogo.checklist.InputsReader;
import gonogo.checklist.ShippedChecklists;
import gonogo.model.CheckSpec;
import gonogo.model.Checklist;
import gonogo.model.Environment;
import gonogo.model.Item;
import gonogo.model.Node;
import gonogo.model.People;
import gonogo.model.People.Person;
import gonogo.model.Phase;
import gonogo.model.Place;
import gonogo.model.Section;
import gonogo.model.Source;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Decides what can be looked at today, and nothing more. */
class FirstAdoptionTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final LocalDate TODAY = LocalDate.parse("2026-11-20");
  private static final String CHECK = "checks: [{probe: http/request}]";

  private static Catalog catalog;

  @BeforeAll
  static void open() {
    catalog = Catalog.open();
  }

  @AfterAll
  static void close() {
    catalog.close();
  }

  private static FirstAdoption of(String environment, String... items) {
    return FirstAdoption.of(
        new Planner(catalog), reader(items).draft(environment(environment), Map.of()), NOW);
  }

  private static Source environment(String further) {
    return new Source("environment.yaml", """
        environment: production
        checklist: list.yaml
        systems: {web: {site: {url: "https://shop.example.com"}}}
        """ + further);
  }

  private static InputsReader reader(String... items) {
    String list = """
        id: list
        version: 1
        title: List
        facts: {cdn: Is there a CDN?, queue: Is there a queue?}
        roles: [app, api]
        sections:
          - title: All
            items:
        """;
    StringBuilder yaml = new StringBuilder(list);
    for (String item : items) {
      String phase = item.contains("phase:") ? "" : ", phase: T-1h";
      String severity = item.contains("severity:") ? "" : ", severity: blocker";
      yaml.append("      - {text: Text%s%s, %s}\n".formatted(phase, severity, item));
    }
    return new InputsReader(
        InputFiles.of(Map.of("list.yaml", new Source("list.yaml", yaml.toString()))),
        ShippedChecklists.onClassPath(),
        name -> null,
        TODAY);
  }

  @ParameterizedTest
  @EnumSource(Phase.class)
  void itemDecidesAtWhateverGateItIsDue(Phase phase) {
    var first = of("", "id: a, phase: %s, %s".formatted(phase.text(), CHECK));
    assertThat(first.decides()).containsExactly("a");
    assertThat(first.lacks()).isEmpty();
    assertThat(first.canBeGo()).isEqualTo(phase.compareTo(Phase.DEPLOY) < 0);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          needs: [probe sql/query]                                                    |
          checks: [{probe: http/request, on: [api]}]                                  | role:api
          checks: [{probe: http/request}, {probe: http/request, on: [app, api]}]      | role:api
          checks: [{probe: http/request, with: {paths: ['/{values.page}']}}]          | value:page
          checks: [{probe: http/request, requires: [body]}]                           | setting:body
          when: [cdn], checks: [{probe: http/request}]                                | fact:cdn
          checks: [{probe: http/request}, {probe: http/request, when: [cdn]}]       | fact:cdn
          """)
  void itemThatLacksSomethingComesLater(String item, @Nullable String need) {
    var first = of("", "id: a, " + CHECK, "id: b, severity: minor, " + item);
    assertThat(first.decides()).containsExactly("a");
    assertThat(first.lacks().stream().map(Lack::needs))
        .isEqualTo(need == null ? List.of() : List.of(need));
    assertThat(first.lacks()).allSatisfy(lack -> {
      assertThat(lack.items()).containsExactly("b");
      assertThat(lack.blocking()).isZero();
    });
    assertThat(first.unbound()).isEqualTo(need == null ? List.of("b") : List.of());
  }

  @Test
  void checkThatAFactRulesOutLacksNothing() {
    String item =
        "id: a, checks: [{probe: http/request, when: [cdn]}, {probe: http/request, when: [not cdn]}]";
    assertThat(of("facts: {cdn: true}\n", item).decides()).containsExactly("a");
    assertThat(of("facts: {cdn: false}\n", item).decides()).containsExactly("a");
    assertThat(of("", item).decides()).isEmpty();
  }

  @Test
  void itemThatAFactRulesOutComesLater() {
    String item = "id: a, when: [cdn], " + CHECK;
    assertThat(of("facts: {cdn: true}\n", item).decides()).containsExactly("a");
    assertThat(of("facts: {cdn: false}\n", item).decides()).isEmpty();
    String check = "id: a, checks: [{probe: http/request, when: [cdn]}]";
    assertThat(of("facts: {cdn: false}\n", check).decides()).isEmpty();
  }

  @Test
  void itemOfOthersDecidesOnlyWithAllOfThem() {
    String of = "id: all, of: {items: [x-*], require: met}";
    String seen = "id: x-a, " + CHECK;
    String unseen = "id: x-b, phase: +24h, needs: [probe sql/query]";
    assertThat(of("", of, seen).decides()).containsExactly("all", "x-a");
    assertThat(of("", of, seen, unseen).decides()).containsExactly("x-a");
    assertThat(of("", of, unseen).decides()).isEmpty();
    assertThat(of("", "id: all, of: {items: [x-*], phases: [T-1h], require: met}", seen, unseen)
            .decides())
        .containsExactly("all", "x-a");
    assertThat(of(
                "",
                "id: all, of: {items: [x-*], require: no-blocker}",
                seen,
                "id: x-b, severity: major, needs: [probe sql/query]")
            .decides())
        .containsExactly("all", "x-a");
  }

  @Test
  void itemOfOthersNeedsItsOwnChecksAndFactsToo() {
    String seen = "id: x-a, " + CHECK;
    String of = "of: {items: [x-*], require: met}";
    assertThat(of("", "id: all, checks: [{probe: http/request, on: [api]}], " + of, seen)
            .decides())
        .containsExactly("x-a");
    assertThat(of("", "id: all, when: [cdn], " + of, seen).decides()).containsExactly("x-a");
    assertThat(of("facts: {cdn: true}\n", "id: all, when: [cdn], " + of, seen).decides())
        .containsExactly("all", "x-a");
  }

  @Test
  void goNeedsSomethingThatBlocksAndIsLookedAt() {
    assertThat(of("", "id: a, severity: minor, " + CHECK).canBeGo()).isFalse();
    assertThat(of("", "id: a, severity: major, " + CHECK).canBeGo()).isTrue();
    assertThat(of("", "id: a, needs: [probe sql/query]").canBeGo()).isFalse();
  }

  @Test
  void mostHelpfulComesFirst() {
    var first = of(
        "",
        "id: a, severity: minor, when: [cdn], " + CHECK,
        "id: b, severity: minor, when: [cdn], phase: +24h, " + CHECK,
        "id: c, severity: major, when: [queue], " + CHECK);
    assertThat(first.lacks().stream().map(lack -> lack.needs() + lack.items() + lack.blocking()))
        .containsExactly("fact:queue[c]1", "fact:cdn[a, b]0");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          ops-lead         | key |            |            | true
          qa-lead          | key |            |            | false
          ops-lead         |     |            |            | false
          ops-lead         | key | 2026-11-21 |            | false
          ops-lead         | key | 2026-11-20 | 2026-11-21 | true
          ops-lead         | key |            | 2026-11-20 | false
          """)
  void signedItemDecidesWhenSomebodyCanSign(
      String duty,
      @Nullable String key,
      @Nullable LocalDate from,
      @Nullable LocalDate until,
      boolean decides) {
    var ann = new Person(
        "ann", "Ann", null, List.of(duty), key == null ? List.of() : List.of(key), from, until);
    var first = FirstAdoption.of(List.of(signedBy(ann)), NOW);
    assertThat(first.decides()).isEqualTo(decides ? List.of("a") : List.of());
    assertThat(first.canBeGo()).isFalse();
    assertThat(first.lacks().stream().map(Lack::needs))
        .isEqualTo(decides ? List.of() : List.of("duty:ops-lead"));
  }

  /** A plan with one item that the ops lead signs for. */
  private static Plan signedBy(Person person) {
    Inputs inputs =
        reader("id: a, needs: [people]").draft(environment(""), Map.of()).orThrow();
    Place place = Place.of("test");
    Node duties = new Node.Sequence(List.of(new Node.Scalar("ops-lead", true, place)), place);
    Item signed = inputs
        .checklist()
        .items()
        .getFirst()
        .withChecks(List.of(new CheckSpec(
            ProbeType.SIGNED,
            List.of(),
            List.of(),
            List.of(),
            new Node.Mapping(
                Map.of(
                    "statement", new Node.Entry(place, new Node.Scalar("So it is", true, place)),
                    "duties", new Node.Entry(place, duties)),
                place),
            place)));
    var check = new PlannedCheck(
        "a#" + ProbeType.SIGNED,
        ProbeType.SIGNED,
        new SystemRef("environment", "production"),
        true,
        null,
        world -> new Outcome.Passed("signed", List.of(), List.of()));
    List<Plan.Entry> entries = List.of(new Plan.Entry.Ready(check));
    Environment environment = with(inputs.environment(), person);
    return new Plan(
        environment,
        with(inputs.checklist(), signed),
        Phase.T_MINUS_1H,
        List.of(),
        null,
        Map.of(),
        List.of(),
        Map.of("a", entries),
        List.of(),
        Map.of("a", Prospects.of(signed, entries, environment, catalog, NOW)));
  }

  private static Checklist with(Checklist list, Item item) {
    return list.withSections(List.of(new Section("All", List.of(item), List.of())));
  }

  private static Environment with(Environment whole, Person person) {
    return new Environment(
        whole.name(),
        whole.checklist(),
        whole.checklistPlace(),
        whole.release(),
        whole.labels(),
        whole.systems(),
        whole.values(),
        whole.facts(),
        whole.factPlaces(),
        whole.active(),
        whole.resolvers(),
        whole.vantage(),
        whole.items(),
        null,
        List.of(),
        new People(Map.of(person.id(), person)),
        List.of(),
        whole.attest(),
        whole.extension(),
        whole.variables(),
        whole.sources());
  }
}
