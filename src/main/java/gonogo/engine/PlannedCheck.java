package gonogo.engine;

import gonogo.api.Outcome;
import gonogo.api.SystemRef;
import gonogo.api.World;
import org.jspecify.annotations.Nullable;

/**
 * A check that is ready to run.
 *
 * @param key {@code ITEM#PROBE@KIND/NAME}, unique in the run
 * @param probe the probe's id
 * @param system null when it looks at none
 * @param signed whether the probe judges signatures, not evidence
 */
public record PlannedCheck(
    String key, String probe, @Nullable SystemRef system, boolean signed, Examination examination) {

  /** A check that rests on evidence. */
  public PlannedCheck(
      String key, String probe, @Nullable SystemRef system, Examination examination) {
    this(key, probe, system, false, examination);
  }

  /** A probe with its system and settings already given. */
  @FunctionalInterface
  public interface Examination {
    Outcome examine(World world);
  }
}
