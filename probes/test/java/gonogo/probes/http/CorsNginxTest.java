package gonogo.probes.http;

import static gonogo.probes.http.FakeSite.codes;
import static org.assertj.core.api.Assertions.assertThat;

import gonogo.api.Finding;
import gonogo.api.Outcome;
import gonogo.api.Outcome.Failed;
import gonogo.api.Outcome.Passed;
import gonogo.collect.web.WebSystem;
import gonogo.testing.LiveWorld;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real nginx with the recipes for CORS that people copy, the good one and the bad ones. */
@Tag("real")
class CorsNginxTest {
  private static final String CONFIGURATION = """
      daemon off;
      pid %1$s/nginx.pid;
      error_log %1$s/error.log;
      events {}
      http {
        access_log off;
        client_body_temp_path %1$s/t1; proxy_temp_path %1$s/t2; fastcgi_temp_path %1$s/t3;
        uwsgi_temp_path %1$s/t4; scgi_temp_path %1$s/t5;
        map $http_origin $exact { default ""; "https://app.example.com" $http_origin; }
        map $http_origin $credentials { default ""; "https://app.example.com" "true"; }
        map $http_origin $anchored { default ""; "~^https://app\\.example\\.com$" $http_origin; }
        map $http_origin $dots { default ""; "~^https://app.example.com$" $http_origin; }
        map $http_origin $unanchored { default ""; "~https?://app\\.example\\.com" $http_origin; }
        server {
          listen 127.0.0.1:%2$d;
          location /exact { set $granted $exact; set $with $credentials; include cors.conf; }
          location /anchored { set $granted $anchored; set $with true; include cors.conf; }
          location /dots { set $granted $dots; set $with true; include cors.conf; }
          location /unanchored { set $granted $unanchored; set $with true; include cors.conf; }
          location /reflecting { set $granted $http_origin; set $with true; include cors.conf; }
          location /open { set $granted "*"; set $with ""; include cors.conf; }
          location /unprepared {
            add_header Access-Control-Allow-Origin $exact;
            add_header Access-Control-Allow-Credentials true;
            empty_gif;
          }
          location /none { return 200 pong; }
        }
      }
      """;
  private static final String CORS = """
      add_header Access-Control-Allow-Origin $granted always;
      add_header Access-Control-Allow-Credentials $with always;
      add_header Access-Control-Allow-Methods "GET, POST, PUT, DELETE" always;
      add_header Vary Origin always;
      if ($request_method = OPTIONS) { return 204; }
      return 200 pong;
      """;

  @TempDir
  private static Path folder;

  private static int port;
  private static Process nginx;

  @BeforeAll
  static void start() throws Exception {
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    Files.writeString(folder.resolve("cors.conf"), CORS);
    Path file =
        Files.writeString(folder.resolve("nginx.conf"), CONFIGURATION.formatted(folder, port));
    Path output = folder.resolve("output.log");
    nginx = new ProcessBuilder("nginx", "-p", folder.toString(), "-c", file.toString())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
    while (!accepts()) {
      assertThat(nginx.isAlive()).as(Files.readString(output)).isTrue();
      Thread.sleep(20);
    }
  }

  private static boolean accepts() {
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

  private static Outcome judged(String path, boolean anyOrigin, String... allowed) {
    URI url = URI.create("http://127.0.0.1:" + port);
    var site = new WebSystem(FakeSite.REF, url, "127.0.0.1", null, null, Map.of(), List.of());
    var settings = new CorsProbe.Settings(
        List.of(path),
        List.of(allowed).stream().map(Origin::parse).toList(),
        List.of(),
        List.of("GET", "POST", "PUT", "DELETE"),
        null,
        anyOrigin,
        Duration.ofHours(24));
    try (var world = new LiveWorld(site)) {
      return new CorsProbe().examine(site, settings, world);
    }
  }

  private static List<String> letIn(String path) {
    Outcome outcome = judged(path, false, "https://app.example.com");
    assertThat(codes(outcome)).containsOnly("origin-granted-with-credentials");
    return ((Failed) outcome)
        .findings().stream()
            .map(Finding::where)
            .map(where -> where.split(" ")[1])
            .toList();
  }

  @Test
  void isGoodWithAMapOfExactOrigins() {
    assertThat(judged("/exact", false, "https://app.example.com")).isInstanceOf(Passed.class);
    assertThat(judged("/anchored", false, "https://app.example.com")).isInstanceOf(Passed.class);
    assertThat(judged("/none", false)).isInstanceOf(Passed.class);
  }

  @Test
  void letsInWhatABareDotMatches() {
    assertThat(letIn("/dots")).containsExactly("https://appxexample.com");
  }

  @Test
  void letsInWhatStartsLikeIt() {
    assertThat(letIn("/unanchored"))
        .containsExactly(
            "http://app.example.com",
            "https://app.example.com:8443",
            "https://app.example.com.gonogo-unknown.example");
  }

  @Test
  void letsInEverybodyThatItEchoes() {
    assertThat(letIn("/reflecting")).containsExactly("origin");
  }

  @Test
  void isOpenToAllWhereThatIsSaid() {
    assertThat(codes(judged("/open", false))).containsExactly("wildcard");
    assertThat(judged("/open", true)).isInstanceOf(Passed.class);
  }

  @Test
  void answersNoPreflightForWhatIsNoProgram() {
    assertThat(codes(judged("/unprepared", false, "https://app.example.com")))
        .containsExactly("preflight-refused");
  }
}
