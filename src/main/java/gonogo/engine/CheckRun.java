package gonogo.engine;

import gonogo.api.Outcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one check came to.
 *
 * @param evidence ids of the questions that it asked, in the order of asking, each once
 * @param startedAt null when the run ended before it started
 */
public record CheckRun(
    String key,
    Outcome outcome,
    List<String> evidence,
    @Nullable Instant startedAt,
    long tookMs) {
  public CheckRun {
    evidence = List.copyOf(evidence);
  }
}
