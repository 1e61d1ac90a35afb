package gonogo.collect.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gonogo.api.Cause;
import gonogo.api.CollectorException;
import gonogo.api.Hashes;
import gonogo.collect.http.HttpAsset.Answer;
import gonogo.collect.http.HttpAsset.Code;
import gonogo.collect.http.HttpAsset.Content;
import gonogo.collect.http.HttpAsset.Looks;
import gonogo.testing.FakeAccess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class HttpAssetCollectorTest {
  private static final String SCRIPT = "let a = 1;\n\tf(a)\n//# sourceMappingURL=app.js.map\n";

  private static HttpAsset asset(RawServer server, String path, int maxBytes, boolean warmed) {
    var request = new HttpExchange(
        Asking.SITE,
        "127.0.0.1",
        "http",
        "site.example.com",
        server.port(),
        path,
        HttpExchange.Method.GET,
        Map.of("Accept-Encoding", "br, gzip"),
        null,
        1,
        maxBytes);
    return new HttpAsset(request, warmed);
  }

  private static Answer ask(RawServer server, String path, int maxBytes) throws Exception {
    return ask(asset(server, path, maxBytes, false), Duration.ofSeconds(5));
  }

  private static Answer ask(HttpAsset query, Duration limit) throws Exception {
    try (var sender = new Sender();
        var access = new FakeAccess(Asking.system(null, Map.of()), limit)) {
      return new HttpAssetCollector(sender).collect(query, access);
    }
  }

  private static RawServer serving(byte[] body, String... headers) throws IOException {
    return RawServer.running((out, socket) -> {
      String head = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
      out.write(RawServer.bytes(
          "HTTP/1.1 200 OK\r\n%sContent-Length: %d\r\n\r\n".formatted(head, body.length)));
      out.write(body);
    });
  }

  private static byte[] gzip(byte[] body) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(body);
    }
    return bytes.toByteArray();
  }

  @Test
  void reducesAScriptToFacts() throws Exception {
    byte[] body = RawServer.bytes(SCRIPT);
    byte[] sent = gzip(body);
    try (RawServer server =
        serving(sent, "Content-Type: text/javascript", "Content-Encoding: gzip")) {
      Answer answer = ask(server, "/app.js", 1000);

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.first("content-type")).contains("text/javascript");
      assertThat(answer.sentBytes()).isEqualTo(sent.length);
      assertThat(answer.endless()).isFalse();
      assertThat(answer.looks()).isEqualTo(Looks.OTHER);
      assertThat(answer.content())
          .isEqualTo(new Content(
              body.length,
              Hashes.sha256(body),
              new Code(3, 8, false, false, "app.js.map", List.of())));
      assertThat(server.requests().getFirst()).contains("Accept-Encoding: br, gzip");
    }
  }

  @Test
  void readsTheLinksOfAStyleSheetByItsTypeOrItsName() throws Exception {
    byte[] body = RawServer.bytes("@import 'b.css';a{b:url(c.png)}");
    List<StyleLink> links = List.of(new StyleLink("b.css", true), new StyleLink("c.png", false));
    try (RawServer typed = serving(body, "Content-Type: text/css; charset=utf-8");
        RawServer named = serving(body)) {
      assertThat(ask(typed, "/sheet", 1000).content().code().links()).isEqualTo(links);
      assertThat(ask(named, "/a.CSS?v=2", 1000).content().code().links()).isEqualTo(links);
      assertThat(ask(named, "/a.txt", 1000).content().code()).isNull();
    }
  }

  @Test
  void countsWhatItCannotUndo() throws Exception {
    try (RawServer server = serving(new byte[777], "Content-Encoding: br")) {
      Answer answer = ask(server, "/app.js", 1000);
      assertThat(answer.sentBytes()).isEqualTo(777);
      assertThat(answer.looks()).isEqualTo(Looks.ENCODED);
      assertThat(answer.content()).isNull();
    }
  }

  @Test
  void doesNotCountTheFramingOfChunks() throws Exception {
    try (RawServer server = RawServer.saying(
        "HTTP/1.1 200 OK", "Transfer-Encoding: chunked", "", "2", "ab", "1", "c", "0", "", "")) {
      assertThat(ask(server, "/a.js", 1000).sentBytes()).isEqualTo(3);
    }
  }

  @Test
  void stopsWhereABodyIsLargerThanTheLimit() throws Exception {
    RawServer.Script endless = (out, socket) -> {
      out.write(RawServer.bytes("HTTP/1.1 200 OK\r\n\r\n"));
      while (true) {
        out.write(new byte[1000]);
      }
    };
    try (RawServer server = RawServer.running(endless)) {
      Answer answer = ask(server, "/a.js", 20_000);
      assertThat(answer.endless()).isTrue();
      assertThat(answer.sentBytes()).isBetween(20_001L, 40_000L);
      assertThat(answer.content()).isNull();
    }
  }

  @Test
  void stopsWhereACompressedBodyIsLargerThanTheLimit() throws Exception {
    byte[] random = new byte[60_000];
    new Random(7).nextBytes(random);
    try (RawServer server = serving(gzip(random), "Content-Encoding: gzip")) {
      Answer answer = ask(server, "/a.js", 20_000);
      assertThat(answer.endless()).isTrue();
      assertThat(answer.content()).isNull();
    }
  }

  @Test
  void countsAllOfABodyThatUnfoldsBeyondTheLimit() throws Exception {
    byte[] bomb = gzip(new byte[10_000_000]);
    try (RawServer server = serving(bomb, "Content-Encoding: gzip")) {
      Answer answer = ask(server, "/a.js", 20_000);
      assertThat(answer.sentBytes()).isEqualTo(bomb.length);
      assertThat(answer.endless()).isFalse();
      assertThat(answer.content()).isNull();
    }
  }

  @Test
  void tellsALargeSourceMapByItsBeginning() throws Exception {
    String map = "{\"version\":3,\"sources\":[\"a.ts\"],\"sourcesContent\":[\"%s\"]}";
    byte[] body = gzip(RawServer.bytes(map.formatted("x".repeat(100_000))));
    try (RawServer server = serving(body, "Content-Encoding: gzip")) {
      Answer answer = ask(server, "/a.js.map", 20_000);
      assertThat(answer.looks()).isEqualTo(Looks.SOURCE_MAP);
      assertThat(answer.content()).isNull();
    }
  }

  @Test
  void asksTwiceToLetACacheWarmUp() throws Exception {
    var hits = new AtomicInteger();
    byte[] sent = gzip(RawServer.bytes(SCRIPT));
    RawServer.Script cold = (out, socket) -> {
      boolean warm = hits.incrementAndGet() > 1;
      byte[] body = warm ? sent : RawServer.bytes(SCRIPT);
      out.write(RawServer.bytes("HTTP/1.1 200 OK\r\n%sContent-Length: %d\r\n\r\n"
          .formatted(warm ? "Content-Encoding: gzip\r\n" : "", body.length)));
      out.write(body);
    };
    try (RawServer server = RawServer.running(cold)) {
      Answer answer = ask(asset(server, "/a.js", 1000, true), Duration.ofSeconds(5));
      assertThat(answer.first("Content-Encoding")).contains("gzip");
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void aBodyThatIsNotWhatItsEncodingSaysIsGarbled() throws Exception {
    try (RawServer server = serving(RawServer.bytes("plain"), "Content-Encoding: gzip")) {
      CollectorException failure =
          catchThrowableOfType(CollectorException.class, () -> ask(server, "/a.js", 1000));
      assertThat(failure.cause()).isEqualTo(Cause.GARBLED);
    }
  }

  @Test
  void aBodyThatDoesNotEndInTimeIsTimedOut() throws Exception {
    RawServer.Script slow = (out, socket) -> {
      out.write(RawServer.bytes("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc"));
      out.flush();
      socket.getInputStream().read();
    };
    try (RawServer server = RawServer.running(slow)) {
      HttpAsset query = asset(server, "/a.js", 1000, false);
      CollectorException failure =
          catchThrowableOfType(CollectorException.class, () -> ask(query, Duration.ofMillis(300)));
      assertThat(failure.cause()).isEqualTo(Cause.TIMED_OUT);
    }
  }

  @Test
  void comesBackFromJsonAsItWas() throws Exception {
    JsonMapper json = JsonMapper.builder().build();
    try (RawServer server = serving(RawServer.bytes("a{b:url(c.png)}"), "Content-Type: text/css")) {
      HttpAsset query = asset(server, "/a.css", 1000, true);
      assertThat(json.readValue(json.writeValueAsString(query), HttpAsset.class))
          .isEqualTo(query);
      assertThat(json.readTree(json.writeValueAsString(query)).propertyNames())
          .containsExactlyInAnyOrder("request", "warmed");
      Answer answer = ask(query, Duration.ofSeconds(5));
      assertThat(json.readValue(json.writeValueAsString(answer), Answer.class)).isEqualTo(answer);
    }
  }

  @Test
  void takesOneGetWithoutIdentity() {
    var get = HttpExchange.get(Asking.SITE, "192.0.2.7", "https", "site.example.com", 443, "/");
    assertThat(new HttpAsset(get, true).limit()).isEqualTo(Duration.ofSeconds(20));
    assertThat(new HttpAsset(get, false).endpoint()).isEqualTo(get.endpoint());
    HttpExchange head = Asking.with(get, HttpExchange.Method.HEAD, 1, 1000);
    HttpExchange twice = Asking.with(get, HttpExchange.Method.GET, 2, 1000);
    for (HttpExchange other : List.of(head, twice, Asking.as(get, "monitor"))) {
      assertThatThrownBy(() -> new HttpAsset(other, false))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
