package gonogo.api;

/** A range of HTTP status codes, written {@code 200} or {@code 200-299}. */
public record StatusRange(int from, int to) {
  public StatusRange {
    if (from < 100 || to > 599 || from > to) {
      throw new IllegalArgumentException("a status is 100 to 599, or a range such as 200-299");
    }
  }

  /** Reads {@code 200} or {@code 200-299}. */
  public static StatusRange parse(String text) {
    int dash = text.indexOf('-');
    try {
      return dash < 0
          ? new StatusRange(Integer.parseInt(text), Integer.parseInt(text))
          : new StatusRange(
              Integer.parseInt(text.substring(0, dash)),
              Integer.parseInt(text.substring(dash + 1)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("a status is 100 to 599, or a range such as 200-299", e);
    }
  }

  public boolean contains(int status) {
    return from <= status && status <= to;
  }

  @Override
  public String toString() {
    return from == to ? Integer.toString(from) : from + "-" + to;
  }
}
