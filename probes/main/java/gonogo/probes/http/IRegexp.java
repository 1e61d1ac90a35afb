package gonogo.probes.http;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * A regular expression as RFC 9485 defines it (I-Regexp), run by RE2.
 *
 * <p>Unassigned characters have no category here: {@code \p{Cn}} is refused, and {@code \p{C}} lacks them.
 *
 * @param weight how many characters it has when all repetitions are written out: what a character of text costs
 */
record IRegexp(Pattern pattern, int weight) {

  /** So many steps of the machine behind it take about as long as one step of an evaluation. */
  private static final int STEPS_IN_ONE = 8;

  /**
   * Reads an expression.
   *
   * @throws IllegalArgumentException with what was wanted where
   */
  static IRegexp parse(String text) {
    var reader = new IRegexpReader(text);
    try {
      return new IRegexp(Pattern.compile(reader.translated()), reader.weight());
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "the regular expression %s: %s".formatted(text, e.getDescription()), e);
    }
  }

  /** Whether it matches the text as a whole. */
  boolean matches(String text, JsonEvaluation evaluation) {
    spend(text, evaluation);
    return pattern.matches(text);
  }

  /** Whether it matches a part of the text. */
  boolean finds(String text, JsonEvaluation evaluation) {
    spend(text, evaluation);
    return pattern.matcher(text).find();
  }

  private void spend(String text, JsonEvaluation evaluation) {
    long steps = text.length() * (1L + weight / STEPS_IN_ONE);
    evaluation.spend((int) Math.min(Integer.MAX_VALUE, 1 + steps));
  }
}
