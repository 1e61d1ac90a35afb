package gonogo.probes.reports;

import com.google.re2j.Pattern;
import gonogo.collect.reports.JunitReports;
import gonogo.collect.reports.ReportFile;
import gonogo.collect.reports.TestSuite;
import gonogo.collect.reports.TestSuite.Counts;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A suite and the file that it stands in. */
record SuiteRun(ReportFile file, TestSuite suite) {

  /** The suites whose name, or whose file's path, holds the pattern. */
  static List<SuiteRun> of(JunitReports.Answer answer, Pattern pattern) {
    return answer.files().stream()
        .flatMap(file -> file.suites().stream()
            .filter(suite -> pattern.matcher(suite.name()).find()
                || pattern.matcher(file.path()).find())
            .map(suite -> new SuiteRun(file, suite)))
        .toList();
  }

  /** What makes two suites the same run: without it a copied report would count twice. */
  private record Identity(
      String name,
      @Nullable String hostname,
      @Nullable String timestamp,
      Counts counts,
      String digest) {}

  /** The runs without copies. */
  static Collection<SuiteRun> distinct(List<SuiteRun> runs) {
    Map<Identity, SuiteRun> distinct = new LinkedHashMap<>();
    for (SuiteRun run : runs) {
      TestSuite suite = run.suite();
      Identity identity = new Identity(
          suite.name(), suite.hostname(), suite.timestamp(), suite.counts(), suite.digest());
      distinct.putIfAbsent(identity, run);
    }
    return distinct.values();
  }
}
