package gonogo.engine;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.catalog.Catalog;
import gonogo.engine.proof.Answers;
import gonogo.engine.proof.Stage;
import gonogo.json.Codec;
import gonogo.judge.Report;
import gonogo.model.Phase;
import gonogo.model.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A Markdown checklist says nothing without the shipped ones: a replay matches it with those of the run. */
@Timeout(60)
final class MarkdownReplayTest {
  private static final Stage STAGE = new Stage(Map.of(Stage.ENVIRONMENT, """
      environment: production
      checklist: list.md
      release: {product: Demo ERP, version: 1.0.0}
      facts: {cdn: false}
      systems:
        web:
          shop: {url: "https://shop.example.com", roles: [app, api]}
      """, "ops/list.md", """
      # Release
      - [x] SSL certificates installed and valid
      - [ ] The shop answers <!-- gonogo: http/request paths=[/] on=app when="not cdn" -->
      - [ ] The cake is ordered <!-- gonogo: severity=minor -->
      """));

  private static Catalog catalog;

  @TempDir
  private Path folder;

  private Path bundle;
  private Report live;

  @BeforeAll
  static void open() {
    catalog = Catalog.open();
  }

  @AfterAll
  static void close() {
    catalog.close();
  }

  @BeforeEach
  void run() {
    bundle = folder.resolve("run.zip");
    Run run = StagedRun.of(catalog, STAGE.draft(), Answers.standard(), new ManualTime(), bundle);
    live = run.execute(Progress.NONE);
    run.record();
  }

  private Report replayed(Path file) {
    return new Replay(catalog, Duration.ofDays(100_000)).judge(file, null, null).report();
  }

  /** The bundle with other inputs. */
  private Path changed(UnaryOperator<List<Source>> inputs) throws Exception {
    Bundle read = new BundleReader(new Codec()).read(bundle);
    Path file = folder.resolve("changed.zip");
    new BundleWriter(new Codec())
        .write(
            new Bundle(
                read.engine(),
                read.startedAt(),
                new TreeMap<>(read.options()),
                inputs.apply(read.inputs()),
                read.evidence()),
            file);
    return file;
  }

  private static List<String> statuses(Report report) {
    return report.sections().stream()
        .flatMap(section -> section.items().stream())
        .map(item -> item.id() + " " + item.status())
        .toList();
  }

  @Test
  void aRunJudgesItsTasks() {
    assertThat(live.checklist().id()).isEqualTo("list");
    assertThat(statuses(live))
        .containsExactly(
            "cred-ssl-certificates-valid MET",
            "the-shop-answers MET",
            "the-cake-is-ordered UNDETERMINED");
  }

  @Test
  void thePlanKnowsWhatIsTicked() {
    Plan plan =
        new Planner(catalog).plan(STAGE.draft(), Phase.T_MINUS_1H, List.of(), ManualTime.START);

    assertThat(plan.checklist().claimed()).containsExactly("cred-ssl-certificates-valid");
  }

  @Test
  void theShippedListsAreInputsOfTheVerdict() {
    assertThat(live.run().inputs())
        .extracting(Report.Input::path)
        .containsExactly(
            Stage.ENVIRONMENT, "ops/list.md", "shipped:production-deployment", "shipped:website");
  }

  @Test
  void aReplayComesToTheSame() {
    Report again = replayed(bundle);

    assertThat(statuses(again)).isEqualTo(statuses(live));
    assertThat(again.run().inputs()).isEqualTo(live.run().inputs());
  }

  @Test
  void aReplayMatchesWithTheListsOfTheRun() throws Exception {
    Path older = changed(inputs -> inputs.stream()
        .map(source -> source.path().startsWith("shipped:")
            ? new Source(
                source.path(),
                source.text().replace("cred-ssl-certificates-valid", "called-otherwise-then"))
            : source)
        .toList());

    assertThat(statuses(replayed(older)).getFirst()).isEqualTo("called-otherwise-then MET");
  }

  @Test
  void aReplayDoesNotMatchWithListsThatCameLater() throws Exception {
    // Facts are those of the shipped lists too.
    Path older = changed(inputs -> inputs.stream()
        .filter(source -> !source.path().equals("shipped:production-deployment"))
        .map(source -> new Source(source.path(), source.text().replace("when=\"not cdn\"", "")))
        .toList());

    assertThat(statuses(replayed(older)).getFirst())
        .isEqualTo("ssl-certificates-installed-and-valid UNDETERMINED");
  }
}
