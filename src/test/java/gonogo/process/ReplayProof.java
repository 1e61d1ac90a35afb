package gonogo.process;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.process.Site.Page;
import gonogo.testing.Pki;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A run that is recorded, and judged again by another process in another folder when all that it looked at is gone: the
 * same statuses, findings and evidence, the same verdict, and no secret anywhere.
 */
@Tag("proof")
class ReplayProof {
  private static final String TOKEN = "t0ken/of+the=monitor~4711";
  private static final String PASSWORD = "pa/ss+word of reader?0815";
  private static final Pki.Identity ROOT = Pki.authority("Test Root").selfSigned();

  @TempDir
  private Path recorded;

  @TempDir
  private Path elsewhere;

  private final List<AutoCloseable> world = new ArrayList<>();
  private final Disguises token = new Disguises(TOKEN);
  private final Disguises password = new Disguises(PASSWORD);

  @BeforeEach
  void start() throws IOException {
    Site shop = open(
        Site.https(Pki.server("127.0.0.1").issuedBy(ROOT), _ -> Page.ok("{\"status\": \"UP\"}")));
    Site echo =
        open(Site.http(request -> echo(request.getRequestHeaders().getFirst("Authorization"))));
    Peer silent = open(Peer.silent());
    Socket dead = open(new Socket());
    dead.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)); // and does not listen
    write("ca.pem", Pki.pem(ROOT));
    write("people.yaml", "people:\n  ann: {name: Ann Example}\n  bob: {name: Bob Example}\n");
    write("waivers.yaml", waivers());
    write("list.yaml", list());
    String system = "    %s: {url: \"%s\", roles: [%s]%s}\n";
    String monitor = "monitor: {bearer: \"${env:TOKEN}\"}";
    String reader = "reader: {basic: {user: ann, password: \"${env:PASSWORD}\"}}";
    String identities = ", identities: {%s, %s}".formatted(monitor, reader);
    write(
        "mixed.yaml",
        head()
            + system.formatted("shop", shop.url(), "shop", ", ca: ca.pem")
            + system.formatted("echo", echo.url(), "echo", identities)
            + system.formatted("silent", "http://127.0.0.1:" + silent.port(), "silent", "")
            + system.formatted("dead", "http://127.0.0.1:" + dead.getLocalPort(), "dead", ""));
    write("good-list.yaml", goodList());
    write(
        "good.yaml",
        head().replace("list.yaml", "good-list.yaml")
            + system.formatted("shop", shop.url(), "shop", ", ca: ca.pem"));
  }

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable one : world) {
      one.close();
    }
    world.clear();
  }

  @Test
  void aRunIsJudgedTheSameWhenAllThatItLookedAtIsGone() throws Exception {
    Ended live = record("mixed.yaml");
    assertThat(live.status()).as(live.err()).isEqualTo(1);
    stop();
    Ended again = judge("b.zip", "c");
    assertThat(again.status()).as(again.err()).isEqualTo(live.status());
    JsonNode before = report(recorded.resolve("a")).json();
    JsonNode after = report(elsewhere.resolve("c")).json();
    assertThat(after.get("run").get("replayed").booleanValue()).isTrue();
    for (String part :
        List.of("verdict", "headline", "reasons", "counts", "go", "decides", "causes", "restsOn")) {
      assertThat(after.get(part)).as(part).isEqualTo(before.get(part));
    }
    assertThat(withoutTimes(after.get("sections"))).isEqualTo(withoutTimes(before.get("sections")));
    assertThat(after.get("evidence")).isEqualTo(before.get("evidence"));
    List<String> shown = report(recorded.resolve("a")).checks().stream()
        .map(LeftReport.Check::shown)
        .toList();
    assertThat(shown)
        .as("what there was to be judged")
        .contains("PASSED", "FAILED http/headers/missing", "INCONCLUSIVE TIMED_OUT")
        .anyMatch(text -> text.matches("INCONCLUSIVE (UNREACHABLE|BLOCKED)"));
    System.out.printf(
        "replayed: %s, %d checks, %d pieces of evidence, all alike%n",
        after.get("verdict"), shown.size(), after.get("evidence").size());
    requireNoSecret(live, again);
  }

  private void requireNoSecret(Ended live, Ended again) throws IOException {
    List<byte[]> left =
        new ArrayList<>(new ZipBytes(recorded.resolve("b.zip")).members().values());
    left.add(Files.readAllBytes(recorded.resolve("b.zip")));
    for (String name : List.of("report.json", "report.html", "report.md", "report.xml")) {
      left.add(Files.readAllBytes(recorded.resolve("a").resolve(name)));
      left.add(Files.readAllBytes(elsewhere.resolve("c").resolve(name)));
    }
    for (Ended ended : List.of(live, again)) {
      left.add(ended.out().getBytes(StandardCharsets.UTF_8));
      left.add(ended.err().getBytes(StandardCharsets.UTF_8));
    }
    assertThat(left.stream().flatMap(bytes -> token.foundIn(new Left("", bytes)).stream()))
        .as("the token")
        .isEmpty();
    assertThat(left.stream().flatMap(bytes -> password.foundIn(new Left("", bytes)).stream()))
        .as("the password")
        .isEmpty();
    assertThat(Files.readString(recorded.resolve("a/report.json")))
        .as("that the secrets did come back")
        .contains("shown: Bearer [redacted]", "shown: Basic [redacted]");
    int bytes = left.stream().mapToInt(part -> part.length).sum();
    System.out.printf(
        "no trace of two secrets, sent back in %d forms each, in %d bytes%n", token.forms(), bytes);
  }

  @Test
  void datesAndAgeAreJudgedAsOfTheInstantThatIsNamed() throws Exception {
    Ended live = record("good.yaml");
    assertThat(live.status()).as(live.out()).isZero();
    stop();
    assertThat(judge("b.zip", "same").status()).isZero();
    Ended later =
        judge("b.zip", "later", "--at", Instant.now().plus(Duration.ofDays(30)).toString());
    assertThat(later.status()).as("the waiver has ended").isEqualTo(1);
    Ended aged = judge("b.zip", "aged", "--max-age", "100ms");
    assertThat(aged.status()).as("the evidence is too old").isEqualTo(3);
    assertThat(aged.out()).contains("INCOMPLETE", "old");
    System.out.printf(
        "GO, with a waiver that has ended: %d, with old evidence: %d%n",
        later.status(), aged.status());
  }

  @Test
  void aChangedBitAnywhereIsRefused() throws Exception {
    assertThat(record("good.yaml").status()).isZero();
    stop();
    ZipBytes bundle = new ZipBytes(recorded.resolve("b.zip"));
    for (String member : bundle.members().keySet()) {
      bundle.copyWithFlippedBit(member, recorded.resolve("flipped.zip"));
      Ended refused = judge("flipped.zip", "refused");
      assertThat(refused.status()).as(member + ": " + refused.out()).isEqualTo(2);
      assertThat(refused.err())
          .as(member)
          .contains("flipped.zip")
          .doesNotContain("a fault of gonogo");
      assertThat(LeftReport.in(elsewhere.resolve("refused"))).isEmpty();
    }
    System.out.printf(
        "a bit changed in each of %d members: exit 2%n", bundle.members().size());
  }

  private Ended record(String environment) throws IOException, InterruptedException {
    return Gonogo.in(recorded)
        .variable("TOKEN", TOKEN)
        .variable("PASSWORD", PASSWORD)
        .run("run", environment, "--record", "b.zip", "--out", "a");
  }

  /** By a process that knows no secret, in a folder that has nothing. */
  private Ended judge(String bundle, String out, String... options)
      throws IOException, InterruptedException {
    List<String> arguments =
        new ArrayList<>(List.of("judge", recorded.resolve(bundle).toString(), "--out", out));
    arguments.addAll(List.of(options));
    return Gonogo.in(elsewhere).run(arguments.toArray(String[]::new));
  }

  private static LeftReport report(Path folder) throws IOException {
    return LeftReport.in(folder).orElseThrow();
  }

  /** When a check ran and how long it took is all that a replay has of its own. */
  private static JsonNode withoutTimes(JsonNode sections) {
    JsonNode copy = sections.deepCopy();
    for (JsonNode section : copy) {
      for (JsonNode item : section.get("items")) {
        item.get("checks")
            .forEach(check -> ((ObjectNode) check).remove(List.of("startedAt", "tookMs")));
      }
    }
    return copy;
  }

  /** Sends back what it was shown: as it is, and in every form that a secret can take. */
  private Page echo(String shown) {
    String all = token.sent() + "\n" + password.sent();
    String pair =
        Base64.getEncoder().encodeToString(("ann:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    return new Page(200, Map.of("X-Shown", shown), "shown: " + shown + "\n" + pair + "\n" + all);
  }

  private static String head() {
    return """
        environment: replay
        checklist: list.yaml
        waivers: waivers.yaml
        people: people.yaml
        systems:
          web:
        """;
  }

  private static String waivers() throws IOException {
    return """
        waivers:
          - id: w1
            item: hsts
            text: %s
            accepts: failed
            codes: [http/headers/missing]
            reason: moves to the proxy
            owner: shop-team
            approvers: [ann, bob]
            from: %s
            until: %s
        """.formatted(
            sha256("Item hsts"),
            Instant.now().minus(Duration.ofDays(1)),
            Instant.now().plus(Duration.ofDays(10)));
  }

  private static Checklists shop(Checklists list) {
    String missing = "rules: [{header: Strict-Transport-Security, present: true}]";
    String up = "json: [{at: $.status, op: ==, value: UP}]";
    return list.item("certificate", "blocker", "tls/certificate", "shop", "")
        .item("answers", "blocker", "http/request", "shop", up)
        .item("hsts", "major", "http/headers", "shop", missing);
  }

  private static String goodList() {
    return shop(new Checklists("shop")).yaml();
  }

  private static String list() {
    return shop(new Checklists("shop", "echo", "silent", "dead"))
        .item("too-soon", "major", "tls/certificate", "shop", "min-remaining: 365d")
        .item(
            "framing",
            "major",
            "http/headers",
            "shop",
            "rules: [{header: X-Frame-Options, is: DENY}]")
        .item("token", "major", "http/request", "echo", "identity: monitor, body: shown")
        .item(
            "token-in-finding",
            "major",
            "http/request",
            "echo",
            "identity: monitor, body: something else")
        .item(
            "password-in-finding",
            "major",
            "http/request",
            "echo",
            "identity: reader, forbid-body: 'shown.*'")
        .item("silent", "major", "http/request", "silent", "")
        .item("dead", "major", "http/request", "dead", "")
        .yaml();
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(recorded.resolve(name), text);
  }

  private <T extends AutoCloseable> T open(T one) {
    world.add(one);
    return one;
  }
}
