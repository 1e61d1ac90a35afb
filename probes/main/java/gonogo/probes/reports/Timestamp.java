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
 * jest-junit writes UTC so, others local time; Playwright and pytest 9 write a zone, and so does newer Gradle; the
 * xunit reporter of Mocha, and TestNG, write the time of a mail (RFC 1123).
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
    String written = text.strip();
    return read(FORMAT, written.replace(' ', 'T'))
        .or(() -> read(DateTimeFormatter.RFC_1123_DATE_TIME, written))
        .filter(instant -> !instant.equals(Instant.EPOCH));
  }

  private static Optional<Instant> read(DateTimeFormatter format, String text) {
    try {
      TemporalAccessor time = format.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
      Instant instant = time instanceof OffsetDateTime zoned
          ? zoned.toInstant()
          : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
      return Optional.of(instant);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
