package gonogo.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import gonogo.process.HostilePeers.Hostile;
import gonogo.process.LeftReport.Check;
import gonogo.process.LeftReport.Item;
import gonogo.process.Site.Page;
import gonogo.testing.Pki;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Every hostile server at once, beside a healthy site, in one process with little memory: none of them passes, each is
 * left within the limit of its question, and what is seen of the healthy site is what is seen of it alone.
 */
@Tag("proof")
class HostilePeersProof {
  private static final String MEMORY = "-Xmx96m";

  /** The longest limit of a question, and what a busy machine may take to notice. */
  private static final long QUESTION_MILLIS = 10_000 + 3_000;

  private static final String TOKEN = "a-token-of-the-monitor-4711";

  @TempDir
  private Path folder;

  private HostilePeers hostile;
  private Site healthy;

  @BeforeEach
  void start() throws IOException {
    hostile = new HostilePeers();
    Pki.Identity root = Pki.authority("Test Root").selfSigned();
    healthy = Site.https(Pki.server("127.0.0.1").issuedBy(root), HostilePeersProof::page);
    Files.writeString(folder.resolve("ca.pem"), Pki.pem(root));
    Files.writeString(folder.resolve("mixed.yaml"), environment("mixed-list.yaml", hostile.all()));
    Files.writeString(folder.resolve("mixed-list.yaml"), list(hostile.all()));
    Files.writeString(folder.resolve("alone.yaml"), environment("alone-list.yaml", List.of()));
    Files.writeString(folder.resolve("alone-list.yaml"), list(List.of()));
  }

  @AfterEach
  void stop() throws IOException {
    hostile.close();
    healthy.close();
  }

  @Test
  void noneOfThemPassesOrDisturbsTheOthers() throws Exception {
    Ended alone = gonogo().run("run", "alone.yaml", "--out", "alone", "--deadline", "60s");
    assertThat(alone.status()).as(alone.err()).isEqualTo(1);
    long peak = 0;
    Ended mixed;
    try (Running running =
        gonogo().start("run", "mixed.yaml", "--out", "mixed", "--deadline", "60s")) {
      while (running.isAlive()) {
        peak = Math.max(peak, running.peakKib().orElse(0));
        Thread.sleep(50); // between two looks at its memory
      }
      mixed = running.end(Duration.ofMinutes(1));
    }
    assertThat(mixed.status()).as(mixed.err()).isEqualTo(1);
    assertThat(mixed.err()).isEmpty();
    LeftReport report = LeftReport.in(folder.resolve("mixed")).orElseThrow();
    print(report, mixed, peak);
    requireNonePasses(report);
    requireWithinLimits(report);
    assertThat(seenOfHealthy(report))
        .isEqualTo(seenOfHealthy(LeftReport.in(folder.resolve("alone")).orElseThrow()));
    assertThat(hostile.connectionsToInnocent())
        .as("requests after a redirect from https to http")
        .isZero();
    assertThat(hostile.headOfPivot())
        .as("the request at the other host")
        .isNotNull()
        .doesNotContainIgnoringCase("authorization")
        .doesNotContain(TOKEN);
  }

  private Gonogo gonogo() {
    return Gonogo.in(folder).option(MEMORY).variable("MONITOR_TOKEN", TOKEN);
  }

  private void print(LeftReport report, Ended mixed, long peakKib) {
    Map<String, Item> items = report.itemsById();
    for (int i = 0; i < hostile.all().size(); i++) {
      Check check = items.get("hostile-" + i).checks().getFirst();
      System.out.printf(
          "%-40s %-40s %6d ms%n", hostile.all().get(i).name(), check.shown(), check.tookMs());
    }
    System.out.printf(
        "%d hostile servers beside 20 healthy checks: %d ms, peak of memory %d MiB, %s%n",
        hostile.all().size(), mixed.took().toMillis(), peakKib / 1024, MEMORY);
  }

  private void requireNonePasses(LeftReport report) {
    Map<String, Item> items = report.itemsById();
    for (int i = 0; i < hostile.all().size(); i++) {
      Hostile peer = hostile.all().get(i);
      assertThat(items.get("hostile-" + i).checks()).singleElement().satisfies(check -> {
        String why = peer.name() + ": " + check.shown() + ": " + check.summary();
        assertThat(check.outcome()).as(why).isIn("INCONCLUSIVE", "FAILED");
        assertThat(check.cause() == null ? check.codes() : List.of(check.cause()))
            .as(why)
            .singleElement()
            .satisfies(seen -> assertThat(peer.expected()).as(why).contains(seen));
      });
    }
  }

