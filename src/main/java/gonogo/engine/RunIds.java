package gonogo.engine;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.ThreadLocalRandom;

/** Ids of runs: they sort by time, and two runs of the same second differ. */
final class RunIds {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private RunIds() {}

  /** For example {@code 20261201T221503Z-9c41}. */
  static String next(Instant now) {
    return "%s-%04x".formatted(TIME.format(now), ThreadLocalRandom.current().nextInt(0x10000));
  }
}
