package gonogo.cli;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A site on loopback with a checklist about it, whose runs leave reports. */
final class ReportedSite implements AutoCloseable {
  static final String LIST = """
      id: list
      version: 1
      title: List
      facts: {cdn: Is there a CDN?}
      roles: [app]
      sections:
        - title: All
          items:
            - {id: answers, text: It answers, severity: blocker, phase: T-1h, checks: [{probe: http/request}]}
            - {id: shop, text: The shop answers, severity: major, phase: T-1h, checks: [{probe: http/request, with: {paths: [/shop]}}]}
            - {id: early, text: It answers early, severity: major, phase: T-4h, checks: [{probe: http/request}]}
            - {id: cached, text: It is cached, severity: major, phase: T-1h, when: [cdn], checks: [{probe: http/request}]}
      """;

  private final Path folder;
  private final HttpServer server;
  private final Map<String, Integer> statuses = new ConcurrentHashMap<>();

  ReportedSite(Path folder) throws IOException {
    this.folder = folder;
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.createContext("/", exchange -> {
      try (exchange) {
        exchange.sendResponseHeaders(
            statuses.getOrDefault(exchange.getRequestURI().getPath(), 200), -1);
      }
    });
    server.start();
    write("list.yaml", LIST);
    write("gonogo.yaml", environment());
  }

  String environment() {
    return """
        environment: production
        checklist: list.yaml
        systems: {web: {site: {url: "http://127.0.0.1:%d"}}}
        facts: {cdn: true}
        """.formatted(server.getAddress().getPort());
  }

  void answers(String path, int status) {
    statuses.put(path, status);
  }

  Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  String path(String name) {
    return folder.resolve(name).toString();
  }

  /** Runs, and gives the folder with the report. */
  String run(String out, String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("run", path("gonogo.yaml"), "--out", path(out)));
    arguments.addAll(List.of(options));
    Ran.gonogo(arguments.toArray(String[]::new));
    return path(out);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
