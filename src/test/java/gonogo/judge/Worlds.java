package gonogo.judge;

import gonogo.api.Cause;
import gonogo.api.Outcome;
import gonogo.model.Adoption.Rule;
import gonogo.model.Item;
import gonogo.model.Of.Require;
import gonogo.model.Phase;
import gonogo.model.Severity;
import gonogo.model.Waiver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Generates whole cases: a checklist of up to twelve items with facts, items settled by others, gates, an adoption,
 * waivers, signatures and mostly good results. The same seed gives the same world.
 */
final class Worlds {
  static final List<String> FACTS = List.of("cdn", "kubernetes", "payments");
  static final List<String> SYSTEMS = List.of("web/site", "web/api");
  private static final List<String> PROBES = List.of("p/one", "p/two", "p/three");
  private static final List<String> FAMILIES = List.of("a-", "b-");

  private final Random random;
  private final List<Item> items = new ArrayList<>();
  private final Given given = Given.items();

  private Worlds(long seed) {
    random = new Random(seed);
  }

  /** A world that is good nearly everywhere; about every second one is GO. */
  static Case of(long seed) {
    return new Worlds(seed).build();
  }

  private Case build() {
    given.phase = chance(70) ? Phase.T_MINUS_1H : one(List.of(Phase.values()));
    given.blocking = chance(85) ? Severity.MAJOR : Severity.MINOR;
    FACTS.stream()
        .filter(fact -> chance(97))
        .forEach(fact -> given.fact(fact, random.nextBoolean()));
    IntStream.rangeClosed(1, 1 + random.nextInt(10)).forEach(this::addItem);
    IntStream.range(0, random.nextInt(3)).forEach(this::addItemOf);
    given.items = items;
    if (chance(40)) {
      given.adoption(adoption());
    }
    var planned = given.build();
    items.stream()
        .filter(item -> Standings.of(item, planned) instanceof Standing.Open)
        .forEach(this::addResults);
    return given.build();
  }

  private void addItem(int number) {
    var item = ItemBuilder.item(one(FAMILIES) + number)
        .severity(one(List.of(Severity.values())))
        .phase(phase());
    if (chance(25)) {
      item.when(conditions());
    }
    if (chance(15)) {
      item.again(given.phase);
    }
    if (chance(90)) {
      for (int i = 0; i <= random.nextInt(3); i++) {
        item.check(
            chance(12) ? ItemBuilder.SIGNATURE : one(PROBES),
            chance(15) ? conditions() : new String[0]);
      }
    }
    items.add(item.build());
  }

  private void addItemOf(int number) {
    var item = ItemBuilder.item("of-" + number)
        .severity(one(List.of(Severity.values())))
        .phase(phase())
        .of(one(List.of(Require.values())), chance(50) ? "*" : one(FAMILIES) + "*");
    if (chance(30)) {
      item.check(ItemBuilder.SIGNATURE);
    }
    items.add(item.build());
  }

  private Phase phase() {
    return chance(75) ? given.phase : one(List.of(Phase.values()));
  }

  private String[] conditions() {
    return IntStream.rangeClosed(0, random.nextInt(2))
        .mapToObj(i -> (random.nextBoolean() ? "" : "not ") + one(FACTS))
        .distinct()
        .toArray(String[]::new);
  }

  /** One result for each check that is to be made, and a signature for most items that no check looks at. */
  private void addResults(Item item) {
    List<CheckResult> results = new ArrayList<>();
    if (item.checks().isEmpty() && item.of() == null && chance(85)) {
      results.add(on(ItemBuilder.SIGNATURE, Results.signed()));
    }
    item.checks().stream()
        .filter(check -> Facts.about(check.when(), given.facts) instanceof Facts.Hold)
        .forEach(check -> results.add(on(check.probe(), result(check.probe()))));
    if (!results.isEmpty()) {
      given.checks.put(item.id(), results);
    }
    addWaivers(item, results);
  }

  private CheckResult result(String probe) {
    return switch (random.nextInt(100)) {
      case 0, 1, 2 -> Results.failed(probe, probe + "/bad");
      case 3, 4 -> Results.unseen(probe, one(List.of(Cause.values())));
      case 5, 6, 7, 8, 9 -> Results.notApplicable(probe);
      default -> Results.passed(probe);
    };
  }

  private CheckResult on(String probe, CheckResult result) {
    String system = probe.equals(ItemBuilder.SIGNATURE) ? null : one(SYSTEMS);
    return new CheckResult(
        probe,
        system,
        result.key(),
        probe.equals(ItemBuilder.SIGNATURE),
        result.outcome(),
        result.evidence(),
        result.startedAt(),
        result.tookMs());
  }

  /** Waivers for most of what is not good, so that it need not keep the world from GO, and a few at random. */
  private void addWaivers(Item item, List<CheckResult> results) {
    for (CheckResult result : results) {
      switch (result.outcome()) {
        case Outcome.Failed failed
        when chance(80) ->
          given.waivers.add(WaiverBuilder.failed(item, result.probe() + "/bad").build());
        case Outcome.Inconclusive unseen
        when chance(60) -> given.waivers.add(WaiverBuilder.unseen(item).build());
        default -> {}
      }
    }
    if (chance(6)) {
      given.waivers.add(randomWaiver(item));
    }
  }

  private Waiver randomWaiver(Item item) {
    var waiver =
        chance(50) ? WaiverBuilder.failed(item, one(PROBES) + "/bad") : WaiverBuilder.unseen(item);
    return switch (random.nextInt(5)) {
      case 0 -> waiver.until(Given.NOW).build();
      case 1 -> waiver.from(Given.NOW.plusSeconds(1)).build();
      case 2 -> waiver.text("another text").build();
      case 3 -> waiver.until(Given.NOW.plus(Duration.ofDays(30))).build();
      default -> waiver.build();
    };
  }

  private Rule[] adoption() {
    List<Rule> rules = new ArrayList<>();
    items.stream().filter(item -> chance(25)).forEach(item -> {
      var date = Given.TODAY.plusDays(random.nextInt(4) - 1);
      rules.add(random.nextBoolean() ? Given.trial(item.id(), date) : Given.later(item.id(), date));
    });
    if (chance(20)) {
      rules.add(Given.later(one(FAMILIES) + "*", Given.TODAY.plusDays(90)));
    }
    return rules.toArray(Rule[]::new);
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T one(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }
}
