package gonogo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import gonogo.judge.Report;
import gonogo.judge.Verdict;
import gonogo.model.Place;
import gonogo.report.Checkout;
import gonogo.report.Places;
import gonogo.report.Runner;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What a run leaves for the system that it runs in. */
final class CiOutputsTest {
  @TempDir
  private Path folder;

  private final Map<String, String> github = new LinkedHashMap<>();
  private Path output = Path.of("");
  private Path summary = Path.of("");
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
    output = Files.writeString(folder.resolve("output"), "before=1"); // without an end of line
    summary = Files.createFile(folder.resolve("summary"));
    github.put("GITHUB_ACTIONS", "true");
    github.put("GITHUB_OUTPUT", output.toString());
    github.put("GITHUB_STEP_SUMMARY", summary.toString());
  }

  @Test
  void githubGetsOutputsASummaryAndAnnotationsUnasked() throws IOException {
    Ran ran =
        Ran.with(github, "run", environment, "--out", folder.resolve("out").toString());

    assertThat(ran.status()).isEqualTo(3);
    assertThat(Runner.outputs(Files.readString(output)))
        .contains(
            entry("before", "1"),
            entry("verdict", "INCOMPLETE"),
            entry("go", "false"),
            entry("exit", "3"),
            entry("undetermined", "1"),
            entry("report", folder.resolve("out/report.html").toString()));
    assertThat(Files.readString(summary)).startsWith("## ❔ INCOMPLETE · test · gate T-1h\n");
    assertThat(Runner.commands(ran.err())).singleElement().satisfies(command -> {
      assertThat(command.name()).isEqualTo("error");
      assertThat(command.properties())
          .containsEntry("file", "list.yaml")
          .containsEntry("line", "8");
    });
    assertThat(Runner.commands(ran.out())).isEmpty();
  }

  @Test
  void jsonOnStandardOutputStaysJson() {
    Ran ran = Ran.with(github, "run", environment, "-o", "json");

    assertThat(JsonMapper.shared().readTree(ran.out()).get("verdict").asString())
        .isEqualTo("INCOMPLETE");
    assertThat(ran.err()).startsWith("::error ");
  }

  @Test
  void judgeTellsItToo() throws IOException {
    Path bundle = folder.resolve("bundle.zip");
    assertThat(Ran.gonogo("run", environment, "--record", bundle.toString()).status())
        .isEqualTo(3);
    Ran.with(github, "judge", bundle.toString());

    assertThat(Runner.outputs(Files.readString(output))).containsEntry("verdict", "INCOMPLETE");
  }

  @Test
  void nothingIsWrittenElsewhereNorWhenItIsNotWanted() throws IOException {
    assertThat(Ran.with(github, "run", environment, "--no-ci").err()).isEmpty();
    github.put("GITHUB_ACTIONS", "false");
    assertThat(Ran.with(github, "run", environment).err()).isEmpty();

    assertThat(output).hasContent("before=1");
    assertThat(summary).isEmptyFile();
  }

  @Test
  void aPodGetsItsTerminationMessage() throws IOException {
    Path log = Files.writeString(folder.resolve("log"), "what was there before, which is longer");
    Map<String, String> pod = Map.of("KUBERNETES_SERVICE_HOST", "10.0.0.1");
    tell(log, console(pod, OutputStream.nullOutputStream()));
    assertThat(log).hasContent("GO for T-1h (nowhere, exit 0)");

    Files.writeString(log, "");
    tell(log, console(Map.of(), OutputStream.nullOutputStream()));
    assertThat(log).isEmptyFile();
    Console noLog = console(pod, OutputStream.nullOutputStream());
    tell(folder.resolve("none"), noLog);
    assertThat(folder.resolve("none")).doesNotExist();
  }

  /** The process ends with 4 then: no later step may read a GO of it. */
  @Test
  void aReportThatDidNotArriveIsToldToNobody() {
    var full = new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException("No space left on device");
      }
    };
    Console console = console(github, full);
    console.out().print("the report");
    tell(folder.resolve("none"), console);

    assertThat(output).hasContent("before=1");
  }

  /** What a checked system said may stand in a fault, what a stranger wrote in an argument. */
  @Test
  void noFaultAndNoArgumentIsACommand() {
    String hostile = "x\n::set-output name=verdict::GO\r\n::error::y";
    var err = new ByteArrayOutputStream();
    var stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    Main.reportFault(stream, new IllegalStateException(hostile));
    String said = err.toString(StandardCharsets.UTF_8);

    assertThat(said).contains("x\\n::set-output");
    assertThat(Runner.commands(said)).isEmpty();
    for (String[] arguments : List.of(
        new String[] {"run", environment, "--release", hostile},
        new String[] {"run", environment, "--phase", hostile},
        new String[] {"run", environment, "--only", hostile},
        new String[] {"run", hostile},
        new String[] {"check", hostile},
        new String[] {"run", environment, "--" + hostile},
        new String[] {hostile})) {
      Ran ran = Ran.with(github, arguments);
      assertThat(ran.status()).isEqualTo(2);
      assertThat(Runner.commands(ran.err() + ran.out())).as(ran.err()).isEmpty();
    }
  }

  private static Console console(Map<String, String> variables, OutputStream out) {
    return new Console(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
        false,
        false,
        variables,
        new BufferedReader(Reader.nullReader()));
  }

  private static void tell(Path terminationLog, Console console) {
    Checkout checkout = new Checkout(Path.of("/a"), Path.of("/a"), null, null);
    Places places = new Places(checkout, Place.of("x.yaml"), Map.of(), Map.of());
    new CiOutputs(terminationLog).write(go(), places, null, console);
  }

  private static Report go() {
    Instant now = Instant.EPOCH;
    return new Report(
        Report.SCHEMA,
        new Report.Run(
            "1",
            now,
            now,
            now,
            "completed",
            "T-1h",
            "full",
            false,
            new Report.Engine("gonogo", "0"),
            List.of()),
        new Report.EnvironmentInfo("nowhere", new LinkedHashMap<>()),
        new Report.ReleaseInfo(null, null, null, null, null),
        new Report.ChecklistInfo("list", 1, "List", "", 0),
        Verdict.GO,
        "GO for T-1h",
        List.of(),
        new LinkedHashMap<>(),
        true,
        0,
        null,
        List.of(),
        List.of(),
        List.of(),
        new LinkedHashMap<>());
  }

  @Test
  void whatCannotBeWrittenIsSaidAndChangesNothing() throws IOException {
    github.put("GITHUB_OUTPUT", folder.resolve("missing").toString());
    github.remove("GITHUB_STEP_SUMMARY");
    Ran ran = Ran.with(github, "run", environment);

    assertThat(ran.status()).isEqualTo(3);
    assertThat(ran.err().lines().filter(line -> line.startsWith("gonogo: ")))
        .satisfiesExactly(
            first -> assertThat(first)
                .isEqualTo("gonogo: the job summary could not be written:"
                    + " GITHUB_STEP_SUMMARY is not set"),
            second -> assertThat(second)
                .contains("the outputs of the step could not be written", "missing is not a file"));
    assertThat(folder.resolve("missing")).doesNotExist();
  }

  @Test
  void aMistakeLeavesNoOutput() throws IOException {
    assertThat(Ran.with(github, "run", "missing.yaml").status()).isEqualTo(2);

    assertThat(Runner.outputs(Files.readString(output))).containsOnlyKeys("before");
  }
}
