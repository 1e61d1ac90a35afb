package gonogo.collect.reports;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.collect.reports.JunitReports.Answer;
import gonogo.collect.reports.TestSuite.Counts;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads what the installed pytest writes. */
@Tag("real")
final class PytestTest {
  private static final String TESTS = """
      import pytest

      @pytest.fixture(autouse=True, scope="session")
      def commit(record_testsuite_property):
          record_testsuite_property("commit", "3f2c1ab9d0e84c57a6b1f2e3d4c5b6a798081726")

      @pytest.mark.parametrize("locale", ["de", "fr"])
      def test_formats(locale):
          assert locale == "de"

      @pytest.mark.skip(reason="moves to the next release")
      def test_refund():
          pass

      @pytest.fixture
      def database():
          raise RuntimeError("no database <&\\x1b[31m\\u00e9")

      def test_stock(database):
          pass
      """;

  @TempDir
  private Path folder;

  @Test
  void writesWhatIsRead() throws Exception {
    Instant before = Instant.now().minusSeconds(1);
    Files.writeString(folder.resolve("test_shop.py"), TESTS);
    run("--junitxml=reports/TEST-shop.xml", "test_shop.py");

    Answer answer = Reading.in(folder.resolve("reports"))
        .ask(new JunitReports(
            Reading.CI, List.of("**/TEST-*.xml"), List.of("locale"), List.of("de", "fr")));

    ReportFile file = answer.files().getFirst();
    assertThat(file.contradictions()).isEmpty();
    assertThat(file.modified()).isBetween(before, Instant.now().plusSeconds(1));
    TestSuite suite = file.suites().getFirst();
    assertThat(suite.counts()).isEqualTo(new Counts(1, 1, 1, 1, 0));
    assertThat(suite.commits()).containsExactly("3f2c1ab9d0e84c57a6b1f2e3d4c5b6a798081726");
    assertThat(suite.failing())
        .containsExactly("test_shop.test_formats[fr]", "test_shop.test_stock");
    assertThat(suite.byValue())
        .containsExactly(
            new TestSuite.ValueCount("de", 1, 0), new TestSuite.ValueCount("fr", 0, 1));
    assertThat(Objects.requireNonNull(suite.timestamp())).startsWith("20");
  }

  @Test
  void writesAnEmptySuiteWhenItFindsNoTest() throws Exception {
    Files.writeString(folder.resolve("test_none.py"), "x = 1\n");
    run("--junitxml=TEST-none.xml", "test_none.py");

    assertThat(Reading.in(folder).suites("TEST-*.xml"))
        .singleElement()
        .extracting(TestSuite::counts)
        .isEqualTo(Counts.NONE);
  }

  /** Its exit status says whether tests failed, and the report does too. */
  private void run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(program());
    command.addAll(List.of("-q", "-p", "no:cacheprovider"));
    command.addAll(List.of(arguments));
    Process pytest = new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("out.txt").toFile())
        .start();
    try {
      assertThat(pytest.waitFor(60, TimeUnit.SECONDS)).as("pytest ends").isTrue();
    } finally {
      pytest.destroyForcibly();
    }
    assertThat(pytest.exitValue())
        .as(Files.readString(folder.resolve("out.txt")))
        .isIn(0, 1, 5);
  }

  private static List<String> program() {
    boolean installed = Stream.of(System.getenv("PATH").split(Pattern.quote(File.pathSeparator)))
        .map(folder -> Path.of(folder, "pytest"))
        .anyMatch(Files::isExecutable);
    return installed ? List.of("pytest") : List.of("python3", "-m", "pytest");
  }
}
