package gonogo.collect.tls;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.api.SystemRef;
import gonogo.collect.web.WebSystem;
import gonogo.testing.FakeAccess;
import gonogo.testing.Pki;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
  private Installed installed;

  @BeforeEach
  void writeFiles() throws IOException {
    installed = new Installed(folder, LEAF, ROOT);
  }

  @AfterEach
  void stop() throws InterruptedException {
    collector.close();
    installed.close();
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
    int port = installed.openssl(option, "-cipher", ciphers);
    var answer = collect(port);

    assertThat(answer.protocol()).isEqualTo(protocol);
    assertThat(answer.chain()).containsExactly(LEAF.base64(), ROOT.base64());
    assertThat(answer.unproven()).isNull();
  }

  @Test
  void withoutASignatureARefusedHandshakeProvesNothing() throws Exception {
    int port = installed.openssl("-tls1_2", "-cipher", "AES128-SHA", "-Verify", "1");

    assertThat(collect(port).unproven()).contains("failed after the certificate");
  }

  @Test
  void withASignatureARefusedHandshakeIsProofEnough() throws Exception {
    int port =
        installed.openssl("-tls1_2", "-cipher", "ECDHE-RSA-AES128-GCM-SHA256", "-Verify", "1");
    var answer = collect(port);

    assertThat(answer.unproven()).isNull();
    assertThat(answer.chain()).containsExactly(LEAF.base64(), ROOT.base64());
  }

  @ParameterizedTest
  @CsvSource({"TLSv1.2, off", "TLSv1.3, off", "TLSv1.2, on", "TLSv1.3, on"})
  void seesTheChainOfNginx(String protocol, String clientCertificate) throws Exception {
    int port = installed.nginx(
        "ssl_protocols %s; ssl_verify_client %s;".formatted(protocol, clientCertificate));
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
}
