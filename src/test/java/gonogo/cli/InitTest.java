package gonogo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** A first file says what somebody said, and who; everything else in it is a comment. */
class InitTest {
  private static final String POM = """
      <project xmlns="http://maven.apache.org/POM/4.0.0">
        <parent><groupId>com.example</groupId><version>3</version></parent>
        <artifactId>shop</artifactId>
        <version>1.4.0</version>
        <name>Shop</name>
        <url>https://shop.example.com/about</url>
      </project>
      """;

  @TempDir
  private Path folder;

  private Path file() {
    return folder.resolve("gonogo.yaml");
  }

  private Ran init(String... options) {
    return ran(null, options);
  }

  /** Runs it in the folder; with what a person types, as on a terminal. */
  private Ran ran(@Nullable String typed, String... options) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    boolean terminal = typed != null;
    Console console = new Console(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        terminal,
        terminal,
        terminal,
        Map.of("TERM", "dumb"),
        new BufferedReader(new StringReader(typed == null ? "y\n".repeat(50) : typed)));
    List<String> arguments = new ArrayList<>(List.of(file().toString()));
    arguments.addAll(List.of(options));
    int status = new CommandLine(new InitCommand(console, folder))
        .setExecutionExceptionHandler((failure, _, _) -> CommandLineApp.ended(console, failure))
        .execute(arguments.toArray(String[]::new));
    return new Ran(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private String written() throws IOException {
    return Files.readString(file());
  }

  /** What a reader takes from the file: all but its comments. */
  private String said() throws IOException {
    return written()
        .lines()
        .map(line -> line.replaceFirst("(^|\\s)#.*", ""))
        .filter(line -> !line.isBlank())
        .collect(Collectors.joining("\n"));
  }

  private void put(String name, String text) throws IOException {
    Path path = folder.resolve(name);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  @Test
  void inAnEmptyFolderItSaysNothing() throws IOException {
    Ran ran = init();
    assertThat(ran.err()).isEmpty();
    assertThat(ran.status()).isZero();
    assertThat(said()).isEqualTo("environment: production\nchecklist: production-deployment");
    assertThat(ran.out())
        .contains(
            "no address of a site is known",
            "facts: 0 answered, 31 open",
            "gonogo adopt " + file() + " --next");
    assertThat(Ran.gonogo("plan", file().toString()).status()).isZero();
  }

  @Test
  void everyLineSaysWhereItIsFrom() throws IOException {
    put("pom.xml", POM);
    put("docs/index.md", "# Shop\n");
    put("target/surefire-reports/TEST-a.xml", "<testsuite/>");
    put("ops/people.yaml", "people: {}\n");
    put("ops/attestations/readme.txt", "sheets");
    assertThat(init("--url", "https://shop.example.com/health").status()).isZero();
    assertThat(written())
        .contains(
            "  product: Shop # from pom.xml:5\n",
            "  # version: 1.4.0 # from pom.xml:4; the tag of a pipeline",
            "    site: {url: 'https://shop.example.com', health: '/health', roles: [app]} # from --url\n",
            "    repository: {path: '.'} # from docs/\n",
            "    ci: {path: target} # from target/surefire-reports/\n",
            "people: ops/people.yaml # found\n",
            "attestations: ops/attestations # found\n")
        .doesNotContain("guess");
    assertThat(said()).doesNotContain("version", "commit", "facts");
  }

  @Test
  void whatIsPrintedNextWorks() throws IOException {
    put("docs/index.md", "# Shop\n");
    Ran ran = init("--url", "https://shop.example.com");
    List<String> commands = ran.out()
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith("gonogo "))
        .map(line -> line.replaceFirst("\\s+#.*", ""))
        .toList();
    assertThat(commands).hasSizeGreaterThan(2);
    for (String command : commands) {
      if (!command.startsWith("gonogo run")) {
        assertThat(Ran.gonogo(command.substring("gonogo ".length()).split(" ")).status())
            .as(command)
            .isZero();
      }
    }
  }

  @Test
  void severalSitesAreCalledAfterTheirHosts() throws IOException {
    assertThat(init("--url", "shop.example.com", "--url=https://api.example.com:8443")
            .status())
        .isZero();
    assertThat(said())
        .contains(
            "    shop.example.com: {url: 'https://shop.example.com', roles: [app]}",
            "    'api.example.com:8443': {url: 'https://api.example.com:8443', roles: [app]}");
    assertThat(init("--url", "https://shop.example.com", "other.yaml").status()).isEqualTo(2);
  }

  @Test
  void aGuessIsAComment() throws IOException {
    put("pom.xml", POM);
    put("CNAME", "pages.example.com\n");
    assertThat(init().status()).isZero();
    assertThat(written())
        .contains(
            "#     site: {url: 'https://pages.example.com', roles: [app]} # guess from CNAME\n",
            "#     site: {url: 'https://shop.example.com', roles: [app]} # guess from pom.xml:6\n");
    assertThat(said()).doesNotContain("example.com", "systems");
  }

  @ParameterizedTest
  @CsvSource({
    "https://github.com/example/shop",
    "mailto:shop@example.com",
    "https://user:secret@shop.example.com",
    "${env:HOME}"
  })
  void whatCannotBeASiteIsNoGuess(String page) throws IOException {
    put("package.json", "{\"homepage\": \"%s\"}".formatted(page));
    assertThat(init().status()).isZero();
    assertThat(written()).doesNotContain("guess", "secret");
  }

  @Test
  void aFileThatIsThereIsNeverWrittenOver() throws IOException {
    put("gonogo.yaml", "ours: true\n");
    Ran ran = init("--url", "https://shop.example.com");
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains(file() + ": is there already and is never written over");
    assertThat(written()).isEqualTo("ours: true\n");

    Files.delete(file());
    Files.createSymbolicLink(file(), Path.of("elsewhere.yaml"));
    assertThat(init().status()).isEqualTo(2);
    assertThat(folder.resolve("elsewhere.yaml")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "--url=ftp://shop.example.com",
    "--url=https://user:pw@shop.example.com",
    "--environment=",
    "--facts"
  })
  void nothingIsWrittenForAMistake(String option) {
    assertThat(init(option).status()).isEqualTo(2);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFileThatDoesNotLoadIsNamedInAComment() throws IOException {
    put("ops/adoption.yaml", "adoption: a\ndecides: [no-such-item]\n");
    put("ops/waivers.yaml", "- x\n");
    put("package.json", "{\"name\": ");
    Ran ran = init();
    assertThat(ran.status()).isZero();
    assertThat(ran.out())
        .contains("ops/adoption.yaml, which does not load", "package.json says nothing: not JSON");
    assertThat(written())
        .contains(
            "# adoption: ops/adoption.yaml # found, but it does not load: no item has the id");
    assertThat(said()).doesNotContain("adoption:", "waivers:");
  }

  @Test
  void namesThatAreNotPlainStayWhatTheyAre() throws IOException {
    put("package.json", "{\"name\": \"@shop/web: #1\\n  evil: true\"}");
    assertThat(init().status()).isZero();
    assertThat(written())
        .contains("  product: \"@shop/web: #1\\n  evil: true\" # from package.json:1");
  }

  @Test
  void entitiesAreNotFollowed() throws IOException {
    put("secret.txt", "s3cret");
    put("pom.xml", """
        <!DOCTYPE project [<!ENTITY s SYSTEM "%s">]>
        <project><name>&s;</name></project>
        """.formatted(folder.resolve("secret.txt").toUri()));
    assertThat(init().status()).isZero();
    assertThat(written()).doesNotContain("s3cret");
  }

  @Test
  void onlyAPlainAnswerIsAFact() throws IOException {
    Ran ran = ran("y\nperhaps\nno\n\nq\n");
    assertThat(ran.status()).isZero();
    assertThat(ran.err())
        .startsWith("30 questions; y or n")
        .contains(
            "kubernetes: Does the product run on Kubernetes? (6 items) [y/n]", "y, n, Enter or q");
    assertThat(said()).endsWith("facts:\n  docker: false\n  kubernetes: true");
    assertThat(ran.out()).contains("facts: 2 answered, 29 open");
  }

  @ParameterizedTest
  @CsvSource({"--no-input", "--yes"})
  void nobodyIsAskedWhoDoesNotWantIt(String option) throws IOException {
    assertThat(ran("y\ny\n", option).err()).isEmpty();
    assertThat(said()).doesNotContain("facts");
  }

  @Test
  void whatIsPipedIsNoAnswer() throws IOException {
    assertThat(init().err()).isEmpty();
    assertThat(said()).doesNotContain("facts");
  }

  @Test
  void theEndOfTheInputLeavesTheRestOpen() throws IOException {
    assertThat(ran("n").status()).isZero();
    assertThat(said()).endsWith("facts:\n  kubernetes: false");
  }

  @Test
  void laterAnswersAreAddedAtTheEnd() throws IOException {
    String before = "environment: e\nchecklist: production-deployment # ours\n";
    put("gonogo.yaml", before);
    Ran asked = ran("y\n", "--facts");
    assertThat(asked.status()).isZero();
    assertThat(asked.out()).contains("1 fact at its end");
    assertThat(written()).startsWith(before).contains("facts:\n  kubernetes: true # Does the");

    String now = written();
    Ran again = ran("n\n", "--facts");
    assertThat(again.err()).doesNotContain("kubernetes:");
    assertThat(again.out())
        .contains("has facts already, so nothing was written. Add", "  docker: false # ");
    assertThat(written()).isEqualTo(now);
  }

  @Test
  void whereNobodyCanAnswerTheQuestionsArePrinted() throws IOException {
    String before = "{environment: e, checklist: production-deployment}\n";
    put("gonogo.yaml", before);
    Ran printed = init("--facts");
    assertThat(printed.status()).isZero();
    assertThat(printed.out()).contains("# facts:\n#   kubernetes: # Does the product");
    assertThat(ran("y\n", "--facts").out()).contains("would change what the file says");
    assertThat(written()).isEqualTo(before);
  }
}
