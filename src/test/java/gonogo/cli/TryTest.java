package gonogo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import gonogo.catalog.FlowYaml;
import gonogo.model.Node;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One probe against one target: the exit status is that of the worst outcome, and the YAML can be pasted. */
class TryTest {
  @TempDir
  private Path folder;

  private HttpServer site;
  private String url;

  @BeforeEach
  void start() throws IOException {
    site = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    site.createContext("/", exchange -> {
      try (exchange) {
        exchange.sendResponseHeaders(204, -1);
      }
    });
    site.start();
    url = "http://127.0.0.1:" + site.getAddress().getPort();
  }

  @AfterEach
  void stop() {
    site.stop(0);
  }

  @Test
  void passes() {
    Ran ran = Ran.gonogo("try", "http/request", url, "status=[204]", "paths=[/, /two]");
    assertThat(ran.out())
        .contains(
            "PASSED", "http/exchange", "checks:", "- probe: http/request", "      status: [204]");
    assertThat(ran.status()).isZero();
  }

  @Test
  void fails() {
    Ran ran = Ran.gonogo("try", "http/request", url, "status=[200]");
    assertThat(ran.out()).contains("FAILED", "http/request/status");
    assertThat(ran.status()).isEqualTo(1);
  }

  @Test
  void isNoPassWhereNothingWasSeenOrNothingApplies() {
    site.stop(0);
    assertThat(Ran.gonogo("try", "http/request", url).status()).isEqualTo(3);
    Ran ran = Ran.gonogo("try", "dns/records", url);
    assertThat(ran.out()).contains("NOT_APPLICABLE");
    assertThat(ran.status()).isEqualTo(3);
  }

  @Test
  void isNoPassWhereOneOfTheSystemsCouldNotBeLookedAt() throws IOException {
    Path environment =
        Files.writeString(folder.resolve("environment.yaml"), """
            environment: test
            checklist: website
            systems:
              web:
                one: {url: "%s", health: /health}
                two: {url: "%s"}
            """.formatted(url, url));
    Ran ran = Ran.gonogo(
        "try", "http/request", environment.toString(), "paths=['{system.health}']", "status=[204]");
    assertThat(ran.out())
        .contains(
            "PASSED http/request@web/one", "INCONCLUSIVE http/request@web/two", "{system.health}");
    assertThat(ran.status()).isEqualTo(3);
  }

  @Test
  void looksIntoAFolderWhateverItIsCalled() throws IOException {
    for (String name : List.of("docs", "it's: #1", "null", "two\nlines", "old.yaml")) {
      Path documents = Files.createDirectory(folder.resolve(name));
      Files.writeString(documents.resolve("RUNBOOK.md"), "# Runbook\n\nPull the lever.\n");
      Ran ran = Ran.gonogo(
          "try",
          "documents/markdown",
          documents.toString(),
          "paths=[RUNBOOK.md]",
          "owner=false",
          "max-review-age=0d",
          "min-words=3");
      assertThat(ran.out())
          .as(ran.err())
          .contains("PASSED documents/markdown@documents/target", "- probe: documents/markdown");
      assertThat(ran.status()).isZero();
    }
  }

  @Test
  void bindsReportsToTheCommitThatIsSaid() throws IOException {
    Files.writeString(
        folder.resolve("TEST-shop.xml"), """
        <testsuite name="shop" tests="1" timestamp="%s">
          <properties><property name="commit" value="0123456789ab"/></properties>
          <testcase name="sells"/>
        </testsuite>
        """.formatted(Instant.now().minusSeconds(60)));
    assertThat(tests("--release", "commit=0123456").status()).isZero();
    assertThat(tests("--release", "commit=7654321").status()).isEqualTo(3);
    assertThat(tests("--release", "comit=0123456").err()).contains("did you mean commit?");
  }

  private Ran tests(String... release) {
    return Ran.gonogo(Stream.concat(
            Stream.of("try", "reports/tests", folder.toString(), "files=[TEST-*.xml]"),
            Stream.of(release))
        .toArray(String[]::new));
  }

  @Test
  void saysWhatAProbeCannotLookAt() throws IOException {
    String file = Files.writeString(folder.resolve("page.md"), "# Page\n").toString();
    String missing = folder.resolve("missing").toString();
    refused("it is a URL; documents/markdown looks at a folder", "documents/markdown", url);
    refused("it is a file; documents/markdown looks at a folder", "documents/markdown", file);
    refused("there is no such folder; reports/tests looks", "reports/tests", missing);
    refused("it is a folder; http/request looks at a URL", "http/request", folder.toString());
    refused("there is no file", "http/request", missing + ".yaml");
    refused("did you mean http/request?", "http/reqest", url);
    refused("it goes with a URL", "reports/tests", folder.toString(), "--ca", file);
  }

  @Test
  void judgesNoSignaturesWithoutAnItem() throws IOException {
    String environment =
        Files.writeString(folder.resolve("environment.yaml"), """
            environment: test
            checklist: website
            systems: {}
            """).toString();
    for (String target : List.of(environment, folder.toString(), url)) {
      refused(
          "'gonogo run ENVIRONMENT --only ITEM'",
          "attestation/signed",
          target,
          "statement=I agree",
          "duties=[qa-lead]");
    }
  }

  @Test
  void readsSettingsAsTheyArePasted() {
    Ran ran = Ran.gonogo("try", "http/request", url, "status=[204]", "paths=[/,\n/two]");
    assertThat(ran.status()).as(ran.err()).isZero();
    Node pasted = FlowYaml.read("pasted", ran.out().substring(ran.out().indexOf("checks:")));
    assertThat(pasted).asString().contains("/two");
    refused("wanted one key and its value", "http/request", url, "status=[204]\npaths: [/]");
    refused("status", "http/request", url, "status=- 204");
    refused("said twice", "http/request", url, "status=[204]", "status=[200]");
    refused("wanted KEY=VALUE", "http/request", url, "status");
  }

  private static void refused(String why, String... arguments) {
    Ran ran =
        Ran.gonogo(Stream.concat(Stream.of("try"), Stream.of(arguments)).toArray(String[]::new));
    assertThat(ran.err()).contains(why);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.status()).isEqualTo(2);
  }
}
