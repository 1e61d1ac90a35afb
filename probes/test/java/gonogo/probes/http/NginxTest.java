package gonogo.probes.http;

import static gonogo.probes.http.FakeSite.codes;
import static org.assertj.core.api.Assertions.assertThat;

import gonogo.api.Outcome;
import gonogo.api.Outcome.Failed;
import gonogo.api.Outcome.Passed;
import gonogo.collect.http.SelfSigned;
import gonogo.collect.web.WebSystem;
import gonogo.testing.LiveWorld;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real nginx: a redirect to https, a header with and one without {@code always}, compression. */
@Tag("real")
class NginxTest {
  private static final String CONFIGURATION = """
      daemon off;
      pid %1$s/nginx.pid;
      error_log %1$s/error.log;
      events {}
      http {
        access_log off;
        client_body_temp_path %1$s/t1; proxy_temp_path %1$s/t2; fastcgi_temp_path %1$s/t3;
        uwsgi_temp_path %1$s/t4; scgi_temp_path %1$s/t5;
        server {
          listen 127.0.0.1:%2$d;
          return 301 https://127.0.0.1:%3$d$request_uri;
        }
        server {
          listen 127.0.0.1:%3$d ssl;
          ssl_certificate %1$s/certificate.pem;
          ssl_certificate_key %1$s/key.pem;
          root %1$s;
          gzip on; gzip_min_length 1; gzip_types application/json;
          add_header X-Content-Type-Options nosniff;
          add_header Strict-Transport-Security "max-age=31536000; includeSubDomains" always;
          default_type application/json;
          location = / { return 200 '{"status": "pass", "padding": "%4$s"}'; }
        }
      }
      """;

  @TempDir
  private static Path folder;

  private static int plainPort;
  private static int securePort;
  private static Process nginx;

  @BeforeAll
  static void start() throws Exception {
    SelfSigned certificate = SelfSigned.of("site.example.com");
    certificate.pem(folder);
    certificate.keyPem(folder);
    try (var one = new ServerSocket(0);
        var two = new ServerSocket(0)) {
      plainPort = one.getLocalPort();
      securePort = two.getLocalPort();
    }
    Path file = Files.writeString(
        folder.resolve("nginx.conf"),
        CONFIGURATION.formatted(folder, plainPort, securePort, "x".repeat(2000)));
    Path output = folder.resolve("output.log");
    nginx = new ProcessBuilder("nginx", "-p", folder.toString(), "-c", file.toString())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
    while (!accepts(securePort)) {
      assertThat(nginx.isAlive()).as(Files.readString(output)).isTrue();
      Thread.sleep(20);
    }
  }

  private static boolean accepts(int port) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  @AfterAll
  static void stop() throws InterruptedException {
    nginx.destroy();
    assertThat(nginx.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  private static WebSystem site() {
    URI url = URI.create("http://127.0.0.1:" + plainPort);
    return new WebSystem(FakeSite.REF, url, "127.0.0.1", null, null, Map.of(), List.of());
  }

  private static Outcome request(RequestProbe.Settings settings) {
    try (var world = new LiveWorld(site())) {
      return new RequestProbe().examine(site(), settings, world);
    }
  }

  private static Outcome headers(HeaderRule rule, String errorPath) {
    var settings = new HeadersProbe.Settings(
        List.of("/"), List.of(rule), List.of(), errorPath, 1, HeadersProbe.Judge.ALL);
    try (var world = new LiveWorld(site())) {
      return new HeadersProbe().examine(site(), settings, world);
    }
  }

  @Test
  void redirectsToHttps() {
    String https = "^https://127\\.0\\.0\\.1:" + securePort + "/$";
    assertThat(request(Wanted.defaults().status("301").location(https).settings()))
        .isInstanceOf(Passed.class);
    assertThat(
            codes(request(Wanted.defaults().status("301").location("^http://").settings())))
        .containsExactly("location");
  }

  @Test
  void answersCompressedJsonBehindTheRedirect() {
    Wanted wanted =
        Wanted.defaults().follow().json("$.status", "==", "pass").samples(20).maxP95(5_000);
    assertThat(request(wanted.settings())).isInstanceOf(Passed.class);
  }

  @Test
  void dropsHeadersOnErrorsUnlessAlwaysIsSaid() {
    HeaderRule nosniff = new HeaderRule(
        "X-Content-Type-Options",
        "nosniff",
        null,
        null,
        false,
        false,
        Map.of(),
        List.of(),
        List.of());
    assertThat(headers(nosniff, "/none")).isInstanceOfSatisfying(Failed.class, failed -> {
      assertThat(codes(failed)).containsExactly("missing");
      assertThat(failed.findings().getFirst().where()).contains(":" + securePort + "/none");
    });
    HeaderRule strict = new HeaderRule(
        "Strict-Transport-Security",
        null,
        null,
        null,
        false,
        false,
        Map.of("max-age", 31_536_000),
        List.of("includeSubDomains"),
        List.of());
    assertThat(headers(strict, "/none")).isInstanceOf(Passed.class);
  }
}
