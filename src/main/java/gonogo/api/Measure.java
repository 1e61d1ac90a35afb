package gonogo.api;

/**
 * A measured value, whether or not it is within its limit; what dashboards draw.
 *
 * @param name for example {@code days-left@192.0.2.7}
 * @param unit {@code d}, {@code ms}, {@code s}, {@code bytes}, {@code bits} or {@code 1}
 * @param op how value and limit are compared: {@code >=}, {@code <=}, {@code ==}
 * @param ok whether the comparison holds
 */
public record Measure(String name, double value, String unit, String op, double limit, boolean ok) {

  /** A value that must be at least the limit. */
  public static Measure atLeast(String name, double value, String unit, double limit) {
    return new Measure(name, value, unit, ">=", limit, value >= limit);
  }

  /** A value that must be at most the limit. */
  public static Measure atMost(String name, double value, String unit, double limit) {
    return new Measure(name, value, unit, "<=", limit, value <= limit);
  }
}
