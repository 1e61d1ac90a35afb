package gonogo.testing;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** A tab of a {@link Browser}. */
public final class Tab {
  private static final int SECONDS = 30;

  private final Browser browser;
  private final String session;
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private volatile CompletableFuture<Boolean> loaded = new CompletableFuture<>();

  Tab(Browser browser, String session) {
    this.browser = browser;
    this.session = session;
  }

  String session() {
    return session;
  }

  void receive(String event, JsonNode parameters) {
    switch (event) {
      case "Page.loadEventFired" -> loaded.complete(true);
      case "Runtime.exceptionThrown" -> complaints.add(parameters.toString());
      case "Runtime.consoleAPICalled" -> complaints.add(parameters.path("args").toString());
      case "Log.entryAdded" ->
        complaints.add(parameters.path("entry").path("text").asString());
      case "Network.requestWillBeSent" ->
        requests.add(parameters.path("request").path("url").asString());
      default -> {}
    }
  }

  /** What the console holds: errors, violations of the policy, and whatever a script wrote. */
  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** Every address that was asked for. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /** Sends one command. */
  public JsonNode ask(String method, Map<String, ?> parameters) {
    return browser.ask(session, method, parameters);
  }

  /** Shows a page, and waits until it is loaded. */
  public Tab open(String address) {
    loaded = new CompletableFuture<>();
    ask("Page.navigate", Map.of("url", address));
    loaded.orTimeout(SECONDS, TimeUnit.SECONDS).join();
    return this;
  }

  /** The value of an expression in the page; a promise is waited for. Works without the page's own script. */
  public JsonNode value(String expression) {
    JsonNode result = ask(
        "Runtime.evaluate",
        Map.of(
            "expression", expression,
            "returnByValue", true,
            "userGesture", true,
            "awaitPromise", true));
    if (result.has("exceptionDetails")) {
      throw new IllegalStateException(expression + ": " + result.path("exceptionDetails"));
    }
    return result.path("result").path("value");
  }

  public String text(String expression) {
    return value(expression).asString("");
  }

  /** Of elements that a selector finds and that are drawn. */
  public int visible(String selector) {
    return value(
            "Array.from(document.querySelectorAll(`%s`)).filter(e => e.checkVisibility()).length"
                .formatted(selector))
        .intValue();
  }

  /** The size of the window, in CSS pixels. */
  public Tab size(int width, int height) {
    ask(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    return this;
  }

  /** {@code screen} or {@code print}, in {@code light} or {@code dark}. */
  public Tab medium(String medium, String scheme) {
    ask(
        "Emulation.setEmulatedMedia",
        Map.of(
            "media",
            medium,
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    return this;
  }

  public Tab withoutScript() {
    ask("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    return this;
  }

  public byte[] pdf() {
    return Base64.getDecoder()
        .decode(ask("Page.printToPDF", Map.of()).path("data").stringValue());
  }
}
