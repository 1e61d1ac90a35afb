package gonogo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import gonogo.testing.Pki;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A team with one URL: an environment, {@code adopt}, {@code run}. What was adopted decides until a person says otherwise. */
class AdoptTest {
  private static final Pki.Identity ROOT = Pki.authority("Test Root").selfSigned();
  private static final Map<String, String> TOKEN = Map.of("SHOP_TOKEN", "a-long-enough-token");

  private static final ExecutorService WORKERS = Executors.newVirtualThreadPerTaskExecutor();

  private static HttpsServer site;

  @TempDir
  private Path folder;

  private final Map<String, String> systems = new TreeMap<>();

  @BeforeAll
  static void start() throws IOException {
    var anyPort = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
    site = HttpsServer.create(anyPort, 0);
    site.setHttpsConfigurator(
        new HttpsConfigurator(Pki.serverContext(Pki.server("127.0.0.1").issuedBy(ROOT))));
    site.setExecutor(WORKERS);
    site.createContext("/", exchange -> answer(exchange, 200, true));
    site.createContext("/gonogo-does-not-exist", exchange -> answer(exchange, 404, true));
    site.createContext("/bare", exchange -> answer(exchange, 200, false));
    site.start();
  }

  @AfterAll
  static void stop() {
    site.stop(0);
    WORKERS.shutdownNow();
  }

  private static void answer(HttpExchange exchange, int status, boolean kept) throws IOException {
    try (exchange) {
      var headers = exchange.getResponseHeaders();
      if (kept) {
        headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Permissions-Policy", "camera=()");
      }
      exchange.sendResponseHeaders(status, -1);
    }
  }

  @BeforeEach
  void twoSystemsOfOneSite() throws IOException {
    Files.writeString(folder.resolve("ca.pem"), Pki.pem(ROOT));
    systems.put("api", "health: /health, roles: [api]");
    systems.put("site", "identities: {shop: {bearer: \"${env:SHOP_TOKEN}\"}}");
  }

  private Path environment() {
    return folder.resolve("gonogo.yaml");
  }

  private String yaml() {
    return """
        environment: production
        checklist: production-deployment
        release: {product: Shop, version: 1.4.0}
        systems:
          web:
        """
        + systems.entrySet().stream()
            .map(system -> "    %s: {url: \"https://127.0.0.1:%d\", ca: ca.pem, %s}%n"
                .formatted(system.getKey(), site.getAddress().getPort(), system.getValue()))
            .collect(Collectors.joining());
  }

  private void write(String text) throws IOException {
    Files.writeString(environment(), text);
  }

  private Ran adopt(String... options) {
    return gonogo("adopt", options);
  }

  private Ran gonogo(String command, String... options) {
    String[] arguments = new String[options.length + 2];
    arguments[0] = command;
    arguments[1] = environment().toString();
    System.arraycopy(options, 0, arguments, 2, options.length);
    return Ran.gonogo(arguments);
  }

  private Ran run() {
    return Ran.with(TOKEN, "run", environment().toString());
  }

  private String adoption() throws IOException {
    return Files.readString(folder.resolve("adoption.yaml"));
  }

  /** Writes the environment again without some text, and with the adoption still named. */
  private void writeAdopted() throws IOException {
    write((systems.isEmpty() ? yaml().replace("systems:\n  web:\n", "") : yaml())
        + "adoption: adoption.yaml\n");
  }

  @Test
  void threeCommandsLeadToAVerdictThatDecidesSomething() throws IOException {
    write(yaml());
    Ran adopted = adopt();
    assertThat(adopted.out())
        .startsWith("4 of 247 items decide; the other 243 come later: review on ")
        .contains(
            "named in the last line of",
            "More would decide with",
            "  fact:frontend: Does the product")
        .endsWith("Next: gonogo run " + environment() + "\n");
    assertThat(adopted.err()).isEmpty();
    assertThat(adopted.status()).isZero();
    assertThat(Files.readString(environment())).isEqualTo(yaml() + "adoption: adoption.yaml\n");

    // HTTPS is not enforced on this port: what stands on port 80 belongs to somebody else. On 443
    // it
    // would be asked.
    Ran ran = run();
    assertThat(ran.out())
        .startsWith(
            "GO for T-1h of production-deployment: 4 of 247 items decide, all 3 blocking due are met");
    assertThat(ran.status()).isZero();
  }

