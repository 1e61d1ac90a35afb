package gonogo.probes.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import gonogo.api.Outcome;
import gonogo.collect.web.WebSystem;
import gonogo.testing.LiveWorld;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The probe and the collectors together, over the wire. */
class AssetsProbeLoopbackTest {
  private static final Map<String, PlantedFile> FILES = Map.of(
      "/",
          PlantedFile.html(
              "<link rel=stylesheet href=a-3f2c1ab9.css><script src=b-3f2c1ab9.js></script>"),
      "/a-3f2c1ab9.css", PlantedFile.style("@import 'c-3f2c1ab9.css';" + "a{b:c}".repeat(900)),
      "/c-3f2c1ab9.css", PlantedFile.style("a{}"),
      "/b-3f2c1ab9.js", PlantedFile.script("f();".repeat(900)).encoded("br gzip"));

  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> {
      try (exchange) {
        PlantedFile file =
            FILES.getOrDefault(exchange.getRequestURI().getPath(), PlantedFile.status(404));
        Optional<String> encoding =
            file.encoding(exchange.getRequestHeaders().getFirst("Accept-Encoding"), 1);
        file.headers().forEach(exchange.getResponseHeaders()::set);
        encoding.ifPresent(name -> exchange.getResponseHeaders().set("Content-Encoding", name));
        byte[] body = file.sent(encoding);
        exchange.sendResponseHeaders(file.status(), body.length);
        exchange.getResponseBody().write(body);
      }
    });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void passAGoodSite() {
    WebSystem site = PlantedWeb.system("http://127.0.0.1:" + server.getAddress().getPort());
    try (var world = new LiveWorld(site)) {
      Outcome outcome = new AssetsProbe().examine(site, WantedAssets.all().settings(), world);
      assertThat(outcome)
          .isInstanceOfSatisfying(
              Outcome.Passed.class,
              passed ->
                  assertThat(passed.summary()).startsWith("4 pages and files at 1 addresses"));
    }
  }
}
