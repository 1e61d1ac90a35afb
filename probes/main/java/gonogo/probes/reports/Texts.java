package gonogo.probes.reports;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** Words for people. */
final class Texts {
  private static final int MOST_NAMES = 5;

  private Texts() {}

  /** {@code 0.02} as {@code 2 %}. */
  static String percent(double ratio) {
    return BigDecimal.valueOf(ratio).movePointRight(2).stripTrailingZeros().toPlainString() + " %";
  }

  /** The first few of so many names. */
  static String names(List<String> names, int all) {
    List<String> first = names.stream().limit(MOST_NAMES).toList();
    int more = all - first.size();
    return String.join(", ", first) + (more == 0 ? "" : ", and %d more".formatted(more));
  }

  static String count(int number, String noun) {
    return number == 1 ? "1 " + noun : "%d %ss".formatted(number, noun);
  }

  /** In its largest unit that divides it. */
  static String duration(Duration duration) {
    if (duration.equals(Duration.ofDays(duration.toDays()))) {
      return count(Math.toIntExact(duration.toDays()), "day");
    }
    if (duration.equals(Duration.ofHours(duration.toHours()))) {
      return count(Math.toIntExact(duration.toHours()), "hour");
    }
    return duration.equals(Duration.ofMinutes(duration.toMinutes()))
        ? count(Math.toIntExact(duration.toMinutes()), "minute")
        : count(Math.toIntExact(duration.toSeconds()), "second");
  }
}
