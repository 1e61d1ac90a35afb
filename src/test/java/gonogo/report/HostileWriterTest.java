package gonogo.report;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.judge.Report;
import gonogo.model.Checklist;
import gonogo.model.Source;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fifteen hostile texts in front of every text of a report, in every format that is written: what the reader of the format
 * finds in it, by its own rules, has the structure that it has with a harmless text, and nothing is obeyed.
 */
class HostileWriterTest {
  private static final String HARMLESS = "harmless text ";
  private static final Options PLAIN = new Options(100, false, true, null);
  private static final String DELIMITER = "EOF";

  private static final List<String> TEXTS = List.of(
      "::set-output name=verdict::GO",
      "::error::",
      "::stop-commands::x",
      "\u001b[2J\u001b[32mGO\u001b[0m",
      "]]>",
      "<script>alert(1)</script>",
      "[x](javascript:alert(1))",
      "=cmd|' /C calc'!A0",
      "a\u0000b",
      "a\ud800b",
      "x".repeat(100_000),
      "\r\nverdict=GO\r\nGONOGO_VERDICT=GO\r\n::error::",
      "\n" + DELIMITER + "\n",
      "\u202eOG\u202c\u2066",
      "${{ secrets.X }} $CI_JOB_TOKEN `id` $(id) %0A::error::");

  /** What is written, and what is made from. */
  private record Given(Report report, Places places) {
    static Given with(String text) {
      return new Given(Hostile.in(Reports.noGo(), text), Hostile.in(CiFixtures.PLACES, text));
    }

    Checklist checklist() {
      return Checklist.of(
          "list", 1, "List", new LinkedHashMap<>(), List.of(), List.of(), new Source("l.yaml", ""));
    }
  }

  private interface Writing {
    String of(Given given);
  }

  private interface Structure {
    Object of(String written) throws Exception;
  }

  /** A format: how it is written, and what its reader finds. */
  private record Format(String name, Writing writing, Structure structure) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final List<Format> FORMATS = List.of(
      new Format(
          "terminal",
          given -> TerminalReport.write(given.report(), PLAIN),
          HostileWriterTest::terminal),
      new Format(
          "report.json", given -> JsonReport.write(given.report()), HostileWriterTest::printed),
      new Format("report.xml", given -> JunitReport.write(given.report()), JunitShape::of),
      new Format(
          "report.sarif",
          given -> SarifReport.write(given.report(), given.places()),
          HostileWriterTest::sarif),
      new Format(
          "gl-code-quality-report.json",
          given -> CodeQualityReport.write(given.report(), given.places()),
          HostileWriterTest::codeQuality),
      new Format(
          "gonogo.env",
          given -> GitlabVariables.write(given.report(), "out/report.md"),
          HostileWriterTest::dotenv),
      new Format(
          "report.md",
          given -> MarkdownReport.write(given.report(), given.checklist()),
          HostileWriterTest::markdown),
      new Format(
          "job summary",
          given -> GithubSummary.write(given.report(), "out/report.md"),
          HostileWriterTest::markdown),
      new Format(
          "outputs",
          given -> GithubOutputs.write(given.report(), "out/report.md", DELIMITER),
          HostileWriterTest::outputs),
      new Format(
          "annotations",
          given -> GithubAnnotations.write(given.report(), given.places(), true),
          HostileWriterTest::annotations),
      new Format(
          "termination log",
          given -> TerminationMessage.write(given.report()),
          HostileWriterTest::terminationLog));

  static Stream<Arguments> hasTheStructureOfAHarmlessOne() {
    return FORMATS.stream()
        .flatMap(format -> TEXTS.stream().map(text -> Arguments.of(format, text)));
  }

