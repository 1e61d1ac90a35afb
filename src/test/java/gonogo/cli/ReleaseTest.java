package gonogo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who says which release it is, and what happens when two say different things. */
class ReleaseTest {
  private static final String COMMIT = "9d0e11c0".repeat(5);
  private static final String OTHER = "3f2c1ab0".repeat(5);

  @TempDir
  private Path folder;

  private HttpServer site;

  @BeforeEach
  void start() throws IOException {
    site = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    site.createContext("/", exchange -> {
      try (exchange) {
        exchange.getResponseHeaders().set("X-Release", exchange.getRequestURI().getPath());
        exchange.sendResponseHeaders(200, -1);
      }
    });
    site.start();
    Files.writeString(folder.resolve("list.yaml"), """
        id: list
        version: 1
        title: List
        facts: {}
        roles: [app]
        sections:
          - title: One
            items:
              - id: answers
                text: It answers
                severity: blocker
                phase: T-1h
                checks: [{probe: http/request, with: {paths: ["/{release.commit}/{release.version}"]}}]
        """);
  }

  @AfterEach
  void stop() {
    site.stop(0);
  }

  private String environment() {
    return folder.resolve("gonogo.yaml").toString();
  }

  private void release(String release) throws IOException {
    Files.writeString(
        folder.resolve("gonogo.yaml"),
        "environment: test\nchecklist: list.yaml\nsystems: {web: {site: {url: \"http://127.0.0.1:%d\"}}}\n%s\n"
            .formatted(
                site.getAddress().getPort(), release.isEmpty() ? "" : "release: " + release));
  }

  private Ran run(Map<String, String> variables, String... more) {
    var arguments = new String[more.length + 2];
    arguments[0] = "run";
    arguments[1] = environment();
    System.arraycopy(more, 0, arguments, 2, more.length);
    return Ran.with(variables, arguments);
  }

  private static JsonNode release(Ran ran) {
    return JsonMapper.shared().readTree(ran.out()).path("release");
  }

  @Test
  void aPipelineSaysWhatNobodyWrote() throws IOException {
    release("{product: Shop}");
    Map<String, String> variables =
        Map.of("GITHUB_SHA", COMMIT, "GITHUB_REF_TYPE", "tag", "GITHUB_REF_NAME", "v1.4.0");

    var ran = run(variables, "--out", folder.resolve("out").toString());

    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(ran.out().replaceAll("\\s+", " "))
        .contains("Shop 1.4.0 (version from GITHUB_REF_NAME v1.4.0, %s from GITHUB_SHA) → test"
            .formatted(COMMIT));
    assertThat(folder.resolve("out/report.md"))
        .content()
        .contains(
            "Shop 1.4.0 (version from GITHUB_REF_NAME v1.4.0, `" + COMMIT + "` from GITHUB_SHA)");
    var json = release(run(variables, "-o", "json"));
    assertThat(json.path("commit").asString()).isEqualTo(COMMIT);
    assertThat(json.path("version").asString()).isEqualTo("1.4.0");
    assertThat(json.path("sources").toString())
        .isEqualTo(
            "{\"product\":\"%s:4:20\",\"version\":\"GITHUB_REF_NAME v1.4.0\",\"commit\":\"GITHUB_SHA\"}"
                .formatted(environment()));
    assertThat(json.path("concerns").isEmpty()).isTrue();
  }

  @Test
  void thePlanShowsIt() throws IOException {
    release("{product: Shop}");

    assertThat(Ran.with(Map.of("CI_COMMIT_SHA", COMMIT), "plan", environment()).out())
        .contains("commit " + COMMIT + " of the release is from CI_COMMIT_SHA\n");
    release("{commit: %s}".formatted(OTHER));
    assertThat(Ran.with(Map.of(), "plan", environment()).out()).doesNotContain(OTHER);
  }

