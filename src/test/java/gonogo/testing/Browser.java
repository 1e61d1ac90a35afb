package gonogo.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A headless Chromium, as installed, spoken to in the DevTools protocol. */
public final class Browser implements AutoCloseable {
  private static final Pattern LISTENING = Pattern.compile("DevTools listening on (ws://\\S+)");
  private static final int SECONDS = 30;

  private final Process process;
  private final Path profile;
  private final HttpClient client = HttpClient.newHttpClient();
  private final WebSocket socket;
  private final AtomicInteger lastId = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
  private final List<Tab> tabs = new CopyOnWriteArrayList<>();

  private Browser(Process process, Path profile, URI address) {
    this.process = process;
    this.profile = profile;
    this.socket =
        client.newWebSocketBuilder().buildAsync(address, new Messages()).join();
  }

  /** Starts one with a profile of its own. */
  public static Browser start() throws IOException {
    Path profile = Files.createTempDirectory("gonogo-browser-");
    Process process = new ProcessBuilder(
            "chromium",
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--remote-debugging-port=0",
            "--user-data-dir=" + profile,
            "about:blank")
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
    return new Browser(process, profile, address(process.errorReader()));
  }

  private static URI address(BufferedReader errors) throws IOException {
    for (String line = errors.readLine(); line != null; line = errors.readLine()) {
      Matcher matcher = LISTENING.matcher(line);
      if (matcher.find()) {
        Thread.ofVirtual().start(() -> errors.lines().forEach(_ -> {}));
        return URI.create(matcher.group(1));
      }
    }
    throw new IOException("chromium ended without a port");
  }

  /** A new tab, which must not be shown anything before it is set up. */
  public Tab tab() {
    String target = ask("", "Target.createTarget", Map.of("url", "about:blank"))
        .path("targetId")
        .stringValue();
    String session = ask("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
        .path("sessionId")
        .stringValue();
    var tab = new Tab(this, session);
    tabs.add(tab);
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      tab.ask(domain + ".enable", Map.of());
    }
    return tab;
  }

  JsonNode ask(String session, String method, Map<String, ?> parameters) {
    int id = lastId.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    waiting.put(id, answer);
    Map<String, Object> message = session.isEmpty()
        ? Map.of("id", id, "method", method, "params", parameters)
        : Map.of("id", id, "method", method, "params", parameters, "sessionId", session);
    synchronized (socket) {
      socket.sendText(JsonMapper.shared().writeValueAsString(message), true).join();
    }
    JsonNode whole = answer.orTimeout(SECONDS, TimeUnit.SECONDS).join();
    if (whole.has("error")) {
      throw new IllegalStateException(method + ": " + whole.path("error"));
    }
    return whole.path("result");
  }

  private void receive(JsonNode message) {
    if (message.has("id")) {
      CompletableFuture<JsonNode> answer = waiting.remove(message.path("id").intValue());
      if (answer != null) {
        answer.complete(message);
      }
      return;
    }
    String session = message.path("sessionId").asString("");
    tabs.stream()
        .filter(tab -> tab.session().equals(session))
        .forEach(tab -> tab.receive(message.path("method").stringValue(), message.path("params")));
  }

  private final class Messages implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        String whole = text.toString();
        text.setLength(0);
        receive(JsonMapper.shared().readTree(whole));
      }
      from.request(1);
      return CompletableFuture.completedStage(null);
    }
  }

  @Override
  public void close() {
    socket.abort();
    client.shutdownNow();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
    try (Stream<Path> files = Files.walk(profile)) {
      files.sorted(Comparator.reverseOrder()).forEach(Browser::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A child process may still be writing: what is left lies in the folder for temporary files. */
  private static void delete(Path file) {
    var ignored = file.toFile().delete();
  }
}
