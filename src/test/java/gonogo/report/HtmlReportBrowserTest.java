package gonogo.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import gonogo.judge.Report;
import gonogo.testing.Browser;
import gonogo.testing.Tab;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page as people have it before them, in Chromium. */
@Tag("real")
class HtmlReportBrowserTest {
  /** What the artifact viewer of Jenkins sends (hudson.model.DirectoryBrowserSupport.CSP). */
  private static final String JENKINS =
      "sandbox; default-src 'none'; img-src 'self'; style-src 'self';";

  private static final String SHOWN = "details.item:not(.out)";

  @TempDir
  private static Path folder;

  private static Browser browser;

  @BeforeAll
  static void start() throws IOException {
    browser = Browser.start();
  }

  @AfterAll
  static void stop() {
    browser.close();
  }

  private static String file(String name, Report report) throws IOException {
    Path file = folder.resolve(name + ".html");
    Files.writeString(file, HtmlShape.write(report));
    return file.toUri().toString();
  }

  private static Tab noGo() throws IOException {
    return browser.tab().size(1100, 900).open(file("no-go", Reports.noGo()));
  }

  private static void type(Tab tab, String words) {
    tab.value("document.getElementById('gonogo:text').focus()");
    tab.value("document.getElementById('gonogo:text').select()");
    tab.ask("Input.insertText", Map.of("text", words));
  }

  private static void choose(Tab tab, String name, String value) {
    tab.value("""
        (() => {
          const select = document.getElementById('gonogo:%s');
          select.value = '%s';
          select.dispatchEvent(new Event('input', {bubbles: true}));
        })()
        """.formatted(name, value));
  }

  private static void click(Tab tab, String selector) {
    tab.value("document.querySelector(`%s`).click()".formatted(selector));
  }

  private static String hits(Tab tab) {
    return tab.text("document.getElementById('gonogo:hits').textContent");
  }

  private static List<String> shown(Tab tab) {
    return List.of(
        tab.text("Array.from(document.querySelectorAll('%s > .body'), e => e.id).join(' ')"
                .formatted(SHOWN))
            .split(" "));
  }

