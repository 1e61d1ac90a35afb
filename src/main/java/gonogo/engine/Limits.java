package gonogo.engine;

import java.time.Duration;

/**
 * What a run may take.
 *
 * @param deadline of the whole run
 * @param perEndpoint questions at a time to one endpoint
 * @param inAll questions at a time in all
 * @param answerBytes one answer in canonical JSON
 * @param runBytes all answers together in canonical JSON, which are held in memory
 * @param active ACTIVE questions really asked in one run
 */
public record Limits(
    Duration deadline, int perEndpoint, int inAll, long answerBytes, long runBytes, int active) {

  public static final Limits DEFAULT =
      new Limits(Duration.ofMinutes(10), 4, 64, 2L << 20, 256L << 20, 50);

  public Limits {
    if (deadline.isNegative() || deadline.isZero() || perEndpoint < 1 || inAll < 1) {
      throw new IllegalArgumentException("a run needs time and at least one question at a time");
    }
  }

  public Limits withDeadline(Duration other) {
    return new Limits(other, perEndpoint, inAll, answerBytes, runBytes, active);
  }
}
