package gonogo.probes.http;

import static gonogo.probes.http.FakeSite.codes;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import gonogo.api.Outcome;
import gonogo.api.Outcome.Passed;
import gonogo.collect.web.WebSystem;
import gonogo.testing.LiveWorld;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server on loopback that decides about origins well, and in the usual wrong ways. */
class CorsServersTest {
  private static final String APP = "https://app.example.com";

  private final Set<String> heard = ConcurrentHashMap.newKeySet();
  private HttpServer server;

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private Outcome judged(Predicate<String> granted) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.createContext("/ping", exchange -> {
      try (exchange) {
        String origin =
            String.join(", ", exchange.getRequestHeaders().getOrDefault("Origin", List.of()));
        boolean preflight = exchange.getRequestMethod().equals("OPTIONS");
        heard.add("%s as '%s'%s"
            .formatted(
                exchange.getRequestMethod(),
                origin,
                exchange
                    .getRequestHeaders()
                    .getOrDefault("Access-Control-Request-Method", List.of())));
        var headers = exchange.getResponseHeaders();
        headers.add("Vary", "Origin");
        if (granted.test(origin)) {
          headers.add("Access-Control-Allow-Origin", origin);
          headers.add("Access-Control-Allow-Credentials", "true");
          if (preflight) {
            headers.add("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE");
          }
        }
        exchange.sendResponseHeaders(preflight ? 204 : 200, -1);
      }
    });
    server.start();
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    var site = new WebSystem(FakeSite.REF, url, "127.0.0.1", "/ping", null, Map.of(), List.of());
    var settings = new CorsProbe.Settings(
        List.of(),
        List.of(Origin.parse(APP)),
        List.of(),
        List.of("GET", "PUT"),
        null,
        false,
        Duration.ofHours(24));
    try (var world = new LiveWorld(site)) {
      return new CorsProbe().examine(site, settings, world);
    }
  }

  @Test
  void passesWithAListOfExactOrigins() throws IOException {
    Outcome outcome = judged(APP::equals);
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Passed.class, passed -> assertThat(passed.remarks()).isEmpty());
    assertThat(heard)
        .contains(
            "GET as ''[]", "GET as '%s'[]".formatted(APP), "OPTIONS as '%s'[PUT]".formatted(APP))
        .contains("GET as 'null'[]", "OPTIONS as 'null'[PUT]")
        .hasSize(1 + 2 * 9);
  }

  @Test
  void failsWhereEverybodyIsEchoed() throws IOException {
    assertThat(codes(judged(origin -> !origin.isEmpty())))
        .containsExactly("origin-granted-with-credentials");
  }

  @Test
  void failsWhereNullIsTrusted() throws IOException {
    assertThat(codes(judged(origin -> origin.equals(APP) || origin.equals("null"))))
        .containsExactly("origin-granted-with-credentials");
  }

  @Test
  void failsWhereTheEndIsCompared() throws IOException {
    Outcome outcome = judged(origin -> origin.endsWith("app.example.com"));
    assertThat(((Outcome.Failed) outcome).findings())
        .extracting(finding -> finding.where().split(" ")[1])
        .containsExactly(
            "http://app.example.com",
            "https://gonogoapp.example.com",
            "https://gonogo-unknown.app.example.com");
  }
}
