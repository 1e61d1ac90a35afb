package gonogo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which checks of an item an adjustment reaches. */
class AdjustedChecksTest {
  private static final String LIST = """
      id: list
      version: 1
      title: List
      roles: [app, api]
      sections:
        - title: One
          items:
            - id: answers
              text: It answers
              severity: major
              phase: T-1h
              checks:
                - {probe: http/request, on: [app], with: {paths: [/app]}}
                - {probe: http/request, on: [api], with: {paths: [/api]}}
      """;

  @TempDir
  private Path folder;

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer site;

  @BeforeEach
  void start() throws IOException {
    site = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    site.createContext("/", exchange -> {
      try (exchange) {
        asked.add(exchange.getRequestURI().getPath());
        exchange.sendResponseHeaders(200, -1);
      }
    });
    site.start();
    Files.writeString(folder.resolve("list.yaml"), LIST);
  }

  @AfterEach
  void stop() {
    site.stop(0);
  }

  private Ran run(String with) throws IOException {
    Files.writeString(
        folder.resolve("gonogo.yaml"), """
        environment: here
        checklist: list.yaml
        systems: {web: {site: {url: "http://127.0.0.1:%d", roles: [app, api]}}}
        items: {answers: {with: %s}}
        """.formatted(site.getAddress().getPort(), with));
    return Ran.gonogo("run", folder.resolve("gonogo.yaml").toString(), "-o", "json");
  }

  @Test
  void aPlainSettingReachesAll() throws IOException {
    assertThat(run("{samples: 2}").status()).isZero();
    assertThat(asked).containsExactlyInAnyOrder("/app", "/app", "/api", "/api");
  }

  @Test
  void aProbeAndARoleReachThoseOnThatRole() throws IOException {
    Ran ran = run("{http/request@api: {samples: 2}}");
    assertThat(ran.status()).isZero();
    assertThat(asked).containsExactlyInAnyOrder("/app", "/api", "/api");
    assertThat(ran.out()).containsOnlyOnce("http/request samples: 2");
  }

  @Test
  void aRoleOfNoCheckIsAMistake() throws IOException {
    Ran ran = run("{http/request@apo: {samples: 2}}");
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err())
        .contains(
            "answers has no check with the probe \"http/request@apo\", did you mean http/request@ap");
    assertThat(run("{http/request@api: {sampels: 2}}").err()).contains("unknown key \"sampels\"");
    assertThat(asked).isEmpty();
  }
}