  @Test
  void theFilterChoosesByStatusSeveritySectionAndWhatHelps() throws IOException {
    Tab tab = noGo();
    assertThat(hits(tab)).isEqualTo("11 of 11 items");

    click(tab, "input[value=NOT_MET]");
    assertThat(shown(tab))
        .containsExactly("cred-ssl-certificates-valid", "data-loss", "t1h-blockers");
    click(tab, "input[value=WAIVED]");
    assertThat(hits(tab)).isEqualTo("4 of 11 items");
    click(tab, "#gonogo\\\\:reset");
    tab.value("new Promise(done => setTimeout(done, 1))");
    assertThat(hits(tab)).isEqualTo("11 of 11 items");

    choose(tab, "severity", "minor");
    assertThat(shown(tab)).containsExactly("alert-disk");
    choose(tab, "severity", "");
    choose(tab, "helps", "0");
    assertThat(shown(tab)).containsExactly("alert-cpu", "alert-memory", "alert-disk");
    assertThat(tab.visible("details.item")).isEqualTo(3);
    choose(tab, "section", "0");
    assertThat(hits(tab)).isEqualTo("3 of 11 items");
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void theFilterChoosesWhatDecides() throws IOException {
    Tab tab = browser.tab().open(file("go", Reports.go()));

    click(tab, "input[name=decides]");

    assertThat(shown(tab)).doesNotContain("k8s-pvcs", "log-rotation");
    assertThat(hits(tab)).isEqualTo(Reports.go().decides() + " of 8 items");
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void theSearchFindsTextIdAndFinding() throws IOException {
    Tab tab = noGo();

    type(tab, "DNS records");
    assertThat(shown(tab)).containsExactly("env-dns-pointed");
    type(tab, "k8s-pods");
    assertThat(shown(tab)).containsExactly("k8s-pods");
    type(tab, "expired days ago");
    assertThat(shown(tab)).containsExactly("cred-ssl-certificates-valid");
    type(tab, "no such thing");
    assertThat(hits(tab)).isEqualTo("0 of 11 items");
    assertThat(tab.visible("#gonogo\\\\:none")).isEqualTo(1);
    assertThat(tab.visible("section.group")).isZero();
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void aLinkOpensItsItemAlsoWhereTheFilterHadTakenItAway() throws IOException {
    Tab tab = browser.tab().size(800, 600).open(file("no-go", Reports.noGo()) + "#data-loss");
    assertOpen(tab, "data-loss");

    type(tab, "no such thing");
    tab.value("location.hash = '#alert-disk'");
    tab.value("new Promise(done => requestAnimationFrame(() => setTimeout(done)))");
    assertOpen(tab, "alert-disk");

    click(tab, ".blocked a[href='#t1h-blockers']");
    tab.value("new Promise(done => requestAnimationFrame(() => setTimeout(done)))");
    assertOpen(tab, "t1h-blockers");
    assertThat(tab.complaints()).isEmpty();
  }

  private static void assertOpen(Tab tab, String id) {
    String item = "document.getElementById('" + id + "').closest('details')";
    assertThat(tab.value(item + ".open").booleanValue()).isTrue();
    assertThat(tab.value(item + ".checkVisibility()").booleanValue()).isTrue();
    assertThat(tab.value(item + ".getBoundingClientRect().top").doubleValue())
        .isBetween(-1.0, 600.0);
    assertThat(tab.text("document.activeElement.id")).isEqualTo(id);
  }

  @Test
  void aCountChoosesItsStatus() throws IOException {
    Tab tab = noGo();

    click(tab, "a[data-show=WAIVED]");

    assertThat(shown(tab)).containsExactly("appsec-rate-limiting");
  }

  @Test
  void aBlockedItemIsCopiedAsAMessage() throws IOException {
    Tab tab = noGo();
    tab.value("navigator.clipboard.writeText = async (words) => { window.copied = words; }");

    click(tab, ".blocked .copy");
    tab.value("new Promise(done => setTimeout(done, 1))");

    assertThat(tab.text("window.copied"))
        .startsWith("NO-GO · Demo ERP 1.0.0 → production · gate T-1h\n"
            + "✗ SSL certificates installed and valid (cred-ssl-certificates-valid, blocker)\n"
            + "api.example.com at 2001:db8::12, api.example.com at 192.0.2.7:"
            + " 6 days left, wanted at least 14\n"
            + "→ renew the certificate on every node and reload them");
    assertThat(tab.text("document.querySelector('.blocked .copy').textContent"))
        .isEqualTo("Copied");
  }

  @Test
  void onPaperItIsTheSheetThatPeopleSign(@TempDir Path paper) throws Exception {
    Tab tab = noGo();
    type(tab, "alert-disk");
    Path pdf = paper.resolve("report.pdf");
    Files.write(pdf, tab.pdf());

    String text = text(pdf);

    assertThat(text)
        .contains("NO-GO", "Demo ERP 1.0.0 → production", "3f2c1ab", "not met 3", "= 11")
        .contains("Duty", "Signs for", "Name", "Date", "Signature")
        .contains("the decision on this release", "production.yaml")
        .doesNotContain("Copy as message", "What helps\n", "Unfold");
    for (var item : Reports.noGo().sections().getFirst().items()) {
      assertThat(text).contains(item.text(), item.id());
    }
  }

  private static String text(Path pdf) throws IOException, InterruptedException {
    Process process = new ProcessBuilder("pdftotext", "-layout", pdf.toString(), "-")
        .redirectErrorStream(true)
        .start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(text).isZero();
    return text;
  }

  @Test
  void withoutScriptEverythingIsReadAndALinkStillOpensItsItem() throws IOException {
    Tab tab = browser
        .tab()
        .withoutScript()
        .size(800, 600)
        .open(file("no-go", Reports.noGo()) + "#data-loss");

    assertThat(tab.visible("details.item")).isEqualTo(11);
    assertThat(tab.visible("form, button, .copy")).isZero();
    assertThat(tab.value("document.getElementById('data-loss').closest('details').open")
            .booleanValue())
        .isTrue();
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void itIsDarkWhereThatIsPreferred() throws IOException {
    Tab tab = noGo();
    tab.medium("screen", "light");
    String light = background(tab);
    tab.medium("screen", "dark");
    String dark = background(tab);

    assertThat(light).isEqualTo("rgb(255, 255, 255)");
    assertThat(dark).isEqualTo("rgb(20, 23, 27)");
    assertThat(contrasts(tab)).isEmpty();
    tab.medium("screen", "light");
    assertThat(contrasts(tab)).isEmpty();
    tab.medium("print", "dark");
    assertThat(background(tab)).isEqualTo("rgb(255, 255, 255)");
  }

  private static String background(Tab tab) {
    return tab.text("getComputedStyle(document.body).backgroundColor");
  }

  /** Text whose contrast to what is behind it is below 4.5 (WCAG 2.2, 1.4.3). */
  private static String contrasts(Tab tab) {
    return tab.text("""
        (() => {
          const numbers = (colour) => colour.match(/[0-9.]+/g).map(Number);
          const light = (colour) => {
            const [r, g, b] = numbers(colour).map((part) => {
              const share = part / 255;
              return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
            });
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const behind = (element) => {
            for (let at = element; at; at = at.parentElement) {
              const colour = getComputedStyle(at).backgroundColor;
              if (numbers(colour)[3] !== 0) {
                return colour;
              }
            }
            return 'rgb(255, 255, 255)';
          };
          const found = new Set();
          document.querySelectorAll('details').forEach((one) => { one.open = true; });
          for (const element of document.querySelectorAll('body *')) {
            const says = Array.from(element.childNodes)
              .some((node) => node.nodeType === 3 && node.data.trim());
            if (!says || !element.checkVisibility() || element.tagName === 'OPTION') {
              continue;
            }
            const pair = [light(getComputedStyle(element).color), light(behind(element))].sort();
            const contrast = (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
            if (contrast < 4.5) {
              found.add(`${element.tagName}.${element.className} ${contrast.toFixed(2)}`);
            }
          }
          return Array.from(found).join(', ');
        })()
        """);
  }

  @Test
  void aPhoneNeedsNoSecondDirectionToScroll() throws IOException {
    for (Report report : List.of(
        Reports.noGo(), Reports.go(), Reports.incomplete(), Reports.hostile(Reports.HOSTILE))) {
      Tab tab = browser.tab().size(360, 740).open(file("phone", report));
      tab.value("document.querySelectorAll('details').forEach((one) => { one.open = true; })");

      assertThat(tab.value("document.documentElement.scrollWidth").intValue())
          .isLessThanOrEqualTo(360);
    }
  }

  @Test
  void nothingHostileRunsAndNothingIsFetched() throws IOException {
    Tab tab = browser.tab().open(file("hostile", Reports.hostile(Reports.HOSTILE)));
    tab.value("document.querySelectorAll('details').forEach((one) => { one.open = true; })");

    assertThat(tab.complaints()).isEmpty();
    assertThat(tab.requests()).hasSize(1);
    type(tab, "script");
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void theWholeListIsFilteredAtOnce() throws IOException {
    Tab tab = browser.tab().open(file("incomplete", Reports.incomplete()));
    type(tab, "item-246");

    assertThat(hits(tab)).isEqualTo("1 of 247 items");
    assertThat(tab.value("""
                (() => {
                  const start = performance.now();
                  document.getElementById('gonogo:text')
                    .dispatchEvent(new Event('input', {bubbles: true}));
                  return performance.now() - start;
                })()
                """).doubleValue()).isLessThan(100);
  }

  @Test
  void whereAServerForbidsStyleAndScriptItIsStillRead() throws IOException {
    byte[] page = HtmlShape.write(Reports.noGo()).getBytes(StandardCharsets.UTF_8);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/report.html", exchange -> {
      exchange.getResponseHeaders().set("Content-Type", "text/html");
      exchange.getResponseHeaders().set("Content-Security-Policy", JENKINS);
      exchange.sendResponseHeaders(200, page.length);
      exchange.getResponseBody().write(page);
      exchange.close();
    });
    server.start();
    try {
      Tab tab = browser
          .tab()
          .size(1100, 900)
          .open("http://127.0.0.1:" + server.getAddress().getPort() + "/report.html#data-loss");

      assertThat(tab.visible("details.item")).isEqualTo(11);
      assertThat(tab.visible("form")).isZero();
      assertThat(tab.text("document.body.innerText"))
          .contains("NO-GO for T-1h", "Blocked by 3", "✗ raised Data loss detected")
          .containsSubsequence("NO-GO", "Blocked by", "Could not see", "Rests on", "All 11 items");
      assertThat(tab.value("document.getElementById('data-loss').closest('details').open")
              .booleanValue())
          .isTrue();
      assertThat(tab.complaints())
          .isNotEmpty()
          .allMatch(text -> text.contains("inline style") || text.contains("sandboxed"));
    } finally {
      server.stop(0);
    }
  }
}
