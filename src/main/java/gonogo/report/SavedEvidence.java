package gonogo.report;

import gonogo.model.Evidence;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question and its answer, as a report holds them.
 *
 * @param query as a tree of JSON values
 * @param answer the same; null when there is none, or when it was too long for the report
 * @param truncated whether it was too long
 * @param cause why there is no answer; null when there is one
 * @param bytes size of the whole answer
 */
public record SavedEvidence(
    String id,
    String type,
    long version,
    @Nullable Object query,
    @Nullable Object answer,
    boolean truncated,
    @Nullable String cause,
    @Nullable String detail,
    @Nullable String root,
    long bytes,
    List<Attempt> attempts,
    @Nullable Instant at,
    long tookMs) {

  /** One attempt; without a cause it answered. */
  public record Attempt(@Nullable String cause, @Nullable String detail, long tookMs) {}

  static SavedEvidence of(Evidence evidence) {
    return new SavedEvidence(
        evidence.id(),
        evidence.type(),
        evidence.version(),
        evidence.query(),
        evidence.answer(),
        false,
        evidence.cause() == null ? null : evidence.cause().name(),
        evidence.detail(),
        evidence.root(),
        evidence.bytes(),
        evidence.attempts().stream()
            .map(attempt -> new Attempt(
                attempt.cause() == null ? null : attempt.cause().name(),
                attempt.detail(),
                attempt.tookMs()))
            .toList(),
        evidence.at(),
        evidence.tookMs());
  }
}
