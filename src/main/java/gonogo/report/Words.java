package gonogo.report;

import gonogo.judge.Report;
import gonogo.model.Plugin;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Small pieces of English. */
final class Words {
  private static final int LONGEST_NAME = 240;

  private Words() {}

  /** {@code 1 item}, {@code 2 items}. */
  static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** The first few, and how many more there are; {@code a, b and 3 more}. */
  static String some(List<String> names, int limit) {
    return some(names, limit, ", ");
  }

  static String some(List<String> names, int limit, String separator) {
    String first = names.stream()
        .limit(limit)
        .map(name -> Untrusted.shorten(name, LONGEST_NAME))
        .collect(Collectors.joining(separator));
    return names.size() <= limit ? first : first + " and " + (names.size() - limit) + " more";
  }

  /** What made a report: name, version and plugins. */
  static String madeBy(Report.Engine engine) {
    String bare = engine.name() + " " + engine.version();
    return engine.plugins().isEmpty()
        ? bare
        : bare + " with " + some(engine.plugins().stream().map(Plugin::toString).toList(), 12);
  }

  /** To the second. */
  static String instant(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** {@code 212 ms}, {@code 41 s}, {@code 4 min 10 s}. */
  static String duration(Duration duration) {
    long millis = duration.toMillis();
    if (millis < 1000) {
      return millis + " ms";
    }
    long seconds = duration.toSeconds();
    if (seconds < 10) {
      return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
    return seconds < 120 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
  }

  /** Roughly how long ago something was: {@code 40 s ago}, {@code 5 h ago}, {@code 3 days ago}. */
  static String ago(Instant then, Instant now) {
    Duration age = Duration.between(then, now);
    if (age.isNegative()) {
      return "in the future: one of the clocks is wrong";
    }
    if (age.toHours() < 2) {
      return duration(age) + " ago";
    }
    return age.toDays() < 2 ? age.toHours() + " h ago" : age.toDays() + " days ago";
  }
}
