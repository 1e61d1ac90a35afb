package gonogo.collect.reports;

import gonogo.collect.reports.TestSuite.Counts;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the attributes of a suite say of its cases. Nothing is counted by them: they only show that cases are missing.
 *
 * <p>Fewer tests than cases are usual: Surefire counts only the last rerun, and jest-junit neither what is to do nor
 * what could not be loaded. The other way round a test that broke may count twice (pytest: passed, and broke in its
 * teardown), and Catch2 counts assertions; it is known by its fixed host name.
 *
 * @param tests null when the attribute is absent or no number
 */
record Declared(
    @Nullable Integer tests,
    @Nullable Integer failures,
    @Nullable Integer errors) {

  private static final String HOST_OF_CATCH2 = "tbd";

  /** Reads the attributes of a suite by their names. */
  static Declared of(Function<String, @Nullable String> attribute) {
    return HOST_OF_CATCH2.equals(attribute.apply("hostname"))
        ? new Declared(null, null, null)
        : new Declared(
            number(attribute.apply("tests")),
            number(attribute.apply("failures")),
            number(attribute.apply("errors")));
  }

  private static @Nullable Integer number(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,9}") ? Integer.valueOf(text) : null;
  }

  /**
   * What the cases do not bear out, in words.
   *
   * @param counted the cases of the suite and of all suites in it
   */
  Optional<String> contradiction(Counts counted) {
    if (tests != null && tests > counted.cases() + counted.errored()) {
      return Optional.of("%d tests, and holds %d".formatted(tests, counted.cases()));
    }
    int bad = (failures == null ? 0 : failures) + (errors == null ? 0 : errors);
    int seen = counted.failed() + counted.errored();
    return bad > seen
        ? Optional.of("%d tests that failed, and holds %d".formatted(bad, seen))
        : Optional.empty();
  }
}
