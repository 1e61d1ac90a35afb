package gonogo.probes.reports;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The attribute {@code timestamp} of a suite. The schema that most tools follow (JUnit.xsd of Ant) has it without a zone:
 * jest-junit writes UTC so, others local time; Playwright and pytest 9 write a zone, and so does newer Gradle.
 */
final class Timestamp {
  private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
      .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
      .optionalStart()
      .appendOffset("+HH:MM", "Z")
      .optionalEnd()
      .optionalStart()
      .appendOffset("+HHMM", "Z")
      .optionalEnd()
      .toFormatter();

  private Timestamp() {}

  /**
   * The instant, as UTC when no zone is written; empty when there is none that can be read. The beginning of 1970 is none:
   * jest-junit writes it for a suite that did not start.
   */
  static Optional<Instant> read(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      TemporalAccessor time = FORMAT.parseBest(
          text.strip().replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from);
      Instant instant = time instanceof OffsetDateTime zoned
          ? zoned.toInstant()
          : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
      return instant.equals(Instant.EPOCH) ? Optional.empty() : Optional.of(instant);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
