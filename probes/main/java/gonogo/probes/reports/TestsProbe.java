package gonogo.probes.reports;

import com.google.re2j.Pattern;
import gonogo.api.Cause;
import gonogo.api.Glob;
import gonogo.api.Notes;
import gonogo.api.Outcome;
import gonogo.api.Probe;
import gonogo.api.ProbeSpec;
import gonogo.api.Reports;
import gonogo.api.Setting;
import gonogo.api.SystemRef;
import gonogo.api.World;
import gonogo.collect.reports.JunitReports;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** Judges the tests that CI ran on the commit of the release, by the JUnit XML that they left. */
@Singleton
@ProbeSpec(
    id = "reports/tests",
    claim =
        "The tests ran on the commit of the release and passed, few of them skipped or repeated",
    findings = {"failing", "too-few", "skipped", "flaky", "value-missing", "value-failing"},
    causes = {
      Cause.NO_DATA,
      Cause.STALE,
      Cause.WRONG_SUBJECT,
      Cause.CONTRADICTED,
      Cause.NOT_CONFIGURED
    })
final class TestsProbe implements Probe<Reports, TestsProbe.Settings> {
  static final String ID = "reports/tests";

  /** Which tests are looked at, and what is asked of them. */
  record Settings(
      @Setting(
          value = "Globs of JUnit XML files, from the folder of the system",
          example = "[\"**/TEST-*.xml\"]")
      List<String> files,

      @Setting(
          value = "Regular expression that the name of a suite, or the path of its file, holds",
          example = "(?i)smoke",
          fallback = "'.*'")
      Pattern suite,

      @Setting(
          value = "Share of the tests that ran which must pass",
          example = "0.98",
          fallback = "1.0")
      double minPassRate,

      @Setting(value = "How many tests must have run", example = "400", fallback = "1")
      int minTests,

      @Setting(value = "Share of all tests that may be skipped", example = "0", fallback = "0.02")
      double maxSkipped,

      @Setting(
          value = "Share of the tests that ran which may have passed only when repeated",
          example = "0",
          fallback = "0.02")
      double maxFlaky,

      @Setting(value = "How old the run may be", example = "24h", fallback = "14d")
      Duration maxAge,

      @Setting(
          value = "What the tests must have passed in each value of",
          example = "browser",
          fallback = "none")
      Dimension dimension,

      @Setting(
          value = "The values of the dimension",
          example = "[chromium, firefox, webkit]",
          fallback = "[]")
      List<String> values) {
    Settings {
      files = List.copyOf(files);
      values = List.copyOf(values);
      if (files.isEmpty()) {
        throw new IllegalArgumentException("files: wanted at least one");
      }
      files.forEach(Glob::parse);
      if (DoubleStream.of(minPassRate, maxSkipped, maxFlaky).anyMatch(r -> !(r >= 0 && r <= 1))) {
        throw new IllegalArgumentException(
            "min-pass-rate, max-skipped, max-flaky: wanted 0 to 1, for example 0.02");
      }
      if (minPassRate == 0) {
        throw new IllegalArgumentException("min-pass-rate: with 0 every run would pass");
      }
      if (minTests < 1) {
        throw new IllegalArgumentException("min-tests: wanted at least 1; an empty run is no pass");
      }
      if (!maxAge.isPositive()) {
        throw new IllegalArgumentException("max-age: wanted more than nothing");
      }
      if ((dimension == Dimension.NONE) != values.isEmpty()) {
        throw new IllegalArgumentException("dimension and values: wanted both or neither");
      }
      if (values.stream().anyMatch(String::isBlank)) {
        throw new IllegalArgumentException("values: one is blank");
      }
    }

    JunitReports query(SystemRef system) {
      return new JunitReports(system, files, dimension.properties(), values);
    }

    /** The tests that are looked at, in words. */
    String where() {
      String named = suite.pattern().equals(".*") ? "" : " in " + suite.pattern();
      return "tests of " + String.join(", ", files) + named;
    }
  }

  @Override
  public Outcome examine(Reports system, Settings wanted, World world) {
    Optional<Commit> commit = Commit.of(system.subject().commit());
    if (commit.isEmpty()) {
      return withoutCommit(system.subject().commit() == null);
    }
    JunitReports.Answer answer = world.ask(wanted.query(system.ref()));
    List<SuiteRun> runs = SuiteRun.of(answer, wanted.suite());
    if (runs.isEmpty()) {
      return new Outcome.Inconclusive(Cause.NO_DATA, nothing(system.ref(), wanted, answer));
    }
    Notes notes = new Notes(ID);
    answer.files().stream()
        .filter(file ->
            file.suites().isEmpty() && wanted.suite().matcher(file.path()).find())
        .forEach(file -> notes.remark(file.path(), "it holds no suite"));
    Credence credence =
        new Credence(system.ref(), commit.get(), answer.commitFile(), wanted.maxAge(), world.now());
    List<SuiteRun> believed = credence.of(runs, notes);
    return new TestJudge(wanted, notes).judge(believed, credence.complete());
  }

  private static Outcome withoutCommit(boolean absent) {
    return new Outcome.Inconclusive(
        Cause.NOT_CONFIGURED,
        absent
            ? "the release says no commit, and a report counts only for the commit that it is of"
            : "the commit of the release is no commit of 7 to 64 hexadecimal digits",
        null,
        List.of("release:commit"));
  }

  private static String nothing(SystemRef system, Settings wanted, JunitReports.Answer answer) {
    if (answer.files().isEmpty()) {
      return "no file of %s matches %s".formatted(system, String.join(", ", wanted.files()));
    }
    if (answer.files().stream().allMatch(file -> file.suites().isEmpty())) {
      return answer.files().getFirst().path() + " holds no suite: nothing ran";
    }
    int suites = answer.files().stream().mapToInt(file -> file.suites().size()).sum();
    return "none of %s in %s has a name that %s matches"
        .formatted(
            Texts.count(suites, "suite"),
            Texts.count(answer.files().size(), "file"),
            wanted.suite().pattern());
  }
}
