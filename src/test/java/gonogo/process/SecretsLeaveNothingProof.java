package gonogo.process;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.cli.InProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Twenty secrets are shown to a server, which sends each back in every way that it knows. Not one is in any byte that
 * gonogo leaves; without its redactor all of them are.
 */
@Tag("proof")
class SecretsLeaveNothingProof {
  private static final List<Planted> PLANTED = Planted.twenty();
  private static final String EVIDENCE = "a/b.zip!evidence.ndjson";

  /** Where secrets are seen when nothing is redacted. */
  private static final String[] PLACES = {
    EVIDENCE, "a/report.json", "standard output", "c/report.json", "what judge says"
  };

  @TempDir
  private Path inputs;

  @TempDir
  private Path outputs;

  private Mirror mirror;

  @BeforeEach
  void plant() throws IOException {
    mirror = new Mirror();
    Checklists list = new Checklists("mirror");
    StringBuilder identities = new StringBuilder();
    for (Planted one : PLANTED) {
      if (one.kept() == Planted.Kept.FILE) {
        Files.writeString(inputs.resolve(one.fileName()), one.value() + "\n");
      }
      identities.append("        ").append(one.yaml()).append('\n');
      judge(list, one, "answers", mirror.paths());
      mirror.brokenPaths().forEach(path -> judge(list, one, path.substring(1), List.of(path)));
    }
    Files.writeString(inputs.resolve("list.yaml"), list.yaml());
    Files.writeString(inputs.resolve("logging.properties"), """
        handlers = java.util.logging.ConsoleHandler
        .level = ALL
        java.util.logging.ConsoleHandler.level = ALL
        """);
    Files.writeString(inputs.resolve("env.yaml"), """
        environment: mirrored
        checklist: list.yaml
        systems:
          web:
            mirror:
              url: http://127.0.0.1:%d
              roles: [mirror]
              identities:
        %s""".formatted(mirror.port(), identities));
  }

  /** Rules that every answer breaks, so that findings quote status line, Location and body. */
  private static void judge(Checklists list, Planted one, String name, List<String> paths) {
    String id = "%s-%s".formatted(one.name(), name).toLowerCase(Locale.ROOT).replace('_', '-');
    String rules = "location: elsewhere, body: other, json: [{at: $.raw, op: ==, value: other}]";
    list.item(
        id,
        "major",
        "http/request",
        "mirror",
        "identity: %s, paths: %s, %s".formatted(one.name(), paths, rules));
  }

  @AfterEach
  void stop() throws IOException {
    mirror.close();
  }

  @Test
  void ofTwentySecretsThatTheTargetReceivedNoneIsLeftAnywhere() throws Exception {
    Ended run = gonogo("run", env(), "--out", out("a"), "--record", out("a/b.zip"));
    assertThat(run.status()).as(run.err()).isEqualTo(1);
    requireReceived();
    mirror.close();
    String judged = InProcess.gonogo("judge", out("a/b.zip"), "--out", out("c"), "-o", "json");
    List<Left> left = new ArrayList<>(Left.below(outputs));
    left.add(Left.of("standard output", run.out()));
    left.add(Left.of("standard error and the log", run.err()));
    left.add(Left.of("what judge says", judged));
    assertThat(left.stream().map(Left::name)).contains(PLACES);
    assertThat(run.err()).as("that the log is there").contains("FINE");
    assertThat(found(left)).isEmpty();
  }

  @Test
  void withoutTheRedactorAllTwentyAreSeen() throws Exception {
    Files.createDirectories(outputs.resolve("a"));
    String said = InProcess.runUnredacted(
        Path.of(env()), variables(), outputs.resolve("a"), outputs.resolve("a/b.zip"));
    requireReceived();
    mirror.close();
    String judged = InProcess.gonogo("judge", out("a/b.zip"), "--out", out("c"), "-o", "json");
    List<Left> left = new ArrayList<>(Left.below(outputs));
    left.add(Left.of("standard output", said));
    left.add(Left.of("what judge says", judged));
    Map<String, Map<String, List<String>>> found = found(left);
    assertThat(PLACES)
        .allSatisfy(place -> assertThat(found.get(place))
            .as(place)
            .isNotNull()
            .containsOnlyKeys(PLANTED.stream().map(Planted::name).toList())
            .hasSize(20));
    assertThat(found.get(EVIDENCE))
        .allSatisfy((name, forms) -> assertThat(forms)
            .as(name + " in every form that it was sent in")
            .containsExactlyElementsOf(forms(name)));
  }

  private static List<String> forms(String name) {
    return PLANTED.stream()
        .filter(one -> one.name().equals(name))
        .flatMap(one -> new Disguises(one.value()).byName().keySet().stream())
        .toList();
  }

  /** By place: the secrets that are there, with the forms that they are there in. */
  private static Map<String, Map<String, List<String>>> found(List<Left> left) {
    Map<String, Map<String, List<String>>> found = new TreeMap<>();
    for (Planted one : PLANTED) {
      Disguises disguises = new Disguises(one.value());
      for (Left place : left) {
        List<String> forms = disguises.foundIn(place);
        if (!forms.isEmpty()) {
          found.computeIfAbsent(place.name(), _ -> new TreeMap<>()).put(one.name(), forms);
        }
      }
    }
    return found;
  }

  /** The server itself says that each of them came. */
  private void requireReceived() {
    List<Mirror.Shown> received = mirror.received();
    assertThat(PLANTED)
        .hasSize(20)
        .allSatisfy(one -> assertThat(received)
            .as(one.name())
            .anyMatch(shown -> shown.credential().contains(one.value())));
    assertThat(received.stream().map(Mirror.Shown::how).distinct())
        .containsExactlyInAnyOrder("Basic", "Bearer", "X-Key");
  }

  private Ended gonogo(String... arguments) throws IOException, InterruptedException {
    Path temporary = Files.createDirectories(outputs.resolve("tmp"));
    Gonogo gonogo = Gonogo.in(inputs)
        .option("-Djava.io.tmpdir=" + temporary)
        .option("-Djava.util.logging.config.file=" + inputs.resolve("logging.properties"))
        .variable("GONOGO_DEBUG", "1");
    variables().forEach(gonogo::variable);
    return gonogo.run(arguments);
  }

  private static Map<String, String> variables() {
    Map<String, String> variables = new LinkedHashMap<>();
    PLANTED.stream()
        .filter(one -> one.kept() == Planted.Kept.VARIABLE)
        .forEach(one -> variables.put(one.name(), one.value()));
    return variables;
  }

  private String env() {
    return inputs.resolve("env.yaml").toString();
  }

  private String out(String name) {
    return outputs.resolve(name).toString();
  }
}
