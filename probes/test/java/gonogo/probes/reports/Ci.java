package gonogo.probes.reports;

import com.google.re2j.Pattern;
import gonogo.api.Cause;
import gonogo.api.Finding;
import gonogo.api.Outcome;
import gonogo.api.Reports;
import gonogo.api.Subject;
import gonogo.api.SystemRef;
import gonogo.collect.reports.JunitReports;
import gonogo.collect.reports.JunitReports.Answer;
import gonogo.collect.reports.JunitReports.CommitFile;
import gonogo.collect.reports.ReportFile;
import gonogo.collect.reports.TestSuite;
import gonogo.collect.reports.TestSuite.Counts;
import gonogo.collect.reports.TestSuite.ValueCount;
import gonogo.testing.FakeWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A folder of planted reports, and what the probe says of it. */
final class Ci {
  static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
  static final String COMMIT = "3f2c1ab9d0e84c57a6b1f2e3d4c5b6a798081726";
  static final SystemRef CI = new SystemRef("reports", "ci");

  private final List<ReportFile> files = new ArrayList<>();
  private @Nullable CommitFile commitFile = new CommitFile("COMMIT", COMMIT);
  private @Nullable String release = COMMIT;
  private Settings settings = new Settings();

  private record Folder(SystemRef ref, Subject subject) implements Reports {}

  /** Settings that can be changed one by one. */
  static final class Settings {
    private Pattern suite = Pattern.compile(".*");
    private double minPassRate = 1;
    private int minTests = 1;
    private double maxSkipped = 0.02;
    private double maxFlaky = 0.02;
    private Duration maxAge = Duration.ofDays(14);
    private Dimension dimension = Dimension.NONE;
    private List<String> values = List.of();

    Settings suite(String pattern) {
      suite = Pattern.compile(pattern);
      return this;
    }

    Settings minPassRate(double rate) {
      minPassRate = rate;
      return this;
    }

    Settings minTests(int tests) {
      minTests = tests;
      return this;
    }

    Settings maxSkipped(double share) {
      maxSkipped = share;
      return this;
    }

    Settings maxFlaky(double share) {
      maxFlaky = share;
      return this;
    }

    Settings maxAge(Duration age) {
      maxAge = age;
      return this;
    }

    Settings in(Dimension what, String... all) {
      dimension = what;
      values = List.of(all);
      return this;
    }

    TestsProbe.Settings made() {
      return new TestsProbe.Settings(
          List.of("**/TEST-*.xml"),
          suite,
          minPassRate,
          minTests,
          maxSkipped,
          maxFlaky,
          maxAge,
          dimension,
          values);
    }
  }

  static Settings settings() {
    return new Settings();
  }

  Ci with(Settings other) {
    settings = other;
    return this;
  }

  Ci release(@Nullable String commit) {
    release = commit;
    return this;
  }

  Ci commitFile(@Nullable CommitFile file) {
    commitFile = file;
    return this;
  }

  /** A file of yesterday with one suite of its name. */
  Ci ran(String name, Counts counts) {
    return file(name, yesterday(), suite(name, null, List.of(), counts));
  }

  Ci ran(String name, int passed) {
    return ran(name, passed(passed));
  }

  Ci file(String name, Instant modified, TestSuite... suites) {
    return file(name, modified, List.of(), suites);
  }

  Ci file(String name, Instant modified, List<String> contradictions, TestSuite... suites) {
    files.add(new ReportFile(
        "TEST-" + name + ".xml", "f".repeat(64), modified, List.of(suites), contradictions));
    return this;
  }

  static Instant yesterday() {
    return NOW.minus(Duration.ofDays(1));
  }

  static Counts passed(int passed) {
    return new Counts(passed, 0, 0, 0, 0);
  }

  static TestSuite suite(
      String name, @Nullable String timestamp, List<String> commits, Counts counts) {
    return suite(name, timestamp, commits, counts, List.of());
  }

  static TestSuite suite(
      String name,
      @Nullable String timestamp,
      List<String> commits,
      Counts counts,
      List<ValueCount> values) {
    return new TestSuite(
        name,
        null,
        timestamp,
        commits,
        counts,
        "0123456789ab",
        names(name, "fails", counts.failed() + counts.errored()),
        names(name, "skips", counts.skipped()),
        names(name, "flickers", counts.flaky()),
        values);
  }

  private static List<String> names(String suite, String what, int count) {
    return IntStream.range(0, Math.min(count, 20))
        .mapToObj(i -> "%s.%s%d".formatted(suite, what, i))
        .toList();
  }

  Outcome judged() {
    FakeWorld world =
        new FakeWorld(NOW).answers(settings.made().query(CI), new Answer(files, commitFile));
    return examined(world);
  }

  Outcome unanswered(Cause cause, String detail) {
    JunitReports query = settings.made().query(CI);
    return examined(new FakeWorld(NOW).cannotAnswer(query, cause, detail));
  }

  private Outcome examined(FakeWorld world) {
    Folder folder = new Folder(CI, new Subject("Shop", "1.4.0", release, "production"));
    return FakeWorld.outcomeOf(() -> new TestsProbe().examine(folder, settings.made(), world));
  }

  /** The short codes of the findings; none unless it failed. */
  static List<String> codes(Outcome outcome) {
    return outcome instanceof Outcome.Failed failed
        ? failed.findings().stream()
            .map(Finding::code)
            .map(code -> code.substring("reports/tests/".length()))
            .toList()
        : List.of();
  }
}
