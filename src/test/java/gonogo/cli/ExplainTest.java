package gonogo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** An item is explained from what a run left, without the run's site, files or secrets. */
class ExplainTest {
  @TempDir
  private static Path folder;

  private static String out = "";
  private static String bundle = "";
  private static int port;

  @BeforeAll
  static void run() throws IOException {
    bundle = folder.resolve("b.zip").toString();
    try (var site = new ReportedSite(folder)) {
      site.answers("/shop", 503);
      out = site.run("out", "--record", bundle);
      port = Integer.parseInt(site.environment().replaceAll("(?s).*127.0.0.1:(\\d+).*", "$1"));
    }
    Files.delete(folder.resolve("gonogo.yaml"));
    Files.delete(folder.resolve("list.yaml"));
  }

  @AfterAll
  static void nothingWasLeft() throws IOException {
    try (var left = Files.list(folder)) {
      assertThat(left.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("b.zip", "out");
    }
  }

  @Test
  void saysWhatWasAskedSeenAndWantedAndHowToLook() {
    Ran ran = Ran.gonogo("explain", "shop", "--report", out);

    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out())
        .contains("NO-GO for T-1h", out, " ago, by gonogo ")
        .contains("shop  The shop answers", "NOT_MET: ", "keeps the verdict from GO")
        .contains("CHECK 1 of 1 FAILED http/request on web/site")
        .contains("seen:   503", "wanted: status 200", "→ ")
        .contains("asked:", "{\"address\":\"127.0.0.1\"")
        .contains(
            "$ curl -sv --http1.1 --compressed --noproxy '*' http://127.0.0.1:" + port + "/shop")
        .contains("hangs on it too: answers, early, cached")
        .contains("cannot see: ", "gonogo probes http/request")
        .doesNotContain("answers  It answers");
    assertThat(ran.out().lines()).allMatch(line -> line.length() <= 100 || line.contains("//"));
  }

  @Test
  void aBundleIsJudgedAgainAndHoldsTheWholeAnswers() {
    Ran ran = Ran.gonogo("explain", "shop", "-v", "--bundle", bundle);

    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(ran.out())
        .contains("judged from recorded evidence", bundle, "NOT_MET: ")
        .contains("\"status\": 503");
  }

  @Test
  void severalAreExplainedEachOnce() {
    Ran ran = Ran.gonogo("explain", "shop", "s*", "early", "--report", out + "/report.json");

    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(ran.out())
        .containsOnlyOnce("shop  The shop answers")
        .containsOnlyOnce("early  It answers early")
        .containsOnlyOnce("NO-GO for");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
      shopp           | OUT      | no item "shopp", did you mean shop?
      x*              | OUT      | no item "x*"
      shop shopp none | OUT      | no item "none"
      shop            | b.zip    | is no report
      shop            | none     | cannot be read
      shop            | .        | cannot be read
      """)
  void whatCannotBeExplainedIsSaid(String items, String report, String message) {
    String file = report.equals("OUT") ? out : folder.resolve(report).toString();
    Ran ran = Ran.gonogo(("explain " + items + " --report " + file).split(" "));

    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains(message);
    assertThat(ran.out()).isEmpty();
  }

  @Test
  void aReportIsNoBundle() {
    Ran ran = Ran.gonogo("explain", "shop", "--bundle", out + "/report.json");
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("not a usable bundle");
    assertThat(
            Ran.gonogo("explain", "shop", "--bundle", bundle, "--report", out).status())
        .isEqualTo(2);
    assertThat(Ran.gonogo("explain").status()).isEqualTo(2);
  }

  @Test
  void theUsualPlacesAreLookedAtAndOnlyTheOneThatIsThere(@TempDir Path work) throws IOException {
    assertThat(explained(work)).contains("there is no report.json here, nor in out/");
    Path inOut = Files.createDirectories(work.resolve("out")).resolve("report.json");
    Files.copy(Path.of(out, "report.json"), inOut);
    assertThat(explained(work)).contains("shop  The shop answers", inOut.toString());
    Files.copy(inOut, work.resolve("report.json"));
    assertThat(explained(work)).contains("here and one in out/; say which");
  }

  private static String explained(Path work) {
    var said = new ByteArrayOutputStream();
    var stream = new PrintStream(said, true, StandardCharsets.UTF_8);
    var console = new Console(
        stream, stream, false, false, Map.of(), new BufferedReader(Reader.nullReader()));
    new CommandLine(new ExplainCommand(console, work))
        .setExecutionExceptionHandler((failure, _, _) -> CommandLineApp.ended(console, failure))
        .execute("shop");
    return said.toString(StandardCharsets.UTF_8);
  }
}
