package gonogo.collect.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gonogo.api.Cause;
import gonogo.api.CollectorException;
import gonogo.api.SystemRef;
import gonogo.collect.web.WebSystem;
import gonogo.json.Codec;
import gonogo.testing.FakeAccess;
import gonogo.testing.Pki;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlsAlpnCollectorTest {
  private static final String NAME = "shop.example.com";
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Pki.Identity SELF = Pki.server(NAME).selfSigned();

  @ParameterizedTest
  @CsvSource({
    "TLSv1.2, h2, h2", "TLSv1.3, h2, h2", "TLSv1.3, http/1.1, http/1.1",
    "TLSv1.3, '',", "TLSv1.3, mqtt,", "TLSv1.2, mqtt,",
  })
  void theServerChooses(String version, String has, @Nullable String chosen) throws Exception {
    try (var server = server(version, has, false)) {
      assertThat(ask(server.port(), LIMIT)).isEqualTo(new TlsAlpn.Answer(chosen));
    }
  }

  @ParameterizedTest
  @CsvSource({"TLSv1.2", "TLSv1.3"})
  void aServerThatWantsACertificateHasChosenBefore(String version) throws Exception {
    try (var server = server(version, "h2", true)) {
      assertThat(ask(server.port(), LIMIT).protocol()).isEqualTo("h2");
    }
  }

  @Test
  void withoutAHandshakeThereIsNoChoice() throws Exception {
    try (var closing = new RawServer(socket -> {
          var _ = socket.getInputStream().read();
          socket.setSoLinger(true, 0);
        });
        var garbled = new RawServer(socket -> {
          socket
              .getOutputStream()
              .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
          socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        })) {
      for (var server : List.of(closing, garbled)) {
        var failure =
            catchThrowableOfType(CollectorException.class, () -> ask(server.port(), LIMIT));
        assertThat(failure.cause()).isEqualTo(Cause.NO_DATA);
      }
    }
  }

  @Test
  void silenceIsATimeOut() throws Exception {
    try (var server = new RawServer(
        socket -> socket.getInputStream().transferTo(OutputStream.nullOutputStream()))) {
      int port = server.port();
      var failure =
          catchThrowableOfType(CollectorException.class, () -> ask(port, Duration.ofMillis(300)));
      assertThat(failure.cause()).isEqualTo(Cause.TIMED_OUT);
    }
  }

  @Test
  void queryAndAnswerRoundTripAsJson() {
    var codec = new Codec();
    var query = query(443);

    assertThat(codec.read(codec.canonical(query), TlsAlpn.class)).isEqualTo(query);
    assertThat(codec.read(codec.canonical(new TlsAlpn.Answer(null)), TlsAlpn.Answer.class))
        .isEqualTo(new TlsAlpn.Answer(null));
  }

  private static RawServer server(String version, String protocol, boolean wantsCertificate)
      throws IOException {
    var listening = (SSLServerSocket) Pki.serverContext(SELF)
        .getServerSocketFactory()
        .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    listening.setEnabledProtocols(new String[] {version});
    listening.setNeedClientAuth(wantsCertificate);
    var parameters = listening.getSSLParameters();
    parameters.setApplicationProtocols(
        protocol.isEmpty() ? new String[0] : new String[] {protocol});
    listening.setSSLParameters(parameters);
    return new RawServer(listening, socket -> ((SSLSocket) socket).startHandshake());
  }

  private static TlsAlpn query(int port) {
    return new TlsAlpn(site().ref(), "127.0.0.1", port, NAME, List.of("h2", "http/1.1"));
  }

  private static TlsAlpn.Answer ask(int port, Duration limit) throws Exception {
    try (var access = new FakeAccess(site(), limit)) {
      return new TlsAlpnCollector().collect(query(port), access);
    }
  }

  private static WebSystem site() {
    var ref = new SystemRef("web", "site");
    return new WebSystem(ref, URI.create("https://" + NAME), NAME, null, null, Map.of(), List.of());
  }
}
