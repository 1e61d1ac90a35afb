package gonogo.probes.http;

import static gonogo.probes.http.FakeSite.codes;
import static gonogo.probes.http.Wanted.defaults;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import gonogo.api.Outcome;
import gonogo.api.Outcome.Failed;
import gonogo.api.Outcome.Passed;
import gonogo.collect.web.WebSystem;
import gonogo.testing.LiveWorld;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** OpenAPI documents and instances over the wire. */
class RequestLoopbackTest {
  private final List<HttpServer> servers = new ArrayList<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  @AfterEach
  void stop() {
    servers.forEach(server -> server.stop(0));
  }

  /** A server that answers these paths with 200, all others with 404. */
  private URI serving(Map<String, String> bodies) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.createContext("/", exchange -> {
      try (exchange) {
        String target = exchange.getRequestURI().toString();
        asked.add(exchange.getRequestHeaders().getFirst("Host") + target);
        byte[] body = bodies.getOrDefault(target, "").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(
            bodies.containsKey(target) ? 200 : 404, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
      }
    });
    server.start();
    servers.add(server);
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private static Outcome ask(URI url, List<URI> instances, Wanted wanted) {
    var system = new WebSystem(
        FakeSite.REF, url, url.getHost(), "/health", null, Map.of(), List.of(), "local", instances);
    try (var world = new LiveWorld(system)) {
      return new RequestProbe().examine(system, wanted.settings(), world);
    }
  }

  @Test
  void operationsAreAskedWithTheirExamples() throws IOException {
    String document = """
        openapi: 3.0.3
        servers: [{url: /v1}]
        paths:
          /orders:
            get: {parameters: [{name: page size, in: query, required: true, schema: {default: 10}}]}
          /orders/{id}:
            get: {parameters: [{name: id, in: path, required: true, example: a/ö}]}
        """;
    var bodies = Map.of(
        "/openapi.yaml",
        document,
        "/v1/orders?page%20size=10",
        "[]",
        "/v1/orders/a%2F%C3%B6",
        "{}");
    Wanted wanted = defaults().openapi("/openapi.yaml");
    assertThat(ask(serving(bodies), List.of(), wanted)).isInstanceOf(Passed.class);
    Outcome outcome = ask(serving(Map.of("/openapi.yaml", document)), List.of(), wanted);
    assertThat(codes(outcome)).containsExactly("status", "status");
  }

  @Test
  void eachInstanceIsAskedInTheNameOfTheSite() throws IOException {
    URI site = serving(Map.of("/health", "{}"));
    URI one = serving(Map.of("/health", "{}"));
    URI two = serving(Map.of());
    Outcome outcome = ask(site, List.of(one, two), defaults().perInstance());
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> assertThat(failed.findings())
                .singleElement()
                .extracting("where")
                .isEqualTo(two + "/health at 127.0.0.1"));
    assertThat(asked)
        .containsExactlyInAnyOrder(one.getAuthority() + "/health", two.getAuthority() + "/health");
  }
}