  @Test
  void whatWasAdoptedStillDecidesWhenAnInputIsTakenAway() throws IOException {
    write(yaml());
    assertThat(adopt().status()).isZero();

    Ran withoutSecret = gonogo("run");
    assertThat(withoutSecret.err()).contains("SHOP_TOKEN");
    assertThat(withoutSecret.status()).isEqualTo(2);

    for (String name : systems.keySet().toArray(String[]::new)) {
      String keys = systems.remove(name);
      writeAdopted();
      Ran ran = run();
      assertThat(ran.out())
          .startsWith("INCOMPLETE for T-1h of production-deployment: 4 of 247 items decide");
      assertThat(ran.status()).isEqualTo(3);
      systems.put(name, Objects.requireNonNull(keys));
    }
    systems.clear();
    writeAdopted();
    assertThat(run().status()).isEqualTo(3);
  }

  @Test
  void whatWasAdoptedTurnsNoGoWhenTheSiteIsBroken() throws IOException {
    write(yaml());
    assertThat(adopt().status()).isZero();
    systems.put("api", "health: /bare, roles: [api]");
    writeAdopted();
    Ran ran = run();
    assertThat(ran.out())
        .startsWith(
            "NO-GO for T-1h of production-deployment: 4 of 247 items decide, 2 of 3 blocking due not met")
        .contains("appsec-hsts", "appsec-security-headers");
    assertThat(ran.status()).isEqualTo(1);
  }

  @Test
  void theFileIsWrittenWhereTheEnvironmentNamesIt() throws IOException {
    String named = yaml() + "adoption: ops/policy/first.yaml # of the team\n";
    write(named);
    assertThat(run().status()).isEqualTo(2);
    Ran adopted = adopt("--name", "q1", "--owner", "ann: of ops", "--reason", "it's a start");
    assertThat(adopted.out()).contains("first.yaml: written\n");
    assertThat(adopted.status()).isZero();
    assertThat(Files.readString(environment())).isEqualTo(named);
    assertThat(Files.readString(folder.resolve("ops/policy/first.yaml")))
        .isEqualTo("""
            # Which items of production-deployment decide yet. Written once by gonogo adopt; yours to edit.
            # An id wins over a prefix like env-*, and that over *; what none matches decides.
            # Taking away a system, a secret or a signature moves no item.
            adoption: q1
            decides:
              # Security / Credentials & Secrets
              - cred-ssl-certificates-valid # SSL certificates installed and valid
              # Security / Application Security
              - appsec-https-enforced # HTTPS enforced
              - appsec-hsts # HSTS enabled
              - appsec-security-headers # Security headers configured
            later:
              - items: ["*"]
                review: %s # on this day, in UTC, they decide; at most 180 days ahead
                owner: 'ann: of ops'
                reason: 'it''s a start'
            """.formatted(LocalDate.now(ZoneOffset.UTC).plusDays(90)));
    assertThat(gonogo("plan").out()).contains("not adopted yet                          243");
  }

  @Test
  void anAdoptionThatIsThereIsNeverWrittenOver() throws IOException {
    write(yaml() + "adoption: adoption.yaml\n");
    Files.writeString(folder.resolve("adoption.yaml"), "adoption: ours\n");
    Ran named = adopt();
    assertThat(named.err()).contains("adoption.yaml: is there already and is never written over");
    assertThat(named.status()).isEqualTo(2);

    write(yaml());
    Ran unnamed = adopt();
    assertThat(unnamed.err())
        .contains("adoption.yaml is there, but nothing names it: add the line");
    assertThat(unnamed.status()).isEqualTo(2);
    assertThat(adoption()).isEqualTo("adoption: ours\n");
    assertThat(Files.readString(environment())).isEqualTo(yaml());
  }

