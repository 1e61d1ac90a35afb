package gonogo.report;

import org.jspecify.annotations.Nullable;

/**
 * How text is written.
 *
 * @param width the most columns that a line may take; brought between 40 and 100
 * @param colour whether colours may be used; nothing is said by colour alone
 * @param unicode whether the reader can see more than ASCII
 * @param whole the file in which people read all of it, to be named at the end; null when there is
 *     none
 */
public record Options(
    int width, boolean colour, boolean unicode, @Nullable String whole) {
  /** Wide enough to read, narrow enough for a log. */
  public static final int MAX_WIDTH = 100;

  private static final int MIN_WIDTH = 40;

  public Options {
    width = Math.clamp(width, MIN_WIDTH, MAX_WIDTH);
  }
}
