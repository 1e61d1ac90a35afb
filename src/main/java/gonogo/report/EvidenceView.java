package gonogo.report;

import gonogo.api.Cause;
import gonogo.model.Evidence;
import gonogo.model.Evidence.Attempt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A question and its answer as the report holds them: keys sorted, long answers left out.
 *
 * @param truncated whether the answer is left out because it is longer than {@link #ANSWER_LIMIT}; a bundle holds it
 */
record EvidenceView(
    String type,
    int version,
    @Nullable Object query,
    @Nullable Object answer,
    boolean truncated,
    @Nullable Cause cause,
    @Nullable String detail,
    @Nullable String root,
    long bytes,
    String sha256,
    List<Attempt> attempts,
    Instant at,
    long tookMs) {

  /** The longest answer that a report holds, in bytes of canonical JSON. */
  static final int ANSWER_LIMIT = 2048;

  static EvidenceView of(Evidence evidence) {
    boolean truncated = evidence.answer() != null && evidence.bytes() > ANSWER_LIMIT;
    return new EvidenceView(
        evidence.type(),
        evidence.version(),
        sorted(evidence.query()),
        truncated ? null : sorted(evidence.answer()),
        truncated,
        evidence.cause(),
        evidence.detail(),
        evidence.root(),
        evidence.bytes(),
        evidence.sha256(),
        evidence.attempts(),
        evidence.at(),
        evidence.tookMs());
  }

  /** The same JSON value with the keys of its objects in order, so that equal evidence is equal bytes. */
  static @Nullable Object sorted(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> object -> {
        Map<String, @Nullable Object> entries = new TreeMap<>();
        object.forEach((key, entry) -> entries.put(String.valueOf(key), sorted(entry)));
        yield entries;
      }
      case List<?> array -> {
        List<@Nullable Object> elements = new ArrayList<>();
        array.forEach(element -> elements.add(sorted(element)));
        yield elements;
      }
      case null -> null;
      default -> value;
    };
  }
}
