package gonogo.api;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number of bytes, written {@code 512B}, {@code 350KiB}, {@code 2MiB} or {@code 1GiB}. */
public record ByteSize(long bytes) {
  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9})(B|KiB|MiB|GiB)");
  private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB");

  public ByteSize {
    if (bytes < 0) {
      throw new IllegalArgumentException("a size is not negative");
    }
  }

  /**
   * Reads a size.
   *
   * @throws IllegalArgumentException with what was wanted
   */
  public static ByteSize parse(String text) {
    Matcher parts = WRITTEN.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("wanted a size such as 512B, 350KiB, 2MiB or 1GiB");
    }
    int power = UNITS.indexOf(parts.group(2));
    return new ByteSize(Long.parseLong(parts.group(1)) << (10 * power));
  }

  /** In the largest unit of which there is at least one, with one digit after the point where it is not whole. */
  @Override
  public String toString() {
    int power = 0;
    while (power < UNITS.size() - 1 && bytes >= 1L << (10 * (power + 1))) {
      power++;
    }
    long unit = 1L << (10 * power);
    return bytes % unit == 0
        ? bytes / unit + UNITS.get(power)
        : String.format(Locale.ROOT, "%.1f%s", (double) bytes / unit, UNITS.get(power));
  }
}
