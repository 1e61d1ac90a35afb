package gonogo.probes.http;

import static gonogo.probes.http.FakeSite.codes;
import static org.assertj.core.api.Assertions.assertThat;

import gonogo.api.Outcome;
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
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real nginx with a page as Vite builds it: one server as it should be, one as it often is. */
@Tag("real")
class NginxAssetsTest {
  private static final String CONFIGURATION = """
      daemon off;
      pid %1$s/nginx.pid;
      error_log %1$s/error.log;
      events {}
      http {
        access_log off;
        client_body_temp_path %1$s/t1; proxy_temp_path %1$s/t2; fastcgi_temp_path %1$s/t3;
        uwsgi_temp_path %1$s/t4; scgi_temp_path %1$s/t5;
        types { text/html html; text/css css; application/javascript js; image/svg+xml svg; application/json map; }
        root %1$s/site;
        server {
          listen 127.0.0.1:%2$d;
          gzip on; gzip_vary on;
          gzip_types text/css application/javascript image/svg+xml;
          location / { try_files $uri /index.html; add_header Cache-Control no-cache; }
          location /assets/ { try_files $uri =404; add_header Cache-Control "public, max-age=31536000, immutable"; }
          location ~ \\.map$ { return 404; }
        }
        server {
          listen 127.0.0.1:%3$d;
          gzip on;
          location / { try_files $uri /index.html; expires 1h; }
        }
      }
      """;

  private static final String PAGE = """
      <!doctype html>
      <html lang="en">
        <head>
          <meta charset="UTF-8" />
          <link rel="icon" type="image/svg+xml" href="/favicon.svg" />
          <title>Shop</title>
          <script type="module" crossorigin src="/assets/index-BfX3k9aQ.js"></script>
          <link rel="modulepreload" crossorigin href="/assets/vendor-C7hK2_xd.js">
          <link rel="stylesheet" crossorigin href="/assets/index-D9x0aTb1.css">
        </head>
        <body><div id="app"></div>%s</body>
      </html>
      """;

  @TempDir
  private static Path folder;

  private static int goodPort;
  private static int usualPort;
  private static Process nginx;

  @BeforeAll
  static void start() throws Exception {
    build(folder.resolve("site"));
    // Workers of an nginx that root starts are somebody else.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (var one = new ServerSocket(0);
        var two = new ServerSocket(0)) {
      goodPort = one.getLocalPort();
      usualPort = two.getLocalPort();
    }
    Path file = Files.writeString(
        folder.resolve("nginx.conf"), CONFIGURATION.formatted(folder, goodPort, usualPort));
    Path output = folder.resolve("output.log");
    nginx = new ProcessBuilder("nginx", "-p", folder.toString(), "-c", file.toString())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
    while (!accepts(usualPort)) {
      assertThat(nginx.isAlive()).as(Files.readString(output)).isTrue();
      Thread.sleep(20);
    }
  }

  private static void build(Path site) throws IOException {
    Path assets = Files.createDirectories(site.resolve("assets"));
    Files.writeString(site.resolve("index.html"), PAGE.formatted("<p>" + "text ".repeat(400)));
    Files.writeString(site.resolve("favicon.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    String script = "const a=(b,c)=>b+c;console.log(a(1,2));".repeat(1000);
    Files.writeString(
        assets.resolve("index-BfX3k9aQ.js"),
        script + "\n//# sourceMappingURL=index-BfX3k9aQ.js.map\n");
    Files.writeString(
        assets.resolve("index-BfX3k9aQ.js.map"),
        "{\"version\":3,\"sources\":[\"../../src/main.ts\"],\"names\":[],\"mappings\":\"AAAA\"}");
    Files.writeString(assets.resolve("vendor-C7hK2_xd.js"), script);
    Files.writeString(
        assets.resolve("index-D9x0aTb1.css"),
        ".a{color:red}".repeat(500) + ".b{background:url(/assets/bg-Ab3dEf7h.svg)}");
    Files.writeString(
        assets.resolve("bg-Ab3dEf7h.svg"),
        "<svg xmlns=\"http://www.w3.org/2000/svg\">" + "<g/>".repeat(500) + "</svg>");
    Files.writeString(
        site.resolve("broken.html"),
        PAGE.formatted("<script src=/assets/gone-Zz9aQ1bc.js></script>"));
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

  private static Outcome examine(int port, WantedAssets wanted) {
    URI url = URI.create("http://127.0.0.1:" + port);
    var site = new WebSystem(FakeSite.REF, url, "127.0.0.1", null, null, Map.of(), List.of());
    try (var world = new LiveWorld(site)) {
      return new AssetsProbe().examine(site, wanted.settings(), world);
    }
  }

  @Test
  void passesAGoodServer() {
    assertThat(examine(goodPort, WantedAssets.all())).isInstanceOf(Passed.class);
  }

  @Test
  void findsWhatNginxDoesUnlessItIsTold() {
    assertThat(codes(examine(usualPort, WantedAssets.checks(AssetCheck.COMPRESSION))))
        .containsExactlyInAnyOrder(
            "no-vary", "not-compressed", "not-compressed", "not-compressed", "not-compressed");
    assertThat(codes(examine(usualPort, WantedAssets.checks(AssetCheck.CACHE))))
        .containsExactlyInAnyOrder(
            "page-cached", "not-cached", "not-cached", "not-cached", "not-cached");
    assertThat(codes(examine(usualPort, WantedAssets.checks(AssetCheck.SOURCE_MAPS))))
        .containsExactly("map-public");
  }

  @Test
  void findsAFileThatIsGoneAndOneThatIsThePage() {
    WantedAssets wanted = WantedAssets.checks(AssetCheck.SIZE).paths("/broken.html");
    assertThat(codes(examine(goodPort, wanted))).containsExactly("missing");
    assertThat(codes(examine(usualPort, wanted))).containsExactly("wrong-type");
  }
}
