package gonogo.collect.http;

import static gonogo.collect.http.Asking.ask;
import static gonogo.collect.http.Asking.failure;
import static gonogo.collect.http.Asking.get;
import static gonogo.collect.http.Asking.only;
import static gonogo.collect.http.Asking.over;
import static gonogo.collect.http.Asking.with;
import static gonogo.collect.http.HttpExchange.ONE_MEBIBYTE;
import static org.assertj.core.api.Assertions.assertThat;

import gonogo.api.Cause;
import gonogo.collect.http.HttpExchange.Answer;
import gonogo.collect.http.HttpExchange.Header;
import gonogo.collect.http.HttpExchange.Method;
import gonogo.collect.http.HttpExchange.Sample;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import javax.net.ServerSocketFactory;
import org.junit.jupiter.api.Test;

class HttpExchangeCollectorTest {

  @Test
  void readsAPlainResponseThatKeepsTheConnection() throws Exception {
    RawServer.Script keepsOpen = (out, socket) -> {
      out.write(RawServer.bytes(
          "HTTP/1.1 200 Fine\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello"));
      out.flush();
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    };
    try (RawServer server = RawServer.running(keepsOpen)) {
      Answer answer = ask(get(server));
      Sample sample = only(answer);
      assertThat(sample.status()).isEqualTo(200);
      assertThat(sample.reason()).isEqualTo("Fine");
      assertThat(sample.version()).isEqualTo("HTTP/1.1");
      assertThat(sample.contentType()).isEqualTo("text/plain");
      assertThat(sample.bodyBytes()).isEqualTo(5);
      assertThat(answer.bodyOf(sample)).isEqualTo("hello");
      assertThat(sample.totalMillis()).isBetween(sample.firstByteMillis(), 5_000L);
    }
  }

  @Test
  void saysWhoItIsAndWhichHostItWants() throws Exception {
    try (RawServer server = RawServer.saying("HTTP/1.1 204 No Content", "", "")) {
      ask(get(server));
      assertThat(server.requests())
          .singleElement()
          .asString()
          .startsWith("GET / HTTP/1.1\r\n")
          .containsIgnoringCase("\r\nHost: site.example.com:" + server.port() + "\r\n")
          .containsPattern("(?i)\r\nUser-Agent: gonogo/\\S+\r\n")
          .containsIgnoringCase("\r\nAccept-Encoding: gzip, deflate\r\n")
          .doesNotContainIgnoringCase("authorization");
    }
  }

  @Test
  void readsUntilTheConnectionCloses() throws Exception {
    try (RawServer server = RawServer.saying("HTTP/1.0 200 OK", "", "all of it")) {
      Answer answer = ask(get(server));
      assertThat(only(answer).version()).isEqualTo("HTTP/1.0");
      assertThat(answer.bodyOf(only(answer))).isEqualTo("all of it");
    }
  }

  @Test
  void joinsChunks() throws Exception {
    try (RawServer server = RawServer.saying(
        "HTTP/1.1 200 OK",
        "Transfer-Encoding: chunked",
        "",
        "3",
        "abc",
        "2;x=y",
        "de",
        "0",
        "",
        "")) {
      Answer answer = ask(get(server));
      assertThat(answer.bodyOf(only(answer))).isEqualTo("abcde");
    }
  }

  @Test
  void decompressesGzipAndBothKindsOfDeflate() throws Exception {
    assertThat(compressed("gzip", new Gzip())).isEqualTo("pressed");
    assertThat(compressed("deflate", DeflaterOutputStream::new)).isEqualTo("pressed");
    assertThat(compressed("deflate", out -> new DeflaterOutputStream(out, new Deflater(9, true))))
        .isEqualTo("pressed");
  }

  private interface Compression {
    OutputStream over(OutputStream out) throws IOException;
  }

  private static final class Gzip implements Compression {
    @Override
    public OutputStream over(OutputStream out) throws IOException {
      return new GZIPOutputStream(out);
    }
  }

  private static String compressed(String encoding, Compression compression) throws Exception {
    var bytes = new ByteArrayOutputStream();
    try (OutputStream out = compression.over(bytes)) {
      out.write(RawServer.bytes("pressed"));
    }
    RawServer.Script script = (out, socket) -> {
      out.write(
          RawServer.bytes("HTTP/1.1 200 OK\r\nContent-Encoding: %s\r\nContent-Length: %d\r\n\r\n"
              .formatted(encoding, bytes.size())));
      bytes.writeTo(out);
    };
    try (RawServer server = RawServer.running(script)) {
      Answer answer = ask(get(server));
      return answer.bodyOf(only(answer));
    }
  }

