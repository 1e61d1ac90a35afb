package gonogo.model;

import gonogo.api.Cause;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A question and what came back, as recorded: already reduced, redacted and limited.
 *
 * @param id first 12 hex digits of the SHA-256 of the canonical query
 * @param type the type of the question, for example {@code tls/handshake}
 * @param version the version of that type
 * @param query the question as a tree of JSON values
 * @param answer the answer as a tree of JSON values; null when there is none
 * @param cause why there is no answer; null when there is one
 * @param detail what happened, in one line; null when there is an answer
 * @param root what failed first, when this is only its consequence
 * @param bytes size of the whole answer in canonical JSON
 * @param sha256 hash of the whole answer in canonical JSON
 * @param at when it was first asked
 * @param tookMs from holding the permits to the end of the last attempt
 */
public record Evidence(
    String id,
    String type,
    int version,
    Map<String, Object> query,
    @Nullable Object answer,
    @Nullable Cause cause,
    @Nullable String detail,
    @Nullable String root,
    long bytes,
    String sha256,
    List<Attempt> attempts,
    Instant at,
    long tookMs) {
  public Evidence {
    attempts = List.copyOf(attempts);
  }

  /**
   * One attempt.
   *
   * @param cause null for the one that answered
   */
  public record Attempt(@Nullable Cause cause, @Nullable String detail, long tookMs) {}
}
