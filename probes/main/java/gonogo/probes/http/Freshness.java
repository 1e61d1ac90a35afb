package gonogo.probes.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How long a browser may use a response again without asking (RFC 9111, 4.2).
 *
 * @param known false when no header says it, so that browsers guess
 * @param seconds of freshness; 0 when it is to be asked for each time
 * @param stale seconds for which it may be shown beyond that, while the browser asks (RFC 5861)
 * @param shared seconds that a shared cache may keep it, when that is said apart
 */
record Freshness(
    boolean known, long seconds, long stale, long shared, boolean immutable, boolean stored) {

  /** From the headers of a response, given by name. */
  static Freshness of(Function<String, List<String>> headers) {
    Directives cache = Directives.of(headers.apply("Cache-Control"));
    long shared = cache.number("s-maxage").orElse(0L);
    boolean immutable = cache.has("immutable");
    if (cache.has("no-store")) {
      return new Freshness(true, 0, 0, 0, immutable, false);
    }
    if (cache.has("no-cache")) {
      return new Freshness(true, 0, 0, shared, immutable, true);
    }
    long stale = cache.has("must-revalidate")
        ? 0
        : cache.number("stale-while-revalidate").orElse(0L);
    if (cache.has("max-age")) {
      return new Freshness(
          true, cache.number("max-age").orElse(0L), stale, shared, immutable, true);
    }
    Long expires = expires(headers);
    return new Freshness(
        expires != null, expires == null ? 0 : expires, stale, shared, immutable, true);
  }

  /** An invalid date, {@code 0} above all, is in the past (RFC 9111, 5.3). */
  private static @Nullable Long expires(Function<String, List<String>> headers) {
    List<String> expires = headers.apply("Expires");
    if (expires.isEmpty()) {
      return null;
    }
    ZonedDateTime end = date(expires);
    if (end == null) {
      return 0L;
    }
    ZonedDateTime start = date(headers.apply("Date"));
    return start == null ? null : Math.max(0, Duration.between(start, end).toSeconds());
  }

  private static @Nullable ZonedDateTime date(List<String> values) {
    try {
      return values.isEmpty()
          ? null
          : ZonedDateTime.parse(values.getFirst().strip(), DateTimeFormatter.RFC_1123_DATE_TIME);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
