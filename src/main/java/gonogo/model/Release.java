package gonogo.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is about to be deployed. */
public record Release(
    @Nullable String product,
    @Nullable String version,
    @Nullable String commit,
    @Nullable String previous,
    @Nullable Instant windowStart,
    @Nullable Instant windowEnd) {

  /** Nothing is said of it. */
  public static final Release UNKNOWN = new Release(null, null, null, null, null, null);
}