  /** Two that say the same do so in the words of the file: a signature is bound to them. */
  @ParameterizedTest
  @CsvSource({
    "9d0e11c, 9d0e11c",
    "9D0E11C09D, 9D0E11C09D",
    "'${env:GITHUB_SHA}', 9d0e11c09d0e11c09d0e11c09d0e11c09d0e11c0"
  })
  void theFileAndThePipelineAgree(String written, String commit) throws IOException {
    release("{commit: \"%s\", version: v1.4.0}".formatted(written));

    var json = release(
        run(Map.of("GITHUB_SHA", COMMIT, "GIT_COMMIT", COMMIT, "TAG_NAME", "1.4.0"), "-o", "json"));

    assertThat(json.path("commit").asString()).isEqualTo(commit);
    assertThat(json.path("version").asString()).isEqualTo("v1.4.0");
    assertThat(json.path("sources").path("commit").asString()).isEqualTo(environment() + ":4:19");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      {commit: 3f2c1ab}   | GITHUB_SHA=9d0e11c09d0e11c0 | FILE:4:19: commit is "3f2c1ab" here and "9d0e11c09d0e11c0" in GITHUB_SHA; where the pipeline is of something else than the release, --release commit=3f2c1ab says so
      {commit: 9d0e11}    | CI_COMMIT_SHA=9d0e11c09d0e  | FILE:4:19: commit is "9d0e11" here
      {commit: main}      | GIT_COMMIT=9d0e11c09d0e     | FILE:4:19: commit is "main" here
      {version: 1.4.0}    | TAG_NAME=v1.5.0             | FILE:4:20: version is "1.4.0" here and "1.5.0" in TAG_NAME v1.5.0; where
      {version: 1.4}      | CI_COMMIT_TAG=v1.4.0        | FILE:4:20: version is "1.4" here and "1.4.0" in CI_COMMIT_TAG v1.4.0; where
      {product: Shop}     | GITHUB_SHA=3f2c1ab03f2c1ab0 GIT_COMMIT=9d0e11c09d0e | GITHUB_SHA: commit is "3f2c1ab03f2c1ab0" here and "9d0e11c09d0e" in GIT_COMMIT; where
      """)
  void twoThatDisagreeAreRefused(String written, String said, String message) throws IOException {
    release(written);
    Map<String, String> variables = Arrays.stream(said.split(" "))
        .map(each -> each.split("="))
        .collect(Collectors.toMap(each -> each[0], each -> each[1]));

    for (var line : List.of("run", "plan", "adopt", "attest --unsigned --person ann")) {
      var words = new ArrayList<>(List.of(line.split(" ")));
      words.add(1, environment());
      var ran = Ran.with(variables, words.toArray(String[]::new));
      assertThat(ran.err()).as(line).contains(message.replace("FILE", environment()));
      assertThat(ran.status()).isEqualTo(2);
    }
  }

  @Test
  void theCommandLineDecides() throws IOException {
    release("{version: 1.4.0}");

    var json = release(run(
        Map.of("GITHUB_SHA", COMMIT, "CI_COMMIT_TAG", "v2.0.0"),
        "--release",
        "commit=" + OTHER,
        "--release",
        "version=1.4.0",
        "-o",
        "json"));

    assertThat(json.path("commit").asString()).isEqualTo(OTHER);
    assertThat(json.path("sources").path("commit").asString()).isEqualTo("--release");
    assertThat(json.path("version").asString()).isEqualTo("1.4.0");
  }

  @ParameterizedTest
  @CsvSource({"9d0e11c, 0", "9D0E11C09d0e, 0", "9d0e11, 2", "9d0e11c1, 2", "main, 2"})
  void theShortAndTheLongFormOfACommitAreTheSame(String written, int status) throws IOException {
    release("{commit: %s, version: 1.4.0}".formatted(written));

    var ran = run(Map.of(), "--release", "commit=" + COMMIT, "-o", "json");

    assertThat(ran.status()).as(ran.err()).isEqualTo(status);
    if (status == 0) {
      assertThat(release(ran).path("commit").asString()).isEqualTo(COMMIT);
    } else {
      assertThat(ran.err()).contains("in --release; say it once, or alike");
    }
  }

  /** Also where the pipeline that judges is another than the one that ran. */
  @Test
  void aBundleIsJudgedWithTheReleaseThatWasRecorded() throws IOException {
    release("{version: 1.4.0}");
    var bundle = folder.resolve("run.zip").toString();
    var ran = run(Map.of("GITHUB_SHA", COMMIT), "--record", bundle, "-o", "json");
    assertThat(ran.status()).as(ran.err()).isZero();

    for (var sha : List.of(COMMIT, OTHER)) {
      var variables = Map.of("GITHUB_SHA", sha, "TAG_NAME", "9.9.9");
      var judged = Ran.with(variables, "judge", bundle, "-o", "json");
      assertThat(judged.status()).as(judged.err()).isZero();
      assertThat(release(judged)).isEqualTo(release(ran));

      var other = Ran.with(variables, "judge", bundle, "--environment", environment());
      assertThat(other.status()).as(other.err()).isZero();
      assertThat(other.out()).contains(COMMIT + " from GITHUB_SHA");
    }
  }

  @Test
  void whatIsBoundToNoReleaseTakesNone() throws IOException {
    var variables = Map.of("GITHUB_SHA", COMMIT, "GIT_COMMIT", OTHER, "TAG_NAME", "v1.4.0");
    var url = "http://127.0.0.1:" + site.getAddress().getPort();

    assertThat(release(Ran.with(variables, "check", url, "-o", "json"))
            .path("commit")
            .isNull())
        .isTrue();
    assertThat(Ran.with(variables, "try", "http/request", url).status()).isZero();
    assertThat(Ran.with(variables, "demo", "--healthy").out())
        .doesNotContain(COMMIT, OTHER, "GITHUB_SHA");
  }

  @Test
  void tryTakesTheReleaseOfTheEnvironmentFile() throws IOException {
    release("{version: 1.4.0}");

    assertThat(Ran.with(
                Map.of("GITHUB_SHA", COMMIT),
                "try",
                "http/request",
                environment(),
                "paths=['/{release.commit}']")
            .out())
        .contains("/" + COMMIT);
  }

  @Test
  void aPullRequestIsNoRelease() throws IOException {
    release("{commit: %s, version: 1.4.0}".formatted(OTHER));

    var ran = run(Map.of("GITHUB_SHA", COMMIT, "GITHUB_EVENT_NAME", "pull_request"), "-o", "json");

    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(release(ran).path("commit").asString()).isEqualTo(OTHER);
  }
}
