package gonogo.probes.tls;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;

/** How certificates, instants and durations are written for people. */
final class Text {
  private static final int LONGEST_NAME = 80;
  private static final Pattern COMMON_NAME = Pattern.compile("(?:^|,)CN=((?:[^,\\\\]|\\\\.)+)");

  private Text() {}

  /** The common name of the subject, or all of it where there is none, in quotation marks. */
  static String name(X509Certificate certificate) {
    return name(certificate.getSubjectX500Principal());
  }

  static String name(X500Principal principal) {
    String full = principal.getName();
    Matcher common = COMMON_NAME.matcher(full);
    return '"' + clean(common.find() ? common.group(1) : full) + '"';
  }

  /** A stranger wrote this: no control characters, no end. */
  static String clean(String text) {
    String printable = text.replaceAll("\\p{C}", "?");
    return printable.length() <= LONGEST_NAME
        ? printable
        : printable.substring(0, LONGEST_NAME) + "...";
  }

  /** The day in UTC. */
  static String day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC).toString();
  }

  /** In whole days, below three days in whole hours. */
  static String length(Duration duration) {
    if (duration.toDays() >= 3) {
      return duration.toDays() + " days";
    }
    return duration.toHours() == 1 ? "1 hour" : duration.toHours() + " hours";
  }

  /** Each once, in order, with commas. */
  static String list(Stream<?> things) {
    return things.distinct().sorted().map(Object::toString).collect(Collectors.joining(", "));
  }
}
