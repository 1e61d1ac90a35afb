package gonogo.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever sees less never comes nearer to GO: on thousands of generated worlds, whatever is taken away. */
final class MonotonyTest {

  @Test
  void whoSeesLessNeverComesNearerToGo() {
    var worlds = Sample.whole();
    int tried = 0;
    for (Sample.World world : worlds.all()) {
      for (Removals.Removal removal : Removals.of(world.given())) {
        assertThat(Properties.violation(Judge::judge, world, removal))
            .as("%s minus %s", world, removal.what())
            .isEmpty();
        tried++;
      }
    }
    System.out.printf(
        "monotony: %d worlds GO, %d one step short of it, from seed %d to %d; %d removals, none turns into GO,"
            + " none keeps a GO that rested on it%n",
        worlds.good().size(), worlds.damaged().size(), Sample.FIRST_SEED, worlds.lastSeed(), tried);
    assertThat(worlds.good()).hasSizeGreaterThanOrEqualTo(3_000);
    assertThat(worlds.damaged()).hasSizeGreaterThanOrEqualTo(3_000);
  }

  @Test
  void noDamagedWorldIsGo() {
    Map<Damage, Integer> kinds = new EnumMap<>(Damage.class);
    for (Sample.World world : Sample.whole().damaged()) {
      assertThat(Judge.judge(world.given()).verdict())
          .as(world.toString())
          .isNotEqualTo(Verdict.GO);
      kinds.merge(world.damage(), 1, Integer::sum);
    }
    System.out.printf("damage: %s, none is GO%n", kinds);
    assertThat(kinds).containsOnlyKeys(Damage.values());
  }

  @Test
  void whatIsOnTrialMovesNothing() {
    int tried = 0;
    for (Sample.World world : Sample.whole().all()) {
      var whole = Judge.judge(world.given());
      var without = Judge.judge(Properties.withoutTrial(world.given()));
      assertThat(without.verdict()).as(world.toString()).isEqualTo(whole.verdict());
      assertThat(without.reasons()).as(world.toString()).isEqualTo(whole.reasons());
      tried++;
    }
    System.out.printf(
        "trial: %d worlds with and without their items on trial, same verdict and reasons%n",
        tried);
  }
}
