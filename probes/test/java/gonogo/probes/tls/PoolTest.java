package gonogo.probes.tls;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import gonogo.api.Finding;
import gonogo.api.Outcome;
import gonogo.collect.net.Families;
import gonogo.collect.net.Resolve;
import gonogo.collect.tls.TlsVersion;
import gonogo.collect.web.WebSystem;
import gonogo.testing.LiveWorld;
import gonogo.testing.Pki;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One name with four addresses, each served by nginx, one of them not as the others. */
@Tag("real")
class PoolTest {
  private static final List<String> ADDRESSES =
      List.of("127.0.0.1", "127.0.0.2", "127.0.0.3", "::1");
  private static final String GOOD = "ssl_protocols TLSv1.2 TLSv1.3; ssl_ciphers ECDHE+AESGCM;";
  private static final Pki.Identity LEAF =
      Pki.server(Shop.HOST).keys("RSA-2048").keyUsage(0xA0).selfSigned();

  @TempDir
  private Path folder;

  private int port;
  private Process nginx;

  @BeforeEach
  void writeFiles() throws IOException {
    Files.writeString(folder.resolve("chain.pem"), Pki.pem(LEAF));
    Files.writeString(folder.resolve("key.pem"), Pki.keyPem(LEAF));
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
  }

  @AfterEach
  void stop() throws InterruptedException {
    nginx.destroy();
    assertThat(nginx.waitFor(5, TimeUnit.SECONDS)).as("stops when told").isTrue();
  }

  @Test
  void aPoolOfGoodNodesPasses() throws Exception {
    start("127.0.0.1", GOOD);

    var outcome = examine();

    assertThat(outcome).isInstanceOfSatisfying(Outcome.Passed.class, passed -> {
      assertThat(passed.summary())
          .isEqualTo("shop.example.com:%d: takes TLSv1.2, TLSv1.3 and nothing weaker at 4 addresses"
              .formatted(port));
      assertThat(passed.remarks()).isEmpty();
    });
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      127.0.0.2 | ssl_protocols TLSv1; ssl_ciphers DEFAULT@SECLEVEL=0; | forbidden-version | , TLSv1
      ::1 | ssl_protocols TLSv1.1 TLSv1.2; ssl_ciphers DEFAULT@SECLEVEL=0; | forbidden-version | , TLSv1.1
      127.0.0.3 | ssl_protocols TLSv1.2; ssl_ciphers ECDHE-RSA-NULL-SHA:AES128-GCM-SHA256@SECLEVEL=0; | forbidden-cipher | ''
      127.0.0.1 | ssl_protocols TLSv1.2; ssl_ciphers AESGCM:aNULL@SECLEVEL=0; | forbidden-cipher | ''
      ::1 | error_page 497 =301 https://$host; | plaintext | ''
      """)
  void theBadNodeIsFoundAndNamed(String address, String directives, String code, String what)
      throws Exception {
    start(address, directives);

    assertThat(examine()).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
      assertThat(failed.findings())
          .extracting(Finding::code)
          .containsExactly("tls/protocol/" + code);
      assertThat(failed.findings().getFirst().where())
          .isEqualTo("shop.example.com:%d at %s%s".formatted(port, address, what));
      assertThat(failed.unseen()).isEmpty();
    });
  }

  private Outcome examine() {
    WebSystem system = Shop.system(Shop.HOST);
    var settings = new ProtocolProbe.Settings(
        port,
        null,
        List.of(TlsVersion.TLS_1_2, TlsVersion.TLS_1_3),
        Pattern.compile("NULL|EXPORT|RC2|RC4|DES|anon|MD5|^TLS_SHA"),
        Pattern.compile("_CBC_SHA$|^TLS_RSA_WITH_"),
        2048,
        ProtocolProbe.Plaintext.REFUSED,
        List.of());
    try (var world = new LiveWorld(system)) {
      world
          .answers(new Resolve(system.ref(), Shop.HOST), new Resolve.Answer(ADDRESSES))
          .answers(Families.HERE, new Families.Answer(true, true));
      return new ProtocolProbe().examine(system, settings, world);
    }
  }

  private void start(String odd, String directives) throws Exception {
    var servers = new StringBuilder();
    for (String address : ADDRESSES) {
      servers.append("""
          server {
            listen %s:%d ssl;
            ssl_certificate chain.pem;
            ssl_certificate_key key.pem;
            %s
            return 204;
          }
          """.formatted(
              address.contains(":") ? "[" + address + "]" : address,
              port,
              address.equals(odd) ? directives : GOOD));
    }
    Files.writeString(folder.resolve("nginx.conf"), """
        daemon off;
        master_process off;
        pid nginx.pid;
        error_log stderr;
        events {}
        http {
          access_log off;
          %s
        }
        """.formatted(servers));
    var log = folder.resolve("server.log");
    nginx = new ProcessBuilder("nginx", "-p", folder.toString(), "-c", "nginx.conf")
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
    while (!accepts()) {
      assertThat(nginx.waitFor(20, TimeUnit.MILLISECONDS))
          .as(Files.readString(log))
          .isFalse();
    }
  }

  private boolean accepts() {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
