package gonogo.model;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is about to be deployed.
 *
 * @param sources who says it, by key as in {@code --release}: a place in a file, {@code --release}, the variable of a
 *     pipeline, or {@code git HEAD}
 * @param concerns what must be known beside it
 */
public record Release(
    @Nullable String product,
    @Nullable String version,
    @Nullable String commit,
    @Nullable String previous,
    @Nullable Instant windowStart,
    @Nullable Instant windowEnd,
    SequencedMap<String, String> sources,
    List<String> concerns) {
  /** Where a release is said on the command line. */
  public static final String FLAG = "--release";

  private static final Pattern PLACE = Pattern.compile(".*:[0-9]+:[0-9]+", Pattern.DOTALL);

  /** Nothing is said of it. */
  public static final Release UNKNOWN =
      new Release(null, null, null, null, null, null, new LinkedHashMap<>(), List.of());

  public Release {
    concerns = List.copyOf(concerns);
  }

  /** The same, as said by others. */
  public Release saidBy(Map<String, String> others, List<String> theirConcerns) {
    return new Release(
        product,
        version,
        commit,
        previous,
        windowStart,
        windowEnd,
        new LinkedHashMap<>(others),
        theirConcerns);
  }

  /** Whether nobody wrote it: a pipeline or a checkout said it. */
  public static boolean isOutside(String source) {
    return !source.equals(FLAG) && !PLACE.matcher(source).matches();
  }
}