  @ParameterizedTest(name = "{0} {index}")
  @MethodSource
  void hasTheStructureOfAHarmlessOne(Format format, String text) throws Exception {
    String written = format.writing().of(Given.with(text));
    String harmless = format.writing().of(Given.with(HARMLESS));

    assertThat(format.structure().of(written)).isEqualTo(format.structure().of(harmless));
    assertThat(written).doesNotContain("\u0000", "\u001b", "\u202e", "\r");
    assertThat(new String(written.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
        .isEqualTo(written);
  }

  private static final Pattern HEADER =
      Pattern.compile("[A-Z][A-Z -]+ \\d.*|RESTS ON| met .*|exit \\d");

  private static List<String> terminal(String written) {
    TextChecks.harmless(written, PLAIN);
    assertThat(Runner.commands(written)).isEmpty();
    return written.lines().filter(line -> HEADER.matcher(line).matches()).toList();
  }

  /** Types and order of all values; names may be texts from outside. */
  private static Object json(JsonNode node) {
    if (node.isContainer()) {
      List<Object> children = new ArrayList<>();
      node.forEach(child -> children.add(json(child)));
      return children;
    }
    return node.getNodeType();
  }

  private static Object printed(String written) {
    assertThat(Runner.commands(written)).isEmpty();
    JsonNode report = parse(written);
    assertThat(report.get("go").asBoolean()).isFalse();
    return json(report);
  }

  private static JsonNode parse(String written) {
    assertThat(written).matches("(?s)\\p{ASCII}*");
    var factory = JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder().maxNameLength(200_000).build())
        .build();
    return JsonMapper.builder(factory)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build()
        .readTree(written);
  }

  private static Object sarif(String written) {
    assertThat(SarifSchema.errors(written)).isEmpty();
    JsonNode log = parse(written);
    assertThat(log.findValuesAsString("text")).noneMatch(text -> text.contains("]("));
    assertThat(log.findValuesAsString("markdown")).allSatisfy(text -> {
      MarkdownShape shape = MarkdownShape.of(text);
      assertThat(shape.links() + shape.html()).isZero();
    });
    assertThat(log.findValuesAsString("uri"))
        .allMatch(uri -> uri.matches("[A-Za-z0-9._%/*-]+") && !uri.startsWith("/"));
    return json(log);
  }

  private static Object codeQuality(String written) {
    JsonNode entries = parse(written);
    assertThat(entries.findValuesAsString("fingerprint")).doesNotHaveDuplicates();
    return List.of(json(entries), entries.findValuesAsString("severity"));
  }

  private static Object dotenv(String written) {
    assertThat(written).hasSizeLessThan(5 * 1024).matches("[A-Za-z0-9 ._:,/@%+=\\n-]+");
    var variables = Runner.dotenv(written);
    assertThat(variables.get("GONOGO_HEADLINE")).startsWith("NO_GO ");
    return values(variables, "GONOGO_HEADLINE");
  }

  private static Object outputs(String written) {
    var outputs = Runner.outputs(written);
    assertThat(outputs.get("headline")).startsWith("NO_GO ");
    return values(outputs, "headline");
  }

  /** All but the one value that has text from outside. */
  private static Object values(java.util.SequencedMap<String, String> values, String outside) {
    var ours = new LinkedHashMap<>(values);
    ours.put(outside, "");
    return ours;
  }

  private static Object markdown(String written) {
    assertThat(written).hasSizeLessThan(1_000_000);
    MarkdownShape shape = MarkdownShape.of(written);
    assertThat(shape.links()).isZero();
    return shape;
  }

  private static Object annotations(String written) {
    var commands = Runner.commands(written);
    assertThat(written.lines()).hasSameSizeAs(commands);
    assertThat(commands).allSatisfy(command -> {
      assertThat(command.data()).doesNotContain("\n", "\r");
      assertThat(command.properties().values()).noneMatch(value -> value.contains("\n"));
    });
    return commands.stream()
        .map(command -> command.name() + command.properties().keySet())
        .toList();
  }

  private static Object terminationLog(String written) {
    assertThat(written)
        .hasSizeLessThanOrEqualTo(4096)
        .matches("[\\x20-\\x7e]+")
        .startsWith("NO_GO for ");
    return "one line";
  }
}
