package gonogo.probes.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Instants as JSON bodies write them: text, with a date, a time and a zone. */
final class JsonTimes {
  /** By how much the clock of the system may be ahead of ours. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private JsonTimes() {}

  /** Whether it is an instant at most so long ago, and not one of the future. */
  static boolean within(JsonNode node, Duration age, Instant now) {
    return node.isString()
        && instant(node.stringValue())
            .filter(time -> !time.isBefore(now.minus(age)) && !time.isAfter(now.plus(AHEAD)))
            .isPresent();
  }

  /** {@code 2026-12-01T22:00:00Z} (RFC 3339), {@code Tue, 1 Dec 2026 22:00:00 +0000} (RFC 5322). */
  private static Optional<Instant> instant(String text) {
    return Stream.of(DateTimeFormatter.ISO_OFFSET_DATE_TIME, DateTimeFormatter.RFC_1123_DATE_TIME)
        .flatMap(format -> read(text, format.withLocale(Locale.ROOT)).stream())
        .findFirst();
  }

  private static Optional<Instant> read(String text, DateTimeFormatter format) {
    try {
      return Optional.of(format.parse(text, Instant::from));
    } catch (DateTimeException e) {
      return Optional.empty(); // written in the other form, or no time
    }
  }
}
