package gonogo.collect.reports;

import gonogo.api.CollectorException;
import gonogo.api.Subject;
import gonogo.api.SystemRef;
import gonogo.collect.reports.JunitReports.Answer;
import gonogo.testing.FakeAccess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads reports of a folder as a run does. */
record Reading(Path folder, @Nullable String commitFile) {
  static final SystemRef CI = new SystemRef("reports", "ci");
  static final Subject SUBJECT = new Subject("Shop", "1.4.0", "3f2c1ab", "production");

  static Reading in(Path folder) {
    return new Reading(folder, null);
  }

  /** The folder of what a tool wrote. */
  static Reading of(String tool) {
    return in(Path.of("src/test/resources/gonogo/collect/reports", tool));
  }

  Reading holding(String path, String text) throws IOException {
    return holding(path, text.getBytes(StandardCharsets.UTF_8));
  }

  Reading holding(String path, byte[] bytes) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
    return this;
  }

  Reading withCommitFile(String name) {
    return new Reading(folder, name);
  }

  Answer collect(String... globs) throws CollectorException, IOException, InterruptedException {
    return ask(new JunitReports(CI, List.of(globs), List.of(), List.of()));
  }

  Answer ask(JunitReports query) throws CollectorException, IOException, InterruptedException {
    try (FakeAccess access = new FakeAccess(
        new ReportsSystem(CI, folder, commitFile, SUBJECT), Duration.ofSeconds(30))) {
      return new JunitReportsCollector().collect(query, access);
    }
  }

  /** The suites of all files. */
  List<TestSuite> suites(String... globs)
      throws CollectorException, IOException, InterruptedException {
    return collect(globs).files().stream()
        .flatMap(file -> file.suites().stream())
        .toList();
  }
}
