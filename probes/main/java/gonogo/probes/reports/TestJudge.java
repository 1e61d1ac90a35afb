package gonogo.probes.reports;

import gonogo.api.Cause;
import gonogo.api.Measure;
import gonogo.api.Notes;
import gonogo.api.Outcome;
import gonogo.collect.reports.TestSuite;
import gonogo.collect.reports.TestSuite.Counts;
import gonogo.collect.reports.TestSuite.ValueCount;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Holds what ran against its limits. */
final class TestJudge {
  private final TestsProbe.Settings wanted;
  private final Notes notes;
  private final String where;

  TestJudge(TestsProbe.Settings wanted, Notes notes) {
    this.wanted = wanted;
    this.notes = notes;
    this.where = wanted.where();
  }

  /**
   * Concludes.
   *
   * @param whole whether these are all runs; else nothing but a failure can be told from them
   */
  Outcome judge(List<SuiteRun> believed, boolean whole) {
    Collection<SuiteRun> runs = SuiteRun.distinct(believed);
    Counts counts =
        runs.stream().map(run -> run.suite().counts()).reduce(Counts.NONE, Counts::plus);
    if (!whole) {
      if (wanted.minPassRate() == 1) {
        judgePassRate(runs, counts);
      }
      return notes.conclude("not reached: something was not seen");
    }
    if (counts.cases() == 0) {
      return new Outcome.Inconclusive(
          Cause.NO_DATA,
          "%s: %s without a single test".formatted(where, Texts.count(runs.size(), "suite")));
    }
    judgeAll(runs, counts);
    if (counts.executed() == 0 && notes.clean()) {
      return new Outcome.Inconclusive(
          Cause.NO_DATA,
          "%s: all of %s were skipped".formatted(where, Texts.count(counts.cases(), "test")));
    }
    remarkOn(believed, runs);
    return notes.conclude("%s passed, %d skipped, in %s"
        .formatted(
            Texts.count(counts.passed(), "test"),
            counts.skipped(),
            Texts.count(runs.size(), "suite")));
  }

  private void judgeAll(Collection<SuiteRun> runs, Counts counts) {
    notes.measure(Measure.atLeast("tests", counts.executed(), "1", wanted.minTests()));
    judgeSkipped(runs, counts);
    if (counts.executed() == 0) {
      return;
    }
    judgePassRate(runs, counts);
    judgeFlaky(runs, counts);
    if (counts.executed() < wanted.minTests()) {
      notes.finding(
          "too-few",
          where,
          "%s ran".formatted(Texts.count(counts.executed(), "test")),
          "at least %d".formatted(wanted.minTests()),
          "See whether a part of the tests was left out, or did not compile");
    }
    wanted.values().forEach(value -> judgeValue(value, runs));
  }

  private void judgePassRate(Collection<SuiteRun> runs, Counts counts) {
    int failed = counts.failed() + counts.errored();
    double rate = share(counts.passed(), counts.executed());
    Measure measure = Measure.atLeast("pass-rate", rate, "1", wanted.minPassRate());
    notes.measure(measure);
    String seen = "%d of %s failed%s"
        .formatted(
            failed,
            Texts.count(counts.executed(), "test"),
            names(runs, TestSuite::failing, failed));
    if (counts.executed() > 0 && !measure.ok()) {
      notes.finding(
          "failing",
          where,
          seen,
          wanted.minPassRate() == 1
              ? "every test passes"
              : "at least %s of the tests pass".formatted(Texts.percent(wanted.minPassRate())),
          "Mend what the tests found, or the tests, and run them on the commit to be released");
    } else if (failed > 0) {
      notes.remark(where, seen);
    }
  }

  private void judgeSkipped(Collection<SuiteRun> runs, Counts counts) {
    atMost(
        "skipped",
        "%d of %s skipped%s"
            .formatted(
                counts.skipped(),
                counts.cases() == 1 ? "1 test was" : counts.cases() + " tests were",
                names(runs, TestSuite::skipped, counts.skipped())),
        share(counts.skipped(), counts.cases()),
        wanted.maxSkipped(),
        "Mend the tests and run them, or delete those that nobody needs");
  }

  private void judgeFlaky(Collection<SuiteRun> runs, Counts counts) {
    atMost(
        "flaky",
        "%d of %s passed only when repeated%s"
            .formatted(
                counts.flaky(),
                Texts.count(counts.executed(), "test"),
                names(runs, TestSuite::flaky, counts.flaky())),
        share(counts.flaky(), counts.executed()),
        wanted.maxFlaky(),
        "Find why they fail at first: a test that fails now and then hides what does");
  }

  /** A finding beyond the limit, a remark beyond half of it. */
  private void atMost(String code, String seen, double share, double limit, String remedy) {
    notes.measure(Measure.atMost(code, share, "1", limit));
    if (share > limit) {
      notes.finding(code, where, seen, "at most " + Texts.percent(limit), remedy);
    } else if (share > limit / 2) {
      notes.remark(where, "%s; the limit is %s".formatted(seen, Texts.percent(limit)));
    }
  }

  private void judgeValue(String value, Collection<SuiteRun> runs) {
    List<ValueCount> counts = runs.stream()
        .flatMap(run -> run.suite().byValue().stream())
        .filter(count -> count.value().equals(value))
        .toList();
    int passed = counts.stream().mapToInt(ValueCount::passed).sum();
    int failed = counts.stream().mapToInt(ValueCount::failed).sum();
    String place = "%s %s of %s".formatted(wanted.dimension().word(), value, where);
    if (failed > 0) {
      notes.finding(
          "value-failing",
          place,
          "%d of %s failed".formatted(failed, Texts.count(passed + failed, "test")),
          "every test passes in " + value,
          "Mend what fails in " + value);
    } else if (passed == 0) {
      notes.finding(
          "value-missing",
          place,
          "no test ran in " + value,
          "at least one that passes",
          "Run the tests in %s, and let the report say so".formatted(value));
    }
  }

  private void remarkOn(List<SuiteRun> believed, Collection<SuiteRun> runs) {
    int copies = believed.size() - runs.size();
    if (copies > 0) {
      notes.remark(
          where,
          "%s counted once though it was found again".formatted(Texts.count(copies, "suite")));
    }
    List<String> empty = runs.stream()
        .filter(run -> run.suite().counts().cases() == 0)
        .map(run -> run.suite().name() + " in " + run.file().path())
        .toList();
    if (!empty.isEmpty()) {
      notes.remark(where, "no tests in " + Texts.names(empty, empty.size()));
    }
  }

  private static String names(
      Collection<SuiteRun> runs, Function<TestSuite, List<String>> which, int all) {
    List<String> names =
        runs.stream().flatMap(run -> which.apply(run.suite()).stream()).toList();
    return names.isEmpty() ? "" : ": " + Texts.names(names, all);
  }

  private static double share(int part, int whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
