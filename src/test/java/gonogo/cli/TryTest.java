package gonogo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