  @Test
  void keepsRepeatedHeadersInOrderAndTakesOutWhatCookiesHold() throws Exception {
    try (RawServer server = RawServer.saying(
        "HTTP/1.1 200 OK",
        "X-Twice: b",
        "Set-Cookie: SID=31d4d96e; Path=/; Secure; HttpOnly",
        "x-twice: a",
        "Set-Cookie: justavalue",
        "Content-Length: 0",
        "",
        "")) {
      Sample sample = only(ask(get(server)));
      assertThat(sample.headers())
          .containsExactly(
              new Header("X-Twice", "b"),
              new Header("Set-Cookie", "SID=[redacted]; Path=/; Secure; HttpOnly"),
              new Header("x-twice", "a"),
              new Header("Set-Cookie", "=[redacted]"),
              new Header("Content-Length", "0"));
      assertThat(sample.values("X-TWICE")).containsExactly("b", "a");
    }
  }

  @Test
  void followsNoRedirect() throws Exception {
    try (RawServer server = RawServer.saying(
        "HTTP/1.1 302 Found", "Location: /elsewhere", "Content-Length: 0", "", "")) {
      assertThat(only(ask(get(server))).first("Location")).contains("/elsewhere");
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void takesAnErrorStatusForAnAnswer() throws Exception {
    try (RawServer server = RawServer.saying(
        "HTTP/1.1 503 Service Unavailable", "Retry-After: 30", "Content-Length: 4", "", "down")) {
      Answer answer = ask(get(server));
      assertThat(only(answer).statusLine()).isEqualTo("503 Service Unavailable");
      assertThat(answer.bodyOf(only(answer))).isEqualTo("down");
    }
  }

  @Test
  void readsNoBodyAfterHeadAnd204() throws Exception {
    try (RawServer server = RawServer.saying(
        "HTTP/1.1 200 OK", "Content-Encoding: gzip", "Content-Length: 500", "", "")) {
      assertThat(only(ask(with(get(server), Method.HEAD, 1, ONE_MEBIBYTE))).bodyBytes())
          .isZero();
      assertThat(server.requests().getFirst()).startsWith("HEAD / ");
    }
    try (RawServer server = RawServer.saying("HTTP/1.1 204 No Content", "", "")) {
      assertThat(only(ask(get(server))).bodyBytes()).isZero();
    }
  }

  @Test
  void skipsInterimResponses() throws Exception {
    try (RawServer server = RawServer.saying(
        "HTTP/1.1 103 Early Hints",
        "Link: </a.css>",
        "",
        "HTTP/1.1 200 OK",
        "Content-Length: 2",
        "",
        "ok")) {
      Answer answer = ask(get(server));
      assertThat(only(answer).status()).isEqualTo(200);
      assertThat(answer.bodyOf(only(answer))).isEqualTo("ok");
    }
  }

  @Test
  void decodesTheDeclaredCharsetAndElseUtf8() throws Exception {
    assertThat(text(
            "text/html; charset=ISO-8859-1",
            "Gr\u00fc\u00dfe".getBytes(StandardCharsets.ISO_8859_1)))
        .isEqualTo("Grüße");
    assertThat(text("text/html", "\ufeffGrüße".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("Grüße");
    assertThat(text("text/html; charset=unheard-of", "Grüße".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("Grüße");
  }

  private static String text(String contentType, byte[] body) throws Exception {
    RawServer.Script script = (out, socket) -> {
      out.write(RawServer.bytes("HTTP/1.1 200 OK\r\nContent-Type: " + contentType + "\r\n\r\n"));
      out.write(body);
    };
    try (RawServer server = RawServer.running(script)) {
      Answer answer = ask(get(server));
      return answer.bodyOf(only(answer));
    }
  }

  @Test
  void repeatsAndKeepsEqualBodiesOnce() throws Exception {
    try (RawServer server = RawServer.saying("HTTP/1.1 200 OK", "Content-Length: 4", "", "same")) {
      Answer answer = ask(with(get(server), Method.GET, 3, ONE_MEBIBYTE));
      assertThat(answer.samples()).hasSize(3);
      assertThat(answer.bodies()).containsExactly("same");
      assertThat(server.requests()).hasSize(3);
    }
  }

  @Test
  void reachesIpv6() throws Exception {
    RawServer.Script script =
        (out, socket) -> out.write(RawServer.bytes("HTTP/1.1 204 No Content\r\n\r\n"));
    try (RawServer server = RawServer.on("::1", ServerSocketFactory.getDefault(), script)) {
      assertThat(only(ask(over(get(server), "::1", "http", "::1"))).status()).isEqualTo(204);
      assertThat(server.requests().getFirst()).containsIgnoringCase("Host: [::1]:" + server.port());
    }
  }

  @Test
  void mayBeAskedAgainWhenNothingListens() throws Exception {
    int port;
    try (ServerSocket freed = new ServerSocket(0)) {
      port = freed.getLocalPort();
    }
    var failure =
        failure(HttpExchange.get(Asking.SITE, "127.0.0.1", "http", "site.example.com", port, "/"));
    assertThat(failure.cause()).isEqualTo(Cause.UNREACHABLE);
    assertThat(failure.retryable()).isTrue();
    assertThat(failure).hasMessageContaining("127.0.0.1:" + port).hasMessageContaining("refused");
  }
}
