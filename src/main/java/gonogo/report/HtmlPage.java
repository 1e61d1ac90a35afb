package gonogo.report;

import gonogo.api.Hashes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;

/**
 * The frame of the page. Its policy lets in the style and the script that stand in it, by their hashes, and nothing else
 * (CSP Level 3): no other script, no attribute that is obeyed, no request.
 */
final class HtmlPage {
  private static final String STYLE = resource("report.css");
  private static final String SCRIPT = resource("report.js");

  private final Document document = Document.createShell("");

  /** A page with no more than a title, which may be from outside. */
  HtmlPage(String title) {
    document.outputSettings().prettyPrint(false).charset(StandardCharsets.UTF_8);
    document.prependChild(new DocumentType("html", "", ""));
    Objects.requireNonNull(document.firstElementChild()).attr("lang", "en");
    Element head = document.head();
    Html.add(head, "meta").attr("charset", "utf-8");
    Html.add(head, "meta").attr("http-equiv", "Content-Security-Policy").attr("content", policy());
    meta("viewport", "width=device-width, initial-scale=1");
    meta("color-scheme", "light dark");
    meta("referrer", "no-referrer");
    meta("robots", "noindex");
    Html.add(head, "title").appendText(Untrusted.clean(title, true));
    Html.add(head, "style").appendChild(new DataNode(STYLE));
  }

  Element body() {
    return document.body();
  }

  /** The page, with the script at its end. */
  @Override
  public String toString() {
    Document whole = document.clone();
    Html.add(whole.body(), "script").appendChild(new DataNode(SCRIPT));
    return whole.outerHtml() + "\n";
  }

  private void meta(String name, String content) {
    Html.add(document.head(), "meta").attr("name", name).attr("content", content);
  }

  private static String policy() {
    return String.join(
        "; ",
        "default-src 'none'",
        "style-src '" + hash(STYLE) + "'",
        "script-src '" + hash(SCRIPT) + "'",
        "base-uri 'none'",
        "form-action 'none'");
  }

  private static String hash(String text) {
    byte[] hash = Hashes.sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    return "sha256-" + Base64.getEncoder().encodeToString(hash);
  }

  private static String resource(String name) {
    try (InputStream stream = HtmlPage.class.getResourceAsStream(name)) {
      byte[] bytes = Objects.requireNonNull(stream, name).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
