package gonogo.collect.http;

import static gonogo.collect.http.Asking.failure;
import static gonogo.collect.http.Asking.get;
import static gonogo.collect.http.Asking.with;
import static gonogo.collect.http.HttpExchange.ONE_MEBIBYTE;
import static org.assertj.core.api.Assertions.assertThat;

import gonogo.api.Cause;
import gonogo.api.CollectorException;
import gonogo.collect.http.HttpExchange.Method;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Servers that drip, lie, flood and talk nonsense: each ends with its cause, none holds a thread beyond the limit. */
class HostileServerTest {
  private static final Duration SHORT = Duration.ofMillis(400);

  @Test
  void silence() throws IOException {
    assertEndsInTime((out, socket) -> socket.getInputStream().read(), "no complete head");
  }

  @Test
  void aConnectionThatIsHalfOpen() throws IOException {
    assertEndsInTime(
        (out, socket) -> {
          socket.shutdownInput();
          Thread.sleep(Duration.ofMinutes(1));
        },
        "no complete head");
  }

  @Test
  void headersThatDrip() throws IOException {
    assertEndsInTime(
        (out, socket) -> {
          out.write(RawServer.bytes("HTTP/1.1 200 OK\r\n"));
          drip(out, "X: y\r\n", 20);
        },
        "no complete head");
  }

  @Test
  void aBodyThatDrips() throws IOException {
    assertEndsInTime(
        (out, socket) -> {
          out.write(RawServer.bytes("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n"));
          drip(out, "x", 20);
        },
        "the body did not end");
  }

  @Test
  void interimResponsesThatDrip() throws IOException {
    assertEndsInTime(
        (out, socket) -> drip(out, "HTTP/1.1 100 Continue\r\n\r\n", 100), "no complete head");
  }

  @Test
  void interimResponsesWithoutEnd() throws IOException {
    assertFails(Cause.TOO_LARGE, (out, socket) -> drip(out, "HTTP/1.1 100 Continue\r\n\r\n", 0));
  }

  @Test
  void headersWithoutEnd() throws IOException {
    CollectorException failure = assertFails(Cause.TOO_LARGE, (out, socket) -> {
      out.write(RawServer.bytes("HTTP/1.1 200 OK\r\n"));
      drip(out, "X-Flood: " + "y".repeat(1000) + "\r\n", 0);
    });
    assertThat(failure).hasMessageContaining("64 KiB");
  }

  @Test
  void oneHeaderWithoutEnd() throws IOException {
    assertFails(Cause.TOO_LARGE, (out, socket) -> {
      out.write(RawServer.bytes("HTTP/1.1 200 OK\r\nX-Flood: "));
      drip(out, "y".repeat(1000), 0);
    });
  }

  @Test
  void aBodyWithoutEnd() throws IOException {
    CollectorException failure = assertFails(Cause.TOO_LARGE, (out, socket) -> {
      out.write(RawServer.bytes("HTTP/1.1 200 OK\r\n\r\n"));
      drip(out, "z".repeat(10_000), 0);
    });
    assertThat(failure).hasMessageContaining("larger than 1048576 bytes");
  }

  @Test
  void aBodyOneByteTooLarge() throws Exception {
    try (RawServer server =
        RawServer.saying("HTTP/1.1 200 OK", "Content-Length: 6", "", "sixsix")) {
      assertThat(failure(with(get(server), Method.GET, 1, 5)).cause()).isEqualTo(Cause.TOO_LARGE);
      assertThat(Asking.ask(with(get(server), Method.GET, 1, 6)).bodies())
          .containsExactly("sixsix");
    }
  }

  @Test
  void aSmallBodyThatUnfoldsWithoutEnd() throws IOException {
    assertFails(Cause.TOO_LARGE, (out, socket) -> {
      out.write(RawServer.bytes("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n"));
      var gzip = new GZIPOutputStream(out);
      byte[] zeros = new byte[1 << 20];
      while (true) {
        gzip.write(zeros);
      }
    });
  }

  @Test
  void manyDifferentBodiesTogether() throws IOException {
    try (RawServer server = RawServer.running((out, socket) ->
        out.write(RawServer.bytes("HTTP/1.1 200 OK\r\n\r\n" + System.nanoTime())))) {
      CollectorException failure = failure(with(get(server), Method.GET, 30, 20));
      assertThat(failure.cause()).isEqualTo(Cause.TOO_LARGE);
      assertThat(failure).hasMessageContaining("together");
    }
  }

  @Test
  void garbage() throws IOException {
    assertFails(
        Cause.GARBLED,
        (out, socket) -> out.write(RawServer.bytes("SSH-2.0-OpenSSH_9.2p1\r\n\r\n")));
    assertFails(
        Cause.GARBLED,
        (out, socket) -> out.write(RawServer.bytes("\u0016\u0003\u0001 HTTP 200\r\n\r\n")));
    assertFails(
        Cause.GARBLED, (out, socket) -> out.write(RawServer.bytes("HTTP/1.1 abc OK\r\n\r\n")));
  }

  @Test
  void aChunkSizeThatIsNone() throws IOException {
    assertFails(
        Cause.GARBLED,
        (out, socket) -> out.write(
            RawServer.bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nab\r\n")));
  }

  @Test
  void aBodyThatBreaksOff() throws IOException {
    CollectorException failure = assertFails(
        Cause.GARBLED,
        (out, socket) ->
            out.write(RawServer.bytes("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this")));
    assertThat(failure).hasMessageContaining("the body cannot be read");
    assertFails(
        Cause.GARBLED,
        (out, socket) -> out.write(RawServer.bytes(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n")));
  }

  @Test
  void bodiesThatAreNotWhatTheirEncodingSays() throws IOException {
    assertFails(
        Cause.GARBLED,
        (out, socket) ->
            out.write(RawServer.bytes("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nplain")));
    assertFails(
        Cause.GARBLED,
        (out, socket) ->
            out.write(RawServer.bytes("HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\nplain")));
  }

  @Test
  void aConnectionThatIsClosedWithoutAnAnswer() throws IOException {
    CollectorException failure = assertFails(Cause.UNREACHABLE, (out, socket) -> {});
    assertThat(failure.retryable()).as("the request was sent").isFalse();
    assertFails(Cause.UNREACHABLE, (out, socket) -> {
      socket.setSoLinger(true, 0); // a reset
      socket.close();
    });
  }

  private static void assertEndsInTime(RawServer.Script script, String state) throws IOException {
    try (RawServer server = RawServer.running(script)) {
      CollectorException failure = failure(get(server), SHORT, Asking.system(null, Map.of()));
      assertThat(failure.cause()).isEqualTo(Cause.TIMED_OUT);
      assertThat(failure).hasMessageContaining(state);
    }
  }

  private static CollectorException assertFails(Cause cause, RawServer.Script script)
      throws IOException {
    try (RawServer server = RawServer.running(script)) {
      CollectorException failure = failure(with(get(server), Method.GET, 1, ONE_MEBIBYTE));
      assertThat(failure.cause()).as(failure.getMessage()).isEqualTo(cause);
      return failure;
    }
  }

  private static void drip(OutputStream out, String text, int pauseMillis) throws Exception {
    byte[] bytes = RawServer.bytes(text);
    while (true) {
      out.write(bytes);
      out.flush();
      if (pauseMillis > 0) {
        Thread.sleep(pauseMillis);
      }
    }
  }
}
