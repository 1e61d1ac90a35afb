package gonogo.collect.reports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One suite, counted from its cases. Long names are cut.
 *
 * @param name the names of the suites around it and its own, with {@code ›} between them
 * @param hostname as written; Playwright writes the name of the project here
 * @param timestamp when it ran, as written, as a rule without a zone
 * @param commits what its properties say of the commit, in lower case; two that differ contradict each other
 * @param digest of the names and results of its cases, so that a copy of it is known for one
 * @param failing names of cases that failed or broke, at most 20, as of the other two lists
 * @param flaky names of cases that passed at a later attempt
 * @param byValue counts of the values that the question names, only those with a case
 */
public record TestSuite(
    String name,
    @Nullable String hostname,
    @Nullable String timestamp,
    List<String> commits,
    Counts counts,
    String digest,
    List<String> failing,
    List<String> skipped,
    List<String> flaky,
    List<ValueCount> byValue) {
  public TestSuite {
    commits = List.copyOf(commits);
    failing = List.copyOf(failing);
    skipped = List.copyOf(skipped);
    flaky = List.copyOf(flaky);
    byValue = List.copyOf(byValue);
  }

  /**
   * How many cases ended how.
   *
   * @param flaky of those that passed, those that did at a later attempt
   */
  public record Counts(int passed, int failed, int errored, int skipped, int flaky) {
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    /** Those that ran to an end, good or bad. */
    public int executed() {
      return passed + failed + errored;
    }

    public int cases() {
      return executed() + skipped;
    }

    public Counts plus(Counts other) {
      return new Counts(
          passed + other.passed,
          failed + other.failed,
          errored + other.errored,
          skipped + other.skipped,
          flaky + other.flaky);
    }
  }

  /**
   * How many cases of one value passed, and how many failed or broke.
   *
   * @param value as the question writes it
   */
  public record ValueCount(String value, int passed, int failed) {}
}
