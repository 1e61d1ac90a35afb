package gonogo.collect.tls;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.api.SystemRef;
import gonogo.collect.web.WebSystem;
import gonogo.testing.FakeAccess;
import gonogo.testing.Pki;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against openssl and nginx as installed. */
@Tag("real")
class RealServersTest {
  private static final String NAME = "shop.example.com";
  private static final Pki.Identity ROOT =
      Pki.authority("Test Root").keys("RSA-2048").selfSigned();
  private static final Pki.Identity LEAF = Pki.server(NAME)
      .keys("RSA-2048")
      .keyUsage(0xA0)
      .issuedBy(ROOT); // digitalSignature, keyEncipherment

  @TempDir
  private Path folder;

  private final TlsHandshakeCollector collector = new TlsHandshakeCollector();
  private final List<Process> processes = new ArrayList<>();

  @BeforeEach
  void writeFiles() throws IOException {
    Files.writeString(folder.resolve("chain.pem"), Pki.pem(LEAF, ROOT));
    Files.writeString(folder.resolve("root.pem"), Pki.pem(ROOT));
    Files.writeString(folder.resolve("key.pem"), Pki.keyPem(LEAF));
  }

  @AfterEach
  void stop() throws InterruptedException {
    collector.close();
    for (Process process : processes) {
      process.destroy();
      assertThat(process.waitFor(5, TimeUnit.SECONDS)).as("stops when told").isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "-tls1, ALL:@SECLEVEL=0, TLSv1",
    "-tls1_1, ALL:@SECLEVEL=0, TLSv1.1",
    "-tls1_2, AES128-SHA, TLSv1.2", // RSA key exchange, nothing is signed
    "-tls1_2, ECDHE-RSA-AES128-GCM-SHA256, TLSv1.2",
    "-tls1_3, ALL, TLSv1.3"
  })
  void seesTheCertificateOfEveryProtocol(String option, String ciphers, String protocol)
      throws Exception {
    int port = openssl(option, "-cipher", ciphers);
    var answer = collect(port);

    assertThat(answer.protocol()).isEqualTo(protocol);
    assertThat(answer.chain()).containsExactly(LEAF.base64(), ROOT.base64());
    assertThat(answer.unproven()).isNull();
  }

  @Test
  void withoutASignatureARefusedHandshakeProvesNothing() throws Exception {
    int port = openssl("-tls1_2", "-cipher", "AES128-SHA", "-Verify", "1");

    assertThat(collect(port).unproven()).contains("failed after the certificate");
  }

  @Test
  void withASignatureARefusedHandshakeIsProofEnough() throws Exception {
    int port = openssl("-tls1_2", "-cipher", "ECDHE-RSA-AES128-GCM-SHA256", "-Verify", "1");
    var answer = collect(port);

    assertThat(answer.unproven()).isNull();
    assertThat(answer.chain()).containsExactly(LEAF.base64(), ROOT.base64());
  }

  @ParameterizedTest
  @CsvSource({"TLSv1.2, off", "TLSv1.3, off", "TLSv1.2, on", "TLSv1.3, on"})
  void seesTheChainOfNginx(String protocol, String clientCertificate) throws Exception {
    int port = nginx(protocol, clientCertificate);
    var answer = collect(port);

    assertThat(answer.protocol()).isEqualTo(protocol);
    assertThat(answer.chain()).containsExactly(LEAF.base64(), ROOT.base64());
    assertThat(answer.unproven()).isNull();
  }

  private TlsHandshake.Answer collect(int port) throws Exception {
    var ref = new SystemRef("web", "site");
    var site =
        new WebSystem(ref, URI.create("https://" + NAME), NAME, null, null, Map.of(), List.of());
    try (var access = new FakeAccess(site, Duration.ofSeconds(10))) {
      return collector.collect(new TlsHandshake(ref, "127.0.0.1", port, NAME), access);
    }
  }

  private int openssl(String... options) throws Exception {
    int port = freePort();
    var command = new ArrayList<String>();
    command.addAll(List.of("openssl", "s_server", "-accept", "127.0.0.1:" + port, "-quiet"));
    command.addAll(List.of("-key", "key.pem", "-cert", "chain.pem", "-cert_chain", "root.pem"));
    command.addAll(List.of(options));
    start(command, port);
    return port;
  }

  private int nginx(String protocol, String clientCertificate) throws Exception {
    int port = freePort();
    Files.writeString(
        folder.resolve("nginx.conf"), """
        daemon off;
        master_process off;
        pid nginx.pid;
        error_log stderr;
        events {}
        http {
          access_log off;
          server {
            listen 127.0.0.1:%d ssl;
            ssl_certificate chain.pem;
            ssl_certificate_key key.pem;
            ssl_client_certificate root.pem;
            ssl_protocols %s;
            ssl_verify_client %s;
            return 204;
          }
        }
        """.formatted(port, protocol, clientCertificate));
    start(List.of("nginx", "-p", folder.toString(), "-c", "nginx.conf"), port);
    return port;
  }

  private void start(List<String> command, int port) throws Exception {
    var log = folder.resolve("server.log");
    var process = new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
    processes.add(process);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!accepts(port)) {
      assertThat(process.isAlive() && System.nanoTime() < deadline)
          .as(Files.readString(log))
          .isTrue();
      assertThat(process.waitFor(20, TimeUnit.MILLISECONDS))
          .as(Files.readString(log))
          .isFalse();
    }
  }

  private static boolean accepts(int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** A port that was free a moment ago: these servers cannot say which one they were given. */
  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
