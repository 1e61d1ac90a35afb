package gonogo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.demo.Fault;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The demo ends as its last line says, and leaves what every command leaves. */
class DemoTest {
  @TempDir
  private Path folder;

  @Test
  void findsEveryPlantedFaultAndNothingElse() throws IOException {
    Ran ran = Ran.gonogo("demo", "--out", folder.toString());
    assertThat(ran.out())
        .contains(
            "NO-GO for T-1h of demo",
            "demo: 8 of 8 planted faults found, nothing else; exit 1 is what a pipeline would get");
    assertThat(ran.status()).isEqualTo(1);

    JsonNode report = JsonMapper.shared().readTree(Files.readString(folder.resolve("report.json")));
    assertThat(report.path("verdict").asString()).isEqualTo("NO_GO");
    assertThat(report.path("go").asBoolean()).isFalse();
    int sum = report.path("counts").valueStream().mapToInt(JsonNode::asInt).sum();
    assertThat(sum).isEqualTo(report.path("checklist").path("items").asInt()).isEqualTo(15);
    try (var left = Files.list(folder)) {
      assertThat(left.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(ReportOptions.FILES);
    }
  }

  /** Nor does it tell anybody of it: a planted GO is no GO of anything. */
  @Test
  void endsGoWhenNothingIsPlanted() throws IOException {
    Path output = Files.createFile(folder.resolve("output"));
    Ran ran = Ran.with(
        Map.of("GITHUB_ACTIONS", "true", "GITHUB_OUTPUT", output.toString()), "demo", "--healthy");
    assertThat(output).isEmptyFile();
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out())
        .contains(
            "GO for T-1h of demo",
            "demo: 0 of 0 planted faults found, nothing else; exit 0 is what a pipeline would get");
    assertThat(ran.status()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void oneFewerIsPlantedAndOneFewerIsFound(Fault left) {
    Ran ran = Ran.gonogo("demo", "--without", left.item());

    assertThat(ran.out())
        .contains(
            "demo: 7 of 7 planted faults found, nothing else; exit 1 is what a pipeline would get")
        .doesNotContain("planted: " + left.text());
    assertThat(ran.status()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void oneThatIsInTheTableAndNotOnTheSiteIsMissed(Fault missing) throws Exception {
    Held held = held(EnumSet.complementOf(EnumSet.of(missing)), EnumSet.allOf(Fault.class));

    assertThat(held.out())
        .contains(
            missing.text() + " → NOT FOUND", "demo: 7 of 8 planted faults found, nothing else");
    assertThat(held.status()).isEqualTo(4);
  }

  @ParameterizedTest
  @EnumSource
  void oneThatIsOnTheSiteAndNotInTheTableIsAFaultOfGonogo(Fault added) throws Exception {
    Held held = held(EnumSet.allOf(Fault.class), EnumSet.complementOf(EnumSet.of(added)));

    assertThat(held.out())
        .contains("found, but not planted: " + added.item() + " " + added.code(), "7 of 7");
    assertThat(held.status()).isEqualTo(4);
  }

  private record Held(int status, String out) {}

  private static Held held(Set<Fault> planted, Set<Fault> table) throws Exception {
    var out = new ByteArrayOutputStream();
    var console = new Console(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
        false,
        false,
        Map.of(),
        new BufferedReader(Reader.nullReader()));
    int status = new DemoCommand(console).demo(planted, table);
    return new Held(status, out.toString(StandardCharsets.UTF_8));
  }

  @Test
  void aFaultThatThereIsNotIsAMistake() {
    Ran ran = Ran.gonogo("demo", "--without", "demo-hstss");
    assertThat(ran.err()).contains("no fault is planted for demo-hstss, did you mean demo-hsts?");
    assertThat(ran.status()).isEqualTo(2);
  }

  @Test
  void writesJsonAndNothingElseToStandardOutputWhenAsked() {
    Ran ran = Ran.gonogo("demo", "-o", "json");
    assertThat(JsonMapper.shared().readTree(ran.out()).path("schema").asString())
        .isEqualTo("gonogo/report/v1");
    assertThat(ran.status()).isEqualTo(1);
  }
}
