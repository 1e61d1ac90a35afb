package gonogo.collect.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gonogo.api.Cause;
import gonogo.api.CollectorException;
import gonogo.api.SystemRef;
import gonogo.collect.web.WebSystem;
import gonogo.testing.FakeAccess;
import gonogo.testing.Pki;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class TlsHandshakeCollectorTest {
  private static final String NAME = "shop.example.com";
  private static final Pki.Identity ROOT = Pki.authority("Test Root").selfSigned();
  private static final Pki.Identity INTERMEDIATE =
      Pki.authority("Test Intermediate").issuedBy(ROOT);
  private static final Pki.Identity LEAF = Pki.server(NAME).issuedBy(INTERMEDIATE);

  private final TlsHandshakeCollector collector = new TlsHandshakeCollector();

  @AfterEach
  void stop() {
    collector.close();
  }

  @Test
  void returnsTheChainAsSent() throws Exception {
    try (var server = jdkServer("TLSv1.3", false, LEAF, INTERMEDIATE)) {
      var answer = collect(server.port());

      assertThat(answer.protocol()).isEqualTo("TLSv1.3");
      assertThat(answer.cipher()).startsWith("TLS_");
      assertThat(answer.chain()).containsExactly(LEAF.base64(), INTERMEDIATE.base64());
      assertThat(answer.anchors()).isEmpty();
      assertThat(answer.anchorSource()).startsWith("the platform (");
      assertThat(answer.unproven()).isNull();
    }
  }

  @Test
  void answerAndQueryRoundTripAsJson() throws Exception {
    try (var server = jdkServer("TLSv1.2", false, LEAF, INTERMEDIATE)) {
      var mapper = JsonMapper.builder().build();
      var query = query(server.port());
      var answer = collect(server.port());

      assertThat(mapper.readValue(mapper.writeValueAsString(query), TlsHandshake.class))
          .isEqualTo(query);
      assertThat(mapper.readValue(mapper.writeValueAsString(answer), TlsHandshake.Answer.class))
          .isEqualTo(answer);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void seesTheChainOfAServerThatWantsAClientCertificate(String protocol) throws Exception {
    try (var server = jdkServer(protocol, true, LEAF, INTERMEDIATE)) {
      var answer = collect(server.port());

      assertThat(answer.protocol()).isEqualTo(protocol);
      assertThat(answer.chain()).containsExactly(LEAF.base64(), INTERMEDIATE.base64());
      assertThat(answer.unproven()).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void theEngineOfTheJdkSeesTheSame(String protocol) throws Exception {
    var fallback = new TlsHandshakeCollector(() -> SslProvider.JDK);
    try (var server = jdkServer(protocol, false, LEAF, INTERMEDIATE);
        var demanding = jdkServer(protocol, true, LEAF, INTERMEDIATE)) {
      var answer = fallback.collect(query(server.port()), access(site(null)));

      assertThat(answer).isEqualTo(collect(server.port()));
      assertThat(fallback.collect(query(demanding.port()), access(site(null))).chain())
          .isEqualTo(answer.chain());
    } finally {
      fallback.close();
    }
  }

  @Test
  void theEngineOfTheJdkRefusesWhatIsTooLargeOrGarbled() throws Exception {
    var fallback = new TlsHandshakeCollector(() -> SslProvider.JDK);
    var huge = Pki.server(NAME).unknownExtension(false, 1_000_000).issuedBy(INTERMEDIATE);
    try (var large = jdkServer("TLSv1.3", false, huge);
        var plain = new RawServer(socket -> write(socket, "HTTP/1.1 400 Bad Request\r\n\r\n"))) {
      assertThat(failure(fallback, large.port(), NAME, Duration.ofSeconds(5)).cause())
          .isEqualTo(Cause.TOO_LARGE);
      assertThat(failure(fallback, plain.port(), NAME, Duration.ofSeconds(5)).cause())
          .isEqualTo(Cause.GARBLED);
    } finally {
      fallback.close();
    }
  }

  @Test
  void sendsTheNameButNeverALiteralAddress() throws Exception {
    try (var server = jdkServer("TLSv1.3", false, LEAF)) {
      for (String name : List.of(NAME, "localhost", "127.0.0.1")) {
        assertThat(collect(server.port(), name).chain()).hasSize(1);
        assertThat(server.nextName()).isEqualTo(name.equals("127.0.0.1") ? "none" : name);
      }
    }
  }

  @Test
  void aNameThatCannotBeSentIsNotConfigured() {
    assertThat(failure(1, "no spaces here", Duration.ofSeconds(5)).cause())
        .isEqualTo(Cause.NOT_CONFIGURED);
  }

  @Test
  void anchorsAreThoseOfTheFileThatFitTheChain(@TempDir Path folder) throws Exception {
    var stranger = Pki.authority("Another Root").selfSigned();
    Path file = Files.writeString(folder.resolve("ca.pem"), "# ours\n" + Pki.pem(stranger, ROOT));
    try (var server = jdkServer("TLSv1.3", false, LEAF, INTERMEDIATE)) {
      var answer = collector.collect(query(server.port()), access(site(file)));

      assertThat(answer.anchors()).containsExactly(ROOT.base64());
      assertThat(answer.anchorSource()).isEqualTo(file + " (2 certificates)");
    }
  }

  @Test
  void anAnchorThatIsItselfSentIsReturned(@TempDir Path folder) throws Exception {
    var lonely = Pki.server(NAME).selfSigned();
    Path file = Files.writeString(folder.resolve("ca.pem"), Pki.pem(lonely));
    try (var server = jdkServer("TLSv1.3", false, lonely)) {
      assertThat(collector.collect(query(server.port()), access(site(file))).anchors())
          .containsExactly(lonely.base64());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nothing in here",
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
        "-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----\n"
      })
  void anUnusableFileOfAnchorsIsNotConfigured(String content, @TempDir Path folder)
      throws Exception {
    Path file = Files.writeString(folder.resolve("ca.pem"), content);

    assertThatThrownBy(() -> collector.collect(query(1), access(site(file))))
        .isInstanceOfSatisfying(
            CollectorException.class, e -> assertThat(e.cause()).isEqualTo(Cause.NOT_CONFIGURED))
        .hasMessageContaining("ca.pem");
  }

  @Test
  void aMissingFileOfAnchorsIsNotConfigured(@TempDir Path folder) {
    assertThatThrownBy(() -> collector.collect(query(1), access(site(folder.resolve("none.pem")))))
        .isInstanceOfSatisfying(
            CollectorException.class, e -> assertThat(e.cause()).isEqualTo(Cause.NOT_CONFIGURED));
  }

  @Test
  void aClosedPortIsUnreachable() throws Exception {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    var failure = failure(port, NAME, Duration.ofSeconds(5));

    assertThat(failure.cause()).isEqualTo(Cause.UNREACHABLE);
    assertThat(failure.retryable()).isTrue();
  }

  @Test
  void plaintextIsGarbled() throws Exception {
    var failure =
        against(socket -> write(socket, "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n"));

    assertThat(failure.cause()).isEqualTo(Cause.GARBLED);
    assertThat(failure)
        .hasMessageContaining("does not speak TLS")
        .hasMessageContaining("\"HTTP/1.1 ");
  }

  @Test
  void garbageIsGarbled() throws Exception {
    assertThat(against(socket -> write(socket, "\u0000\u0001\u0002garbage".repeat(100)))
            .cause())
        .isEqualTo(Cause.GARBLED);
    assertThat(against(socket ->
                write(socket, "\u0016\u0003\u0003\u0000\u0008\u0002\u0000\u0000\u0004junk"))
            .cause())
        .isEqualTo(Cause.GARBLED);
  }

  @Test
  void closingAtOnceGivesNothingToJudge() throws Exception {
    var failure = against(Socket::close);

    assertThat(failure.cause()).isEqualTo(Cause.NO_DATA);
    assertThat(failure)
        .hasMessage("the server closed the connection before it showed a certificate");
  }

  @Test
  void anAlertIsNamed() throws Exception {
    var failure = against(socket -> write(socket, "\u0015\u0003\u0003\u0000\u0002\u0002\u0070"));

    assertThat(failure.cause()).isEqualTo(Cause.NO_DATA);
    assertThat(failure).hasMessageContaining("alert unrecognized_name (112)");
  }

  @Test
  void aServerThatNeverAnswersEndsAtTheLimit() throws Exception {
    var failure =
        against(socket -> socket.getInputStream().transferTo(OutputStream.nullOutputStream()), 300);

    assertThat(failure.cause()).isEqualTo(Cause.TIMED_OUT);
  }

  @Test
  void aDrippedRecordEndsAtTheLimit() throws Exception {
    var failure = against(TlsHandshakeCollectorTest::drip, 500);

    assertThat(failure.cause()).isEqualTo(Cause.TIMED_OUT);
  }

  /** One byte of a large handshake record every 20 ms, until the other side hangs up. */
  private static void drip(Socket socket) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(new byte[] {0x16, 3, 3, 0x40, 0, 2, 0, 0x3F, (byte) 0xFC});
    var forever = new CountDownLatch(1);
    try {
      while (!forever.await(20, TimeUnit.MILLISECONDS)) {
        out.write(3);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void tenThousandNamesAreTooLarge() throws Exception {
    String[] names = new String[10_000];
    for (int i = 0; i < names.length; i++) {
      names[i] = "host-%05d.example.com".formatted(i);
    }
    try (var server = jdkServer("TLSv1.3", false, Pki.server(names).issuedBy(INTERMEDIATE))) {
      assertThat(failure(server.port(), NAME, Duration.ofSeconds(5)).cause())
          .isEqualTo(Cause.TOO_LARGE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void aCertificateOfOneMegabyteIsTooLarge(String protocol) throws Exception {
    var huge = Pki.server(NAME).unknownExtension(false, 1_000_000).issuedBy(INTERMEDIATE);
    try (var server = jdkServer(protocol, false, huge)) {
      assertThat(failure(server.port(), NAME, Duration.ofSeconds(5)).cause())
          .isEqualTo(Cause.TOO_LARGE);
    }
  }

  @Test
  void endlessRecordsAreTooLarge() throws Exception {
    var failure = against(socket -> {
      byte[] message = new byte[5 + 16_384];
      System.arraycopy(new byte[] {0x16, 3, 3, 0x40, 0, 11, (byte) 0x7F}, 0, message, 0, 7);
      for (int i = 0; i < 1_000; i++) {
        socket.getOutputStream().write(message);
      }
    });

    assertThat(failure.cause()).isIn(Cause.TOO_LARGE, Cause.GARBLED);
  }

  @Test
  void manyHandshakesAtOnceDoNotMix() throws Exception {
    var other = Pki.server("other.example.com").issuedBy(INTERMEDIATE);
    try (var first = jdkServer("TLSv1.3", false, LEAF);
        var second = jdkServer("TLSv1.3", false, other);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var tasks = new ArrayList<Callable<Boolean>>();
      for (int i = 0; i < 40; i++) {
        boolean even = i % 2 == 0;
        tasks.add(() -> {
          var answer = collect((even ? first : second).port());
          return answer.chain().equals(List.of((even ? LEAF : other).base64()));
        });
      }
      for (var done : threads.invokeAll(tasks)) {
        assertThat(done.get()).isTrue();
      }
    }
  }

  private TlsHandshake.Answer collect(int port) throws Exception {
    return collect(port, NAME);
  }

  private TlsHandshake.Answer collect(int port, String name) throws Exception {
    var query = new TlsHandshake(site(null).ref(), "127.0.0.1", port, name);
    return collector.collect(query, access(site(null)));
  }

  private CollectorException failure(int port, String name, Duration limit) {
    return failure(collector, port, name, limit);
  }

  private static CollectorException failure(
      TlsHandshakeCollector collector, int port, String name, Duration limit) {
    var query = new TlsHandshake(site(null).ref(), "127.0.0.1", port, name);
    try (var access = new FakeAccess(site(null), limit)) {
      return catchThrowableOfType(CollectorException.class, () -> collector.collect(query, access));
    }
  }

  private CollectorException against(RawServer.Behaviour behaviour) throws IOException {
    return against(behaviour, 5_000);
  }

  /** What comes of a server that behaves like this; fails when it takes much longer than the limit. */
  private CollectorException against(RawServer.Behaviour behaviour, int limitMillis)
      throws IOException {
    try (var server = new RawServer(behaviour)) {
      long start = System.nanoTime();
      var failure = failure(server.port(), NAME, Duration.ofMillis(limitMillis));
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isLessThan(Duration.ofMillis(limitMillis + 2_000));
      return failure;
    }
  }

  private static FakeAccess access(WebSystem system) {
    return new FakeAccess(system, Duration.ofSeconds(5));
  }

  private static TlsHandshake query(int port) {
    return new TlsHandshake(site(null).ref(), "127.0.0.1", port, NAME);
  }

  private static WebSystem site(@Nullable Path ca) {
    var ref = new SystemRef("web", "site");
    return new WebSystem(ref, URI.create("https://" + NAME), NAME, null, ca, Map.of(), List.of());
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getInputStream().transferTo(OutputStream.nullOutputStream());
  }

  private static JdkServer jdkServer(
      String protocol, boolean wantsCertificate, Pki.Identity leaf, Pki.Identity... issuers)
      throws IOException {
    return new JdkServer(protocol, wantsCertificate, leaf, issuers);
  }

  /** A TLS server of the JDK that remembers which names it was asked for. */
  private static final class JdkServer implements AutoCloseable {
    private final RawServer server;
    private final BlockingQueue<String> names = new LinkedBlockingQueue<>();

    JdkServer(String protocol, boolean wantsCertificate, Pki.Identity leaf, Pki.Identity... issuers)
        throws IOException {
      var sockets = Pki.serverContext(leaf, issuers).getServerSocketFactory();
      var socket =
          (SSLServerSocket) sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
      socket.setEnabledProtocols(new String[] {protocol});
      socket.setNeedClientAuth(wantsCertificate);
      server = new RawServer(socket, accepted -> shake((SSLSocket) accepted));
    }

    private void shake(SSLSocket socket) throws IOException {
      socket.startHandshake();
      var session = (ExtendedSSLSession) socket.getSession();
      names.add(session.getRequestedServerNames().stream()
          .map(SNIServerName::getEncoded)
          .map(bytes -> new String(bytes, StandardCharsets.US_ASCII))
          .findFirst()
          .orElse("none"));
      try (InputStream in = socket.getInputStream()) {
        in.transferTo(OutputStream.nullOutputStream());
      }
    }

    int port() {
      return server.port();
    }

    /** The name that the next client sent, once its handshake is over here too. */
    @Nullable
    String nextName() throws InterruptedException {
      return names.poll(5, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }
}
