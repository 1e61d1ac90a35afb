package gonogo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an earlier run left is never taken for the report of this one, and nothing else is lost. */
final class EarlierOutputTest {
  private static final byte[] ZIP = {'P', 'K', 3, 4};

  @TempDir
  private Path folder;

  private String environment = "";

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("list.yaml"), """
        id: list
        version: 1
        title: List
        facts: {}
        roles: []
        sections:
          - title: One
            items: [{id: one, text: One, severity: major, phase: T-1h}]
        """);
    environment = Files.writeString(
            folder.resolve("environment.yaml"),
            "environment: test\nchecklist: list.yaml\nsystems: {}\n")
        .toString();
  }

  @Test
  void aReportOfAnEarlierRunDoesNotOutliveAMistake() throws IOException {
    for (String file : ReportOptions.FILES) {
      Files.writeString(folder.resolve(file), "GO");
    }
    Ran ran = Ran.gonogo("run", "missing.yaml", "--out", folder.toString());
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ReportOptions.FILES).noneMatch(file -> Files.exists(folder.resolve(file)));
  }

  @Test
  void aBundleOfAnEarlierRunDoesNotOutliveAMistake() throws IOException {
    Path bundle = Files.write(folder.resolve("bundle.zip"), ZIP);
    Ran ran = Ran.gonogo("run", "missing.yaml", "--record", bundle.toString());
    assertThat(ran.status()).isEqualTo(2);
    assertThat(bundle).doesNotExist();
  }

  @Test
  void aFileThatIsNoBundleIsLeftAlone() throws IOException {
    Ran ran = Ran.gonogo("run", environment, "--record", environment);
    assertThat(ran.err()).contains("is there already and is no bundle");
    assertThat(ran.status()).isEqualTo(2);
    assertThat(Files.readString(Path.of(environment))).startsWith("environment: test");
  }

  @Test
  void aBundleThatCannotBeWrittenIsSaidBeforeTheRun() {
    Ran ran = Ran.gonogo(
        "run",
        environment,
        "--record",
        folder.resolve("missing").resolve("b.zip").toString());
    assertThat(ran.err()).contains("cannot write");
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
  }

  @Test
  void bothAreWritten() {
    Path bundle = folder.resolve("bundle.zip");
    for (int times = 0; times < 2; times++) {
      Ran ran =
          Ran.gonogo("run", environment, "--record", bundle.toString(), "--out", folder.toString());
      assertThat(ran.status()).as(ran.err()).isEqualTo(3);
      assertThat(ran.out()).contains("everything:", "report.html");
      assertThat(bundle).isNotEmptyFile();
      assertThat(ReportOptions.FILES)
          .allSatisfy(file -> assertThat(folder.resolve(file)).isNotEmptyFile());
    }
    Path again = folder.resolve("again");
    Ran judged = Ran.gonogo("judge", bundle.toString(), "--out", again.toString());
    assertThat(judged.status()).isEqualTo(3);
    assertThat(again.resolve("report.md")).isNotEmptyFile();
  }
}