  @Test
  void nothingIsWrittenWhenNothingWouldDecide() throws IOException {
    systems.remove("api");
    write(yaml());
    Ran ran = adopt();
    assertThat(ran.err())
        .contains(
            "none of the 247 items can be looked at",
            "role:api: name api among the roles of web/site");
    assertThat(ran.out()).isEmpty();
    assertThat(ran.status()).isEqualTo(2);
    assertNothingWritten(yaml());
  }

  @Test
  void nothingIsWrittenWhenTheEnvironmentCannotNameTheFile() throws IOException {
    String flow =
        "{environment: e, checklist: website, systems: {web: {site: {url: 'https://x.example'}}}}\n";
    write(flow);
    Ran ran = adopt();
    assertThat(ran.err()).contains(":1:1: nothing can be added here", "adoption: adoption.yaml");
    assertThat(ran.status()).isEqualTo(2);
    assertNothingWritten(flow);
  }

  @Test
  void nothingIsWrittenForAnEnvironmentWithMistakes() throws IOException {
    write(yaml() + "fact: {cdn: true}\nsystem: {}\n");
    Ran ran = adopt();
    assertThat(ran.err()).contains("unknown key \"fact\"", "unknown key \"system\"", "2 mistakes");
    assertThat(ran.status()).isEqualTo(2);
    assertNothingWritten(yaml() + "fact: {cdn: true}\nsystem: {}\n");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          --review=2026-01-01 | is not after today
          --review=2999-01-01 | more than 180 days ahead
          --owner=            | --owner: is empty
          --reason=           | --reason: is empty
          --name=             | --name: is empty
          --review=soon       | soon
          """)
  void nothingIsWrittenForAnOptionThatMeansNothing(String option, String message)
      throws IOException {
    write(yaml());
    Ran ran = adopt(option);
    assertThat(ran.err()).contains(message);
    assertThat(ran.status()).isEqualTo(2);
    assertNothingWritten(yaml());
  }

  private void assertNothingWritten(String environment) throws IOException {
    assertThat(Files.readString(environment())).isEqualTo(environment);
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("ca.pem", "gonogo.yaml");
    }
  }

  @Test
  void textsOfAChecklistStayInTheirComments() throws IOException {
    Files.writeString(folder.resolve("list.yaml"), """
        id: list
        version: 1
        title: List
        facts: {}
        roles: [app]
        sections:
          - title: "One\\n  - evil"
            items:
              - {id: answers, text: "It answers\\r\\n  - evil\\u2028  - evil", severity: blocker, phase: T-1h, checks: [{probe: http/request}]}
        """);
    write(yaml().replace("production-deployment", "list.yaml").replace(", roles: [api]", ""));
    Ran adopted = adopt();
    assertThat(adopted.out()).startsWith("1 of 1 items decide\n");
    assertThat(adoption()).endsWith("""
            decides:
              # One   - evil
              - answers # It answers    - evil   - evil
            """);
    assertThat(run().out()).startsWith("GO for T-1h of list: 1 of 1 items decide");
  }

  @Test
  void theEnvironmentStaysAsItIsOnDisk() throws IOException {
    Path real = folder.resolve("real.yaml");
    String windows = "\uFEFF# ours\r\n" + yaml().replace("\n", "\r\n") + "# the end";
    Files.writeString(real, windows);
    Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r-----"));
    Files.createSymbolicLink(environment(), Path.of("real.yaml"));
    assertThat(adopt().status()).isZero();
    assertThat(Files.isSymbolicLink(environment())).isTrue();
    assertThat(Files.readString(real)).isEqualTo(windows + "\r\nadoption: adoption.yaml\r\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
        .isEqualTo("rw-r-----");
    assertThat(run().out()).startsWith("GO for T-1h");
  }
}
