package gonogo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
            "demo: 5 of 5 planted faults found, nothing else; exit 1 is what a pipeline would get");
    assertThat(ran.status()).isEqualTo(1);

    JsonNode report = JsonMapper.shared().readTree(Files.readString(folder.resolve("report.json")));
    assertThat(report.path("verdict").asString()).isEqualTo("NO_GO");
    assertThat(report.path("go").asBoolean()).isFalse();
    int sum = report.path("counts").valueStream().mapToInt(JsonNode::asInt).sum();
    assertThat(sum).isEqualTo(report.path("checklist").path("items").asInt()).isEqualTo(14);
    try (var left = Files.list(folder)) {
      assertThat(left.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(ReportOptions.FILES);
    }
  }

  @Test
  void endsGoWhenNothingIsPlanted() {
    Ran ran = Ran.gonogo("demo", "--healthy");
    assertThat(ran.out())
        .contains(
            "GO for T-1h of demo",
            "demo: 0 of 0 planted faults found, nothing else; exit 0 is what a pipeline would get");
    assertThat(ran.status()).isZero();
  }

  @Test
  void writesJsonAndNothingElseToStandardOutputWhenAsked() {
    Ran ran = Ran.gonogo("demo", "-o", "json");
    assertThat(JsonMapper.shared().readTree(ran.out()).path("schema").asString())
        .isEqualTo("gonogo/report/v1");
    assertThat(ran.status()).isEqualTo(1);
  }
}
