package gonogo.report;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.judge.Report;
import gonogo.judge.Verdict;
import gonogo.model.Severity;
import gonogo.testing.Golden;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * No text from outside changes the shape of a report, in whichever place of it and in whichever format: it has the
 * shape that it has with harmless text.
 */
class HostileTextTest {
  private static final String HARMLESS = "harmless text";
  private static final Options PLAIN = new Options(100, false, true, null);
  private static final int TEN_MILLION = 10_000_000;

  static Stream<String> texts() {
    return Reports.HOSTILE.stream();
  }

  private static Report report(String text) {
    return Reports.hostile(List.of(text));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void terminal(String text) {
    String written = TerminalReport.write(report(text), PLAIN);

    TextChecks.harmless(written, PLAIN);
    assertThat(sections(written))
        .isEqualTo(sections(TerminalReport.write(report(HARMLESS), PLAIN)));
  }

  private static Stream<String> headers(String text) {
    return text.lines()
        .filter(line -> line.matches("[A-Z][A-Z -]+ \\d.*|RESTS ON| met .*|exit \\d"));
  }

  private static List<String> sections(String text) {
    return headers(text).toList();
  }

  @ParameterizedTest
  @MethodSource("texts")
  void json(String text) {
    assertThat(shape(text)).isEqualTo(shape(HARMLESS));
  }

  private static List<Integer> shape(String text) {
    JsonNode json = JsonMapper.shared().readTree(JsonReport.write(report(text)));
    return Stream.of(
            "/sections",
            "/sections/0/items",
            "/reasons",
            "/causes",
            "/restsOn",
            "/evidence",
            "/run")
        .map(path -> json.at(path).size())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("texts")
  void markdown(String text) {
    MarkdownShape shape = MarkdownShape.of(MarkdownReport.write(report(text)));

    assertThat(shape).isEqualTo(MarkdownShape.of(MarkdownReport.write(report(HARMLESS))));
    assertThat(shape.tasks()).isEqualTo(4);
    assertThat(shape.ticked()).isZero();
    assertThat(shape.html() + shape.links()).isZero();
  }

  @ParameterizedTest
  @MethodSource("texts")
  void junit(String text) throws Exception {
    JunitShape shape = JunitShape.of(JunitReport.write(report(text)));

    assertThat(shape).isEqualTo(JunitShape.of(JunitReport.write(report(HARMLESS))));
    assertThat(shape.cases()).isEqualTo(5);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void html(String text) {
    String written = HtmlShape.write(report(text));
    Document page = Jsoup.parse(written);

    assertThat(HtmlShape.of(page)).isEqualTo(HtmlShape.of(HtmlShape.read(report(HARMLESS))));
    assertThat(page.select("details.item .text > bdi"))
        .hasSize(4)
        .allMatch(element -> element.wholeText().equals(Untrusted.clean(text, true)));
    assertThat(page.title()).startsWith("NO-GO · ");
    TextChecks.visible(written);
  }

  @Test
  void aLineOfTenMegabytesIsCutWherePeopleRead() throws Exception {
    String line = "x".repeat(TEN_MILLION);
    Report report = new ReportBuilder()
        .notMet("one", "One", Severity.MAJOR, ReportBuilder.finding("a/b/c", line, line, "y", "z"))
        .met("two", line, Severity.MAJOR)
        .build(Verdict.NO_GO, "NO_GO for T-1h");

    assertThat(TerminalReport.write(report, PLAIN)).hasSizeLessThan(5_000);
    String markdown = MarkdownReport.write(report);
    assertThat(markdown).contains("more characters").hasSizeLessThan(10_000);
    assertThat(MarkdownShape.of(markdown).tasks()).isEqualTo(2);
    assertThat(HtmlShape.write(report))
        .contains("more characters")
        .hasSizeLessThan(HtmlShape.write(Reports.go()).length());
    String junit = JunitReport.write(report);
    assertThat(junit).contains("more characters").hasSizeLessThan(10_000);
    assertThat(JunitShape.of(junit).cases()).isEqualTo(3);
  }

  @Test
  void theFilesAreWhatTheyWere() {
    Report report = Reports.hostile(Reports.HOSTILE);
    Golden.check(Golden.file("report-hostile.md"), MarkdownReport.write(report));
    Golden.check(Golden.file("report-hostile.xml"), JunitReport.write(report));
  }
}
