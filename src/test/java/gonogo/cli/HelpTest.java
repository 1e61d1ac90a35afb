package gonogo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the faces that contact nothing print. */
class HelpTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run",
        "check",
        "demo",
        "plan",
        "adopt",
        "attest",
        "waive",
        "signoffs",
        "judge",
        "explain",
        "diff",
        "try",
        "items",
        "probes"
      })
  void everyListedCommandHelps(String command) {
    assertThat(Ran.gonogo("--help").out()).contains("  " + command + " ");
    Ran ran = Ran.gonogo(command, "--help");
    assertThat(ran.out()).startsWith("Usage: gonogo " + command);
    assertThat(ran.status()).isZero();
    assertThat(ran.out().lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void theReadmeNamesEveryCommandAndEveryExitStatus() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    assertThat(readme)
        .contains("| 0 | GO", "| 1 | NO_GO", "| 2 |", "| 3 | INCOMPLETE", "| 4 |", "| 130, 143 |");
    for (String command : new String[] {
      "run",
      "check",
      "demo",
      "plan",
      "adopt",
      "attest",
      "signoffs",
      "waive",
      "judge",
      "explain",
      "diff",
      "try",
      "items",
      "probes"
    }) {
      assertThat(readme).containsPattern("\\| `" + command + "[ `]");
    }
  }

  @Test
  void versionIsTheOneOfTheBuild() {
    assertThat(Ran.gonogo("--version").out().strip()).matches("gonogo \\d+\\.\\d+\\.\\d+");
  }

  @Test
  void nothingToDoIsWrongUsage() {
    Ran ran = Ran.gonogo();
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.out()).contains("Usage: gonogo");
  }

  @Test
  void itemsAsJsonHasTheTextsOfTheMarkdownByteForByte() throws IOException {
    JsonNode list =
        JsonMapper.shared().readTree(Ran.gonogo("items", "-o", "json").out());
    var texts = list.findValues("text").stream().map(JsonNode::asString).toList();
    var markdown = Files.readString(Path.of("config/checklists/production-deployment.md"))
        .lines()
        .filter(line -> line.startsWith("- [ ] "))
        .map(line -> line.substring("- [ ] ".length()))
        .toList();
    assertThat(texts).hasSize(247).isEqualTo(markdown);
    assertThat(list.findValues("id").stream().map(JsonNode::asString).distinct().count())
        .isEqualTo(248); // and the list's
  }

  @Test
  void probesAreListedAndDescribed() {
    assertThat(Ran.gonogo("probes").out())
        .contains("dns/records", "http/headers", "http/request", "tls/certificate");
    assertThat(Ran.gonogo("probes", "tls/certificate").out())
        .contains("min-remaining", "What it cannot see");
  }
}
