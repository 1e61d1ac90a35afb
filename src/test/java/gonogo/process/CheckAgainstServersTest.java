package gonogo.process;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.testing.Pki;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code gonogo check} as anybody would use it first, against nginx and openssl as installed. */
@Tag("real")
class CheckAgainstServersTest {
  private static final Pki.Identity ROOT = Pki.authority("Test Root").selfSigned();
  private static final String HEADERS = """
          add_header Strict-Transport-Security "max-age=31536000; includeSubDomains" always;
          add_header X-Content-Type-Options nosniff always;
          add_header Content-Security-Policy "default-src 'self'; frame-ancestors 'none'" always;
          add_header Referrer-Policy strict-origin-when-cross-origin always;
          add_header Permissions-Policy "camera=()" always;
      """;

  @TempDir
  private Path folder;

  private Installed servers;

  @BeforeEach
  void writeCertificates() throws IOException {
    servers = new Installed(folder);
    Files.writeString(folder.resolve("ca.pem"), Pki.pem(ROOT));
    write("good", site().issuedBy(ROOT));
    write("expired", site().lasting(Duration.ofDays(-2)).issuedBy(ROOT));
    write("soon", site().lasting(Duration.ofDays(3)).issuedBy(ROOT));
    write("self", site().selfSigned());
    write("other", Pki.server("shop.example.com").issuedBy(ROOT));
  }

  @AfterEach
  void stop() {
    servers.close();
  }

  private static Pki.Draft site() {
    return Pki.server("127.0.0.1");
  }

  private void write(String name, Pki.Identity identity) throws IOException {
    Files.writeString(folder.resolve(name + ".pem"), Pki.pem(identity));
    Files.writeString(folder.resolve(name + ".key"), Pki.keyPem(identity));
  }

  @Test
  void aWellKeptSiteIsAGo() throws Exception {
    Ended ended = check(nginx("good", HEADERS), "--ca", "ca.pem");
    assertThat(ended.out())
        .startsWith("GO for T-1h of website")
        .doesNotContain("BLOCKED", "COULD NOT SEE", "CONCERNS");
    assertThat(ended.err()).isEmpty();
    assertThat(ended.status()).as(ended.out()).isZero();
  }

  @Test
  void theSameSiteIsNotTrustedWithoutItsAnchor() throws Exception {
    assertBlocked(
        check(nginx("good", HEADERS)),
        "nobody sent the issuer of \"127.0.0.1\"",
        "trust anchor of the platform");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "expired | expired 20",
        "soon    | left, wanted at least 4 days",
        "self    | the certificate signed itself",
        "other   | shop.example.com"
      })
  void aCertificateIsRefusedForWhatIsWrongWithIt(String name, String words) throws Exception {
    assertBlocked(check(nginx(name, HEADERS), "--ca", "ca.pem"), "site-certificate", words);
    int openssl = servers.openssl("-cert", name + ".pem", "-key", name + ".key");
    assertBlocked(check(openssl, "--ca", "ca.pem"), "site-certificate", words);
  }

  @Test
  void aServerThatFailsIsNoGo() throws Exception {
    Ended ended = check(nginx("good", "return 503;"), "--ca", "ca.pem");
    assertBlocked(ended, "site-answers", "503", "COULD NOT SEE 9 items");
  }

  @Test
  void missingHeadersAreConcernsAndDoNotBlock() throws Exception {
    Ended ended = check(nginx("good", ""), "--ca", "ca.pem");
    assertThat(words(ended))
        .startsWith("GO for T-1h of website")
        .contains("CONCERNS 6")
        .contains("site-hsts not met", "no Strict-Transport-Security", "site-nosniff not met")
        .contains(
            "site-framing not met",
            "site-content-security-policy not met",
            "no Content-Security-Policy")
        .contains("site-referrer-policy not met", "site-permissions-policy not met");
    assertThat(ended.status()).as(ended.out()).isZero();
  }

  private static void assertBlocked(Ended ended, String... words) {
    assertThat(words(ended))
        .startsWith("NO-GO for T-1h of website")
        .contains("BLOCKED BY 1")
        .contains(words);
    assertThat(ended.err()).isEmpty();
    assertThat(ended.status()).as(ended.out()).isEqualTo(1);
  }

  /** What was said, wherever lines were broken. */
  private static String words(Ended ended) {
    return ended.out().replaceAll("\\s+", " ");
  }

  private Ended check(int port, String... options) throws IOException, InterruptedException {
    Stream<String> arguments =
        Stream.concat(Stream.of("check", "https://127.0.0.1:" + port), Stream.of(options));
    Ended ended = Gonogo.in(folder).run(arguments.toArray(String[]::new));
    System.out.printf(
        "check: exit %d in %d ms: %s%n", ended.status(), ended.took().toMillis(), firstLine(ended));
    return ended;
  }

  private static String firstLine(Ended ended) {
    return ended.out().lines().findFirst().orElse("");
  }

  private int nginx(String certificate, String directives)
      throws IOException, InterruptedException {
    int port = Installed.freePort();
    servers.nginx("""
          server {
            listen 127.0.0.1:%d ssl;
            ssl_protocols TLSv1.2 TLSv1.3; ssl_ciphers ECDHE+AESGCM:ECDHE+CHACHA20;
            ssl_certificate %s.pem;
            ssl_certificate_key %s.key;
            server_tokens off;
        %s
            location / { return 200 "a page"; }
          }
        """.formatted(port, certificate, certificate, directives), port);
    return port;
  }
}
