package gonogo.engine;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.catalog.Catalog;
import gonogo.engine.proof.Answers;
import gonogo.engine.proof.Stage;
import gonogo.json.Codec;
import gonogo.judge.Report;
import gonogo.judge.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run, recorded, comes to the same verdict again; never to a better one because time went by. */
@Timeout(60)
final class ReplayedRunProof {
  private static final Duration MAX_AGE = Duration.ofHours(24);
  private static Catalog catalog;

  @TempDir
  private Path folder;

  @BeforeAll
  static void open() {
    catalog = Catalog.open();
  }

  @AfterAll
  static void close() {
    catalog.close();
  }

  private Path bundle() {
    return folder.resolve("bundle.zip");
  }

  private Report live(Stage stage) {
    Run run = StagedRun.of(catalog, stage.draft(), Answers.standard(), clock(Stage.NOW), bundle());
    Report report = run.execute(Progress.NONE);
    run.record();
    return report;
  }

  private Report replayed(String now, String at) {
    return new Replay(catalog, MAX_AGE, clock(Instant.parse(now)))
        .judge(bundle(), null, at.isEmpty() ? null : Instant.parse(at))
        .report();
  }

  /** The clock on the wall stands at an instant; the limit of the question that nobody answers comes soon. */
  private static Time clock(Instant instant) {
    Time real = Time.system();
    return new Time() {
      @Override
      public Instant instant() {
        return instant;
      }

      @Override
      public long nanos() {
        return real.nanos();
      }

      @Override
      public Alarm after(Duration delay, Runnable action) {
        return real.after(
            delay.equals(Duration.ofSeconds(12)) ? Duration.ofMillis(300) : delay, action);
      }
    };
  }

  private static List<String> statuses(Report report) {
    return report.sections().stream()
        .flatMap(section -> section.items().stream())
        .map(item -> item.id() + " " + item.status() + " " + item.message())
        .toList();
  }

  @Test
  void theStageIsHealthy() {
    Report report = live(Stage.healthy());
    assertThat(report.reasons()).isEmpty();
    assertThat(report.verdict()).isEqualTo(Verdict.GO);
    assertThat(report.sections().getFirst().items().stream()
            .mapToInt(item -> item.checks().size())
            .sum())
        .isEqualTo(20);
  }

  @Test
  void sameEvidenceSameVerdict() {
    for (Stage stage : List.of(Stage.healthy(), Stage.troubled())) {
      Report live = live(stage);
      Report again = replayed("2026-11-20T11:00:00Z", "");
      assertThat(again.headline()).isEqualTo(live.headline());
      assertThat(statuses(again)).isEqualTo(statuses(live));
      assertThat(again.evidence()).isEqualTo(live.evidence());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-21T10:00:00Z, '', GO",
    "2026-11-21T10:00:01Z, '', INCOMPLETE",
    "2026-11-20T11:00:00Z, 2026-11-22T10:00:00Z, INCOMPLETE",
    // A date in the past makes nothing fresh.
    "2026-11-22T10:00:00Z, 2026-11-20T10:00:00Z, INCOMPLETE",
  })
  void oldEvidenceIsNoGo(String now, String at, Verdict wanted) {
    live(Stage.healthy());
    Report report = replayed(now, at);
    assertThat(report.verdict()).isEqualTo(wanted);
    if (wanted == Verdict.INCOMPLETE) {
      assertThat(report.headline()).contains("old, wanted at most 24h");
    }
  }

  @Test
  void whatFailedThenStillSpeaksAgainstIt() {
    live(Stage.troubled());
    assertThat(replayed("2026-12-20T10:00:00Z", "").verdict()).isEqualTo(Verdict.NO_GO);
  }

  @Test
  void aLabelThatHoldsASecretIsRedacted() throws Exception {
    Stage stage = Stage.healthy();
    var draft = Stage.draft(
        stage.inputFiles(),
        name -> name.equals("TEAM") ? Stage.MONITOR_TOKEN : Stage.variable(name));
    Run run = StagedRun.of(catalog, draft, Answers.standard(), clock(Stage.NOW), bundle());
    assertThat(run.execute(Progress.NONE).environment().labels())
        .containsEntry("team", "[redacted]");
    run.record();
    Bundle recorded = new BundleReader(new Codec()).read(bundle());
    assertThat(recorded.options().get(Replay.VARIABLE))
        .contains("TEAM=[redacted]", "COMMIT=3f2c1ab");
    assertThat(recorded.toString()).doesNotContain(Stage.MONITOR_TOKEN);
  }

  @Test
  void aBundleThatCannotBeWrittenLeavesNothing() throws Exception {
    Path file = folder.resolve("missing").resolve("bundle.zip");
    Run run =
        StagedRun.of(catalog, Stage.healthy().draft(), Answers.standard(), clock(Stage.NOW), file);
    assertThat(run.execute(Progress.NONE).verdict()).isEqualTo(Verdict.GO);
    assertThat(org.assertj.core.api.Assertions.catchThrowable(run::record))
        .hasMessageContaining("cannot record into");
    try (var left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }
}
