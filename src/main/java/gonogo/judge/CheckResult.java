package gonogo.judge;

import gonogo.api.Outcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one check of an item came to.
 *
 * @param probe the probe's id
 * @param system {@code kind/name}; null when none could be found
 * @param key {@code ITEM#PROBE@KIND/NAME}, with {@code ~2} when repeated
 * @param signed whether the probe judges signatures, not evidence
 * @param evidence ids of the questions that it asked, in order
 * @param startedAt null when it never ran
 */
public record CheckResult(
    String probe,
    @Nullable String system,
    String key,
    boolean signed,
    Outcome outcome,
    List<String> evidence,
    @Nullable Instant startedAt,
    long tookMs) {
  public CheckResult {
    evidence = List.copyOf(evidence);
  }
}
