package gonogo.collect.net;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * TCP ports from one to another, both included; written {@code 1-1024}, or {@code 22} for one, in JSON too.
 */
public record PortRange(int from, int to) {
  public static final int HIGHEST = 65_535;

  private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,5})(?:-([0-9]{1,5}))?");

  public PortRange {
    if (from < 1 || to > HIGHEST || from > to) {
      throw new IllegalArgumentException(
          "wanted ports from 1 to %d, the lower one first, such as 1-1024".formatted(HIGHEST));
    }
  }

  /**
   * Reads {@code FROM-TO} or {@code PORT}.
   *
   * @throws IllegalArgumentException with what was wanted
   */
  @JsonCreator
  public static PortRange parse(String text) {
    Matcher parts = WRITTEN.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("wanted a range of ports such as 1-1024");
    }
    String to = parts.group(2);
    int from = Integer.parseInt(parts.group(1));
    return new PortRange(from, to == null ? from : Integer.parseInt(to));
  }

  /** How many ports there are. */
  public int size() {
    return to - from + 1;
  }

  @Override
  @JsonValue
  public String toString() {
    return from == to ? String.valueOf(from) : from + "-" + to;
  }
}
