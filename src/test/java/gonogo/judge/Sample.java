package gonogo.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A sample of generated worlds, always the same.
 *
 * @param good GO
 * @param damaged GO, and then one thing was done to it
 */
record Sample(List<World> good, List<World> damaged, long lastSeed) {
  static final long FIRST_SEED = 20_261_201;

  /** A world with the seed that makes it again. */
  record World(long seed, @Nullable Damage damage, Case given) {
    @Override
    public String toString() {
      return damage == null ? "world " + seed : "world %d with %s".formatted(seed, damage);
    }
  }

  Stream<World> stream() {
    return Stream.concat(good.stream(), damaged.stream());
  }

  List<World> all() {
    return stream().toList();
  }

  /** At least 3,000 of each, made once. */
  static Sample whole() {
    return Whole.SAMPLE;
  }

  private static final class Whole {
    private static final Sample SAMPLE = of(3_000);
  }

  private static Sample of(int size) {
    List<World> good = new ArrayList<>();
    List<World> damaged = new ArrayList<>();
    long seed = FIRST_SEED;
    while (good.size() < size || damaged.size() < size) {
      long current = seed++;
      var world = Worlds.of(current);
      if (Judge.judge(world).verdict() == Verdict.GO) {
        good.add(new World(current, null, world));
        var damage = Damage.values()[Math.floorMod(current, Damage.values().length)];
        damage
            .to(world, new Random(current))
            .ifPresent(bad -> damaged.add(new World(current, damage, bad)));
      }
    }
    return new Sample(good, damaged, seed - 1);
  }
}
