package gonogo.model;

import gonogo.api.Named;
import org.jspecify.annotations.Nullable;

/**
 * Where a run looks from. Said by people, and not proved by anything.
 *
 * @param place what says so; null when nothing does
 */
public record Vantage(String name, @Nullable Place place) {

  /** Wherever this machine stands. */
  public static final Vantage LOCAL = new Vantage(Named.LOCAL, null);
}
