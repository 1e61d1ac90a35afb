package gonogo.process;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.testing.Pki;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code gonogo run} against four nginx behind one name, IPv4 and IPv6. The JVM resolves the name with a file in the form
 * of {@code /etc/hosts}.
 */
@Tag("real")
class PoolOfNginxTest {
  private static final Pki.Identity ROOT = Pki.authority("Test Root").selfSigned();
  private static final String NOSNIFF = "add_header X-Content-Type-Options nosniff always;";
  private static final String GOOD = """
      ssl_certificate good.pem; ssl_certificate_key good.key;
      add_header Access-Control-Allow-Origin $exact always;
      add_header Access-Control-Allow-Credentials $trusted always;
      add_header Access-Control-Allow-Methods "GET, POST, PUT, DELETE" always;
      add_header Vary Origin always;
      """;
  private static final String ANSWERS = """
      location / {
        if ($request_method = OPTIONS) { return 204; }
        return 200 pong;
      }
      """;

  @TempDir
  private Path folder;

  private Installed servers;
  private int port;

  @BeforeEach
  void writeFiles() throws IOException {
    servers = new Installed(folder);
    port = Installed.freePort();
    Files.writeString(folder.resolve("ca.pem"), Pki.pem(ROOT));
    write("good", Pki.server("pool.example.com").issuedBy(ROOT));
    write("expired", Pki.server("pool.example.com").lasting(Duration.ofDays(-2)).issuedBy(ROOT));
    Files.writeString(folder.resolve("hosts"), """
        127.0.0.1 pool.example.com
        127.0.0.2 pool.example.com
        127.0.0.3 pool.example.com
        ::1       pool.example.com
        """);
    Files.writeString(folder.resolve("environment.yaml"), """
        environment: test
        checklist: list.yaml
        systems:
          web:
            pool: {url: "https://pool.example.com:%d", ca: ca.pem}
        """.formatted(port));
    Files.writeString(folder.resolve("list.yaml"), """
        id: list
        version: 1
        title: List
        facts: {}
        roles: [app]
        sections:
          - title: One
            items:
              - {id: certificate, text: Valid, severity: major, phase: T-1h, checks: [{probe: tls/certificate}]}
              - {id: answers, text: Answers, severity: major, phase: T-1h, checks: [{probe: http/request}]}
              - id: header
                text: Says what it should
                severity: major
                phase: T-1h
                checks:
                  - probe: http/headers
                    with: {rules: [{header: X-Content-Type-Options, is: nosniff}]}
              - id: cors
                text: Lets read whom it should
                severity: major
                phase: T-1h
                checks:
                  - probe: http/cors
                    with: {allowed-origins: ["https://app.example.com"]}
        """);
  }

  private void write(String name, Pki.Identity identity) throws IOException {
    Files.writeString(folder.resolve(name + ".pem"), Pki.pem(identity));
    Files.writeString(folder.resolve(name + ".key"), Pki.keyPem(identity));
  }

  @AfterEach
  void stop() {
    servers.close();
  }

  @Test
  void isGoWhenAllAreGood() throws Exception {
    String good = GOOD + NOSNIFF + ANSWERS;
    Ended ended = run(good, good, good, good);
    assertThat(ended.out()).startsWith("GO for T-1h");
    assertThat(ended.status()).as(ended.out() + ended.err()).isZero();
  }

  @Test
  void isNoGoAndNamesEachServerThatIsBad() throws Exception {
    String expired = GOOD.replace("good.", "expired.") + NOSNIFF + ANSWERS;
    String failing = GOOD + NOSNIFF + "return 500;";
    String bare = GOOD + ANSWERS;
    String reflecting =
        GOOD.replace("$exact", "$http_origin").replace("$trusted", "true") + NOSNIFF + ANSWERS;
    Ended ended = run(expired, failing, bare, reflecting);
    assertThat(ended.out().replaceAll("\\s+", " "))
        .startsWith("NO-GO for T-1h")
        .contains("BLOCKED BY 4")
        .contains("pool.example.com:%d at 127.0.0.1: expired".formatted(port))
        .contains("https://pool.example.com:%d/ at 127.0.0.2: 500".formatted(port))
        .contains("https://pool.example.com:%d/ at 127.0.0.3: no X-Content".formatted(port))
        .contains("any origin at https://pool.example.com:%d/ at ::1".formatted(port));
    assertThat(ended.status()).isEqualTo(1);
  }

  @Test
  void isIncompleteWithoutOneServer() throws Exception {
    String good = GOOD + NOSNIFF + ANSWERS;
    Ended ended = run(good, good, good, "");
    assertThat(ended.out().replaceAll("\\s+", " "))
        .startsWith("INCOMPLETE for T-1h")
        .contains("[::1]:%d refused the connection".formatted(port));
    assertThat(ended.status()).isEqualTo(3);
  }

  private Ended run(String one, String two, String three, String six)
      throws IOException, InterruptedException {
    servers.nginx(
        """
            map $http_origin $exact { default ""; "https://app.example.com" $http_origin; }
            map $http_origin $trusted { default ""; "https://app.example.com" true; }
        """
            + server("127.0.0.1", one)
            + server("127.0.0.2", two)
            + server("127.0.0.3", three)
            + (six.isEmpty() ? "" : server("[::1]", six)),
        port);
    return Gonogo.in(folder)
        .option("-Djdk.net.hosts.file=" + folder.resolve("hosts"))
        .run("run", "environment.yaml");
  }

  private String server(String address, String directives) {
    return "server { listen %s:%d ssl; %s }\n".formatted(address, port, directives);
  }
}