  private static void requireWithinLimits(LeftReport report) {
    assertThat(report.end()).isEqualTo("completed");
    report
        .json()
        .get("evidence")
        .properties()
        .forEach(one -> assertThat(one.getValue().get("tookMs").longValue())
            .as(one.getValue().get("query").toString())
            .isLessThan(QUESTION_MILLIS));
  }

  /** Outcome, summary and findings of each check of the healthy site, as they stand in the report. */
  private static Map<String, JsonNode> seenOfHealthy(LeftReport report) {
    Map<String, JsonNode> seen = new LinkedHashMap<>();
    for (JsonNode section : report.json().get("sections")) {
      for (JsonNode item : section.get("items")) {
        if (item.get("id").stringValue().startsWith("healthy-")) {
          JsonNode check = item.get("checks").get(0);
          seen.put(item.get("id").stringValue() + " outcome", check.get("outcome"));
          seen.put(item.get("id").stringValue() + " summary", check.get("summary"));
          seen.put(item.get("id").stringValue() + " findings", check.get("findings"));
        }
      }
    }
    assertThat(seen).hasSize(60);
    return seen;
  }

  private String environment(String checklist, List<Hostile> peers) {
    var systems = new StringBuilder();
    for (int i = 0; i < peers.size(); i++) {
      systems.append("""
              hostile-%d:
                url: "%s://127.0.0.1:%d"
                roles: [hostile-%d]
                identities: {monitor: {bearer: "${env:MONITOR_TOKEN}"}}
          """.formatted(i, peers.get(i).scheme(), peers.get(i).port(), i));
    }
    return """
        environment: hostile
        checklist: %s
        resolvers: ['%s']
        systems:
          web:
            healthy: {url: "%s", roles: [healthy], ca: ca.pem}
        """.formatted(checklist, String.join("', '", hostile.resolvers()), healthy.url())
        + systems;
  }

  private static String list(List<Hostile> peers) {
    Stream<String> roles =
        Stream.iterate(0, i -> i + 1).limit(peers.size()).map(i -> "hostile-" + i);
    var list = new Checklists(Stream.concat(Stream.of("healthy"), roles).toArray(String[]::new));
    for (int i = 0; i < peers.size(); i++) {
      list.item(
          "hostile-" + i,
          "major",
          peers.get(i).probe(),
          "hostile-" + i,
          peers.get(i).with());
    }
    return addHealthy(list).yaml();
  }

  /** Twenty checks, most of which pass. */
  private static Checklists addHealthy(Checklists list) {
    list.item("healthy-tls", "blocker", "tls/certificate", "healthy", "");
    list.item(
        "healthy-tls-long",
        "blocker",
        "tls/certificate",
        "healthy",
        "min-remaining: 80d, warn-remaining: 85d");
    list.item("healthy-tls-strong", "major", "tls/certificate", "healthy", "min-ec-bits: 384");
    for (int i = 0; i < 10; i++) {
      list.item(
          "healthy-request-" + i,
          "major",
          "http/request",
          "healthy",
          "paths: [/%d], body: page".formatted(i));
    }
    list.item("healthy-status", "major", "http/request", "healthy", "paths: [/missing]");
    list.item("healthy-body", "major", "http/request", "healthy", "forbid-body: page");
    list.item(
        "healthy-json",
        "minor",
        "http/request",
        "healthy",
        "json: [{at: $.status, op: ==, value: UP}]");
    addHeader(list, "nosniff", "X-Content-Type-Options, is: nosniff");
    addHeader(list, "server", "Server, absent: true");
    addHeader(list, "hsts", "Strict-Transport-Security, present: true");
    addHeader(list, "framing", "X-Frame-Options, is: DENY");
    return list;
  }

  private static void addHeader(Checklists list, String name, String rule) {
    list.item(
        "healthy-" + name,
        "major",
        "http/headers",
        "healthy",
        "rules: [{header: %s}]".formatted(rule));
  }

  private static Page page(HttpExchange request) {
    boolean missing = request.getRequestURI().getPath().equals("/missing");
    return new Page(
        missing ? 404 : 200,
        Map.of("X-Content-Type-Options", "nosniff", "X-Frame-Options", "SAMEORIGIN"),
        "a page");
  }
}
