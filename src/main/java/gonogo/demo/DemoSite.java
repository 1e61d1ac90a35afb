package gonogo.demo;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** An HTTPS site and its plain HTTP twin on loopback, with a folder that holds what an operator would write for them. */
public final class DemoSite implements AutoCloseable {
  private static final String VERSION = "1.0.0";

  private final Set<Fault> faults;
  private final HttpsServer secure;
  private final HttpServer plain;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final Path folder;

  private DemoSite(Set<Fault> faults, DemoKeys keys, Instant now)
      throws IOException, GeneralSecurityException {
    this.faults = Set.copyOf(faults);
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
    secure = HttpsServer.create(anyPort, 0);
    secure.setHttpsConfigurator(new HttpsConfigurator(keys.context()));
    plain = HttpServer.create(anyPort, 0);
    folder = Files.createTempDirectory("gonogo-demo-");
    serve(secure, "/", this::home);
    serve(secure, "/health", this::health);
    serve(secure, "/info", this::info);
    serve(plain, "/", this::plainHome);
    for (HttpServer server : new HttpServer[] {secure, plain}) {
      server.setExecutor(workers);
      server.start();
    }
    write(keys, new DemoFolder(folder, this.faults, now).write(VERSION));
  }

  /** Starts the site with these faults. */
  public static DemoSite start(Set<Fault> faults, Instant now)
      throws IOException, GeneralSecurityException {
    Duration left = Duration.ofDays(faults.contains(Fault.CERTIFICATE_NEAR_EXPIRY) ? 5 : 80);
    return new DemoSite(faults, new DemoKeys(now, left.plusHours(1)), now);
  }

  /** The environment file of the site. */
  public Path environmentFile() {
    return folder.resolve("environment.yaml");
  }

  private void write(DemoKeys keys, String commit) throws IOException, GeneralSecurityException {
    Files.writeString(folder.resolve("ca.pem"), keys.authorityPem());
    try (var checklist = DemoSite.class.getResourceAsStream("checklist.yaml")) {
      if (checklist == null) {
        throw new IllegalStateException("the demo checklist is missing from the installation");
      }
      Files.copy(checklist, folder.resolve("checklist.yaml"));
    }
    Files.writeString(environmentFile(), """
        environment: demo
        checklist: checklist.yaml
        release: {product: Demo shop, version: %s, commit: %s}
        systems:
          web:
            shop: {url: "https://127.0.0.1:%d", health: /health, ca: ca.pem}
            plain: {url: "http://127.0.0.1:%d", roles: [plain]}
          documents:
            repository: {path: repository}
          reports:
            build: {path: reports, commit-file: COMMIT}
        facts: {cdn: false}
        people: people.yaml
        attestations: attestations
        """.formatted(
            VERSION, commit, secure.getAddress().getPort(), plain.getAddress().getPort()));
  }

  private static void serve(HttpServer server, String path, Answer answer) {
    server.createContext(path, exchange -> {
      try (exchange) {
        answer.send(exchange);
      }
    });
  }

  private interface Answer {
    void send(HttpExchange exchange) throws IOException;
  }

  private void home(HttpExchange exchange) throws IOException {
    Headers headers = secureHeaders(exchange);
    headers.add(
        "Set-Cookie",
        "session=none; Path=/; HttpOnly; SameSite=Lax"
            + (faults.contains(Fault.COOKIE_NOT_SECURE) ? "" : "; Secure"));
    send(
        exchange,
        200,
        "text/html; charset=utf-8",
        "<!doctype html><title>Demo shop</title><h1>Demo shop</h1>\n");
  }

  private void health(HttpExchange exchange) throws IOException {
    secureHeaders(exchange);
    String status = faults.contains(Fault.HEALTH_DOWN) ? "DOWN" : "UP";
    send(exchange, 200, "application/json", "{\"status\": \"%s\"}\n".formatted(status));
  }

  private void info(HttpExchange exchange) throws IOException {
    secureHeaders(exchange);
    send(exchange, 200, "application/json", "{\"version\": \"%s\"}\n".formatted(VERSION));
  }

  private void plainHome(HttpExchange exchange) throws IOException {
    if (faults.contains(Fault.PLAIN_HTTP)) {
      send(exchange, 200, "text/html; charset=utf-8", "<!doctype html><title>Demo shop</title>\n");
      return;
    }
    exchange
        .getResponseHeaders()
        .set(
            "Location",
            "https://127.0.0.1:" + secure.getAddress().getPort() + exchange.getRequestURI());
    exchange.sendResponseHeaders(308, -1);
  }

  private Headers secureHeaders(HttpExchange exchange) {
    Headers headers = exchange.getResponseHeaders();
    if (!faults.contains(Fault.NO_HSTS)) {
      headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    }
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'");
    headers.set("Referrer-Policy", "no-referrer");
    return headers;
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, head ? -1 : bytes.length);
    if (!head) {
      exchange.getResponseBody().write(bytes);
    }
  }

  /** Stops the site and removes its folder. */
  @Override
  public void close() {
    secure.stop(0);
    plain.stop(0);
    workers.shutdownNow();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
