package gonogo.judge;

import gonogo.model.Adoption;
import gonogo.model.Adoption.Rule;
import gonogo.model.Adoption.Stage;
import gonogo.model.Checklist;
import gonogo.model.Item;
import gonogo.model.People;
import gonogo.model.People.Person;
import gonogo.model.Phase;
import gonogo.model.Place;
import gonogo.model.Section;
import gonogo.model.Severity;
import gonogo.model.Source;
import gonogo.model.Waiver;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Builds a case; a test says only what it is about. Everything is public to the tests, so that a case can be bent. */
final class Given {
  static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
  static final LocalDate TODAY = LocalDate.parse("2026-12-01");
  static final String ENVIRONMENT = "production";

  List<Item> items;
  Phase phase = Phase.T_MINUS_1H;

  @Nullable
  Set<String> selected;

  Map<String, Boolean> facts = new HashMap<>();
  Map<String, Place> factPlaces = new HashMap<>();

  @Nullable
  Adoption adoption;

  List<Waiver> waivers = new ArrayList<>();
  People people = people(person("ann", null, null), person("bob", null, null));
  Instant now = NOW;
  Map<String, List<CheckResult>> checks = new HashMap<>();
  List<Lever> levers = List.of();
  Severity blocking = Severity.MAJOR;

  private Given(List<Item> items) {
    this.items = new ArrayList<>(items);
  }

  static Given items(Item... items) {
    return new Given(List.of(items));
  }

  static Given items(List<Item> items) {
    return new Given(items);
  }

  static Given copyOf(Case given) {
    var copy = new Given(given.checklist().items());
    copy.phase = given.phase();
    copy.selected = given.selected();
    copy.facts = new HashMap<>(given.facts());
    copy.factPlaces = new HashMap<>(given.factPlaces());
    copy.adoption = given.adoption();
    copy.waivers = new ArrayList<>(given.waivers());
    copy.people = given.people();
    copy.now = given.now();
    copy.checks = new HashMap<>(given.checks());
    copy.levers = given.levers();
    copy.blocking = given.blocking();
    return copy;
  }

  static Person person(String id, @Nullable LocalDate from, @Nullable LocalDate until) {
    return new Person(id, id, null, List.of(), List.of(), from, until);
  }

  static People people(Person... people) {
    return new People(
        List.of(people).stream().collect(Collectors.toMap(Person::id, person -> person)));
  }

  static Rule decides(String pattern) {
    return new Rule(Stage.DECIDES, pattern, null, null, null, new Place("adoption.yaml", 1, 1));
  }

  static Rule trial(String pattern, LocalDate until) {
    return new Rule(
        Stage.TRIAL, pattern, until, "platform", "names differ", new Place("adoption.yaml", 2, 1));
  }

  static Rule later(String pattern, LocalDate review) {
    return new Rule(
        Stage.LATER, pattern, review, "manager", "first quarter", new Place("adoption.yaml", 3, 1));
  }

  Given phase(Phase value) {
    phase = value;
    return this;
  }

  Given select(String... ids) {
    selected = Set.of(ids);
    return this;
  }

  Given fact(String fact, boolean value) {
    facts.put(fact, value);
    return this;
  }

  Given adoption(Rule... rules) {
    adoption = new Adoption("first", List.of(rules), new Source("adoption.yaml", ""));
    return this;
  }

  Given waiver(Waiver... added) {
    waivers.addAll(List.of(added));
    return this;
  }

  Given people(People value) {
    people = value;
    return this;
  }

  Given at(Instant instant) {
    now = instant;
    return this;
  }

  Given result(String item, CheckResult... results) {
    checks.put(item, List.of(results));
    return this;
  }

  Given blocking(Severity value) {
    blocking = value;
    return this;
  }

  Given levers(Lever... added) {
    levers = List.of(added);
    return this;
  }

  /** Bends every result. */
  Given eachResult(UnaryOperator<CheckResult> change) {
    checks.replaceAll((item, results) -> results.stream().map(change).toList());
    return this;
  }

  /** Bends every waiver. */
  Given eachWaiver(UnaryOperator<Waiver> change) {
    waivers.replaceAll(change);
    return this;
  }

  /** Bends every item. */
  Given eachItem(UnaryOperator<Item> change) {
    items.replaceAll(change);
    return this;
  }

  Case build() {
    var checklist = Checklist.of(
        "website",
        1,
        "Website",
        new LinkedHashMap<>(),
        List.of(),
        List.of(new Section("All", items, List.of())),
        new Source("website.yaml", ""));
    return new Case(
        checklist,
        phase,
        selected,
        facts,
        factPlaces,
        ENVIRONMENT,
        adoption,
        waivers,
        people,
        now,
        checks,
        levers,
        blocking);
  }

  Judgement judge() {
    return Judge.judge(build());
  }

  /** The judgement of the only item, or of the one that is named. */
  ItemJudgement judge(String id) {
    return judge().items().stream()
        .filter(each -> each.item().id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
