package gonogo.collect.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gonogo.api.Cause;
import gonogo.api.CollectorException;
import gonogo.api.SystemRef;
import gonogo.collect.tls.TlsClear.Answer;
import gonogo.collect.tls.TlsClear.Reaction;
import gonogo.collect.web.WebSystem;
import gonogo.json.Codec;
import gonogo.testing.FakeAccess;
import gonogo.testing.Pki;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsClearCollectorTest {
  private static final String NAME = "shop.example.com";
  private static final Duration LIMIT = Duration.ofSeconds(10);

  @Test
  void aResponseIsReadUpToItsHead() throws Exception {
    try (var server = answering(
        "HTTP/1.1 301 Moved Permanently\r\nlocation: https://shop.example.com/\r\n\r\nhello")) {
      var answer = ask(NAME, server.port(), LIMIT);

      assertThat(answer.reaction()).isEqualTo(Reaction.HTTP);
      assertThat(answer.status()).isEqualTo(301);
      assertThat(answer.location()).isEqualTo("https://shop.example.com/");
      assertThat(answer.beginning()).startsWith("\"HTTP/1.1 301 Moved");
    }
  }

  @Test
  void theRequestNamesTheHost() throws Exception {
    BlockingQueue<String> hosts = new LinkedBlockingQueue<>();
    try (var server = new RawServer(socket -> hosts.add(request(socket)))) {
      assertThat(ask("2001:db8::7", server.port(), LIMIT))
          .isEqualTo(Answer.of(Reaction.CLOSED, null));
      assertThat(hosts.take())
          .contains("GET / HTTP/1.1", "Host: [2001:db8::7]:" + server.port())
          .doesNotContain("Authorization", "Cookie");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"SSH-2.0-OpenSSH_9.9\r\n", "HTTP/1.1 099 Odd\r\n\r\n", "HTTP/1.1\r\n\r\n"})
  void whatIsNoResponseIsShown(String text) throws Exception {
    try (var server = answering(text)) {
      var answer = ask(NAME, server.port(), LIMIT);

      assertThat(answer.reaction()).isEqualTo(Reaction.OTHER);
      assertThat(answer.beginning()).startsWith("\"" + text.substring(0, 8));
    }
  }

  @Test
  void aRealServerOfTlsDoesNotServeIt() throws Exception {
    var listening = (SSLServerSocket) Pki.serverContext(Pki.server(NAME).selfSigned())
        .getServerSocketFactory()
        .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    try (var server = new RawServer(listening, socket -> ((SSLSocket) socket).startHandshake())) {
      assertThat(ask(NAME, server.port(), LIMIT).reaction())
          .isIn(Reaction.TLS, Reaction.CLOSED, Reaction.RESET);
    }
  }

  @Test
  void anAlertIsTls() throws Exception {
    try (var server = answering("\u0015\u0003\u0001\u0000\u0002\u0002\u0028")) {
      assertThat(ask(NAME, server.port(), LIMIT)).isEqualTo(Answer.of(Reaction.TLS, null));
    }
  }

  @Test
  void aResetIsToldApart() throws Exception {
    try (var server = new RawServer(socket -> {
      var _ = request(socket);
      socket.setSoLinger(true, 0);
    })) {
      assertThat(ask(NAME, server.port(), LIMIT)).isEqualTo(Answer.of(Reaction.RESET, null));
    }
  }

  @Test
  void silenceIsATimeOut() throws Exception {
    try (var server = new RawServer(TlsClearCollectorTest::stall)) {
      int port = server.port();
      var failure = catchThrowableOfType(
          CollectorException.class, () -> ask(NAME, port, Duration.ofMillis(200)));

      assertThat(failure.cause()).isEqualTo(Cause.TIMED_OUT);
    }
  }

  @Test
  void aHeadWithoutEndIsReadToALimit() throws Exception {
    try (var server = answering("HTTP/1.1 200 OK\r\n" + "x: y\r\n".repeat(100_000));
        var stalling = new RawServer(socket -> {
          socket.getOutputStream().write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
          stall(socket);
        })) {
      assertThat(ask(NAME, server.port(), LIMIT).status()).isEqualTo(200);
      assertThat(ask(NAME, stalling.port(), Duration.ofMillis(200)).status()).isEqualTo(200);
    }
  }

  @Test
  void queryAndAnswerRoundTripAsJson() {
    var codec = new Codec();
    var query = new TlsClear(site().ref(), "127.0.0.1", 443, NAME);
    var answer = new Answer(Reaction.HTTP, 301, "https://shop.example.com/", "\"HTTP/1.1 301\"");

    assertThat(codec.read(codec.canonical(query), TlsClear.class)).isEqualTo(query);
    assertThat(codec.read(codec.canonical(answer), Answer.class)).isEqualTo(answer);
  }

  private static RawServer answering(String text) throws IOException {
    return new RawServer(socket -> {
      var _ = request(socket);
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    });
  }

  /** The head of a request, read to its end, since closing with something unread resets the connection. */
  private static String request(Socket socket) throws IOException {
    var in = new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    var head = new StringBuilder();
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      head.append(line).append('\n');
    }
    return head.toString();
  }

  private static void stall(Socket socket) throws IOException {
    socket.getInputStream().transferTo(OutputStream.nullOutputStream());
  }

  private static Answer ask(String host, int port, Duration limit) throws Exception {
    try (var access = new FakeAccess(site(), limit)) {
      return new TlsClearCollector()
          .collect(new TlsClear(site().ref(), "127.0.0.1", port, host), access);
    }
  }

  private static WebSystem site() {
    var ref = new SystemRef("web", "site");
    return new WebSystem(ref, URI.create("https://" + NAME), NAME, null, null, Map.of(), List.of());
  }
}
