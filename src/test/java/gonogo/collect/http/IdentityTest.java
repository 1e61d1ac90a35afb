package gonogo.collect.http;

import static gonogo.collect.http.Asking.as;
import static gonogo.collect.http.Asking.failure;
import static gonogo.collect.http.Asking.get;
import static gonogo.collect.http.Asking.only;
import static gonogo.collect.http.Asking.over;
import static org.assertj.core.api.Assertions.assertThat;

import gonogo.api.Cause;
import gonogo.api.CollectorException;
import gonogo.api.Secret;
import gonogo.collect.web.WebKeys;
import gonogo.collect.web.WebSystem;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over TLS: anyone is asked without credentials, only the verified own host with them. */
class IdentityTest {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final String HOST = "site.example.com";
  private static final RawServer.Script NO_CONTENT =
      (out, socket) -> out.write(RawServer.bytes("HTTP/1.1 204 No Content\r\n\r\n"));
  private static final Map<String, WebKeys.Identity> IDENTITIES = Map.of(
      "monitor", new WebKeys.Identity(new Secret("t0ken"), null, Map.of()),
      "basic", new WebKeys.Identity(null, new WebKeys.Basic("ann", new Secret("pa:ss")), Map.of()),
      "key", new WebKeys.Identity(null, null, Map.of("X-Api-Key", new Secret("k3y"))));

  private static SelfSigned own;

  @TempDir
  private static Path folder;

  @BeforeAll
  static void sign() throws Exception {
    own = SelfSigned.of(HOST);
  }

  private static RawServer https(SelfSigned certificate) throws Exception {
    return RawServer.on("127.0.0.1", certificate.sockets(), NO_CONTENT);
  }

  private static HttpExchange secure(RawServer server) {
    return over(get(server), "127.0.0.1", "https", HOST);
  }

  private static WebSystem trusting(SelfSigned certificate) throws Exception {
    return Asking.system(certificate.pem(folder), IDENTITIES);
  }

  @Test
  void asksAnybodyWithoutCredentialsAndNamesTheHostInTheHandshake() throws Exception {
    List<String> names = new CopyOnWriteArrayList<>();
    RawServer.Script script = (out, socket) -> {
      var session = (ExtendedSSLSession) ((SSLSocket) socket).getSession();
      session
          .getRequestedServerNames()
          .forEach(name -> names.add(((SNIHostName) name).getAsciiName()));
      NO_CONTENT.answer(out, socket);
    };
    try (RawServer server =
        RawServer.on("127.0.0.1", SelfSigned.of("other.example.com").sockets(), script)) {
      assertThat(only(Asking.ask(secure(server))).status()).isEqualTo(204);
      assertThat(server.requests().getFirst())
          .containsIgnoringCase("Host: " + HOST + ":" + server.port());
      assertThat(names).containsExactly(HOST);
    }
  }

  @Test
  void showsAnIdentityToTheVerifiedOwnHost() throws Exception {
    try (RawServer server = https(own)) {
      WebSystem system = trusting(own);
      Asking.ask(as(secure(server), "monitor"), LIMIT, system);
      Asking.ask(as(secure(server), "basic"), LIMIT, system);
      Asking.ask(as(secure(server), "key"), LIMIT, system);
      String pair =
          Base64.getEncoder().encodeToString("ann:pa:ss".getBytes(StandardCharsets.UTF_8));
      assertThat(server.requests().get(0))
          .containsIgnoringCase("\r\nAuthorization: Bearer t0ken\r\n");
      assertThat(server.requests().get(1))
          .containsIgnoringCase("\r\nAuthorization: Basic " + pair + "\r\n");
      assertThat(server.requests().get(2)).containsIgnoringCase("\r\nX-Api-Key: k3y\r\n");
    }
  }

  @Test
  void showsNoIdentityToACertificateThatIsNotTrusted() throws Exception {
    try (RawServer server = https(own)) {
      CollectorException failure =
          failure(as(secure(server), "monitor"), LIMIT, Asking.system(null, IDENTITIES));
      assertThat(failure.cause()).isEqualTo(Cause.UNREACHABLE);
      assertThat(failure.retryable()).isFalse();
      assertThat(failure).hasMessageContaining("identity monitor was not shown");
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void showsNoIdentityToATrustedCertificateOfAnotherHost() throws Exception {
    SelfSigned other = SelfSigned.of("other.example.com");
    try (RawServer server = https(other)) {
      CollectorException failure = failure(as(secure(server), "monitor"), LIMIT, trusting(other));
      assertThat(failure.cause()).isEqualTo(Cause.UNREACHABLE);
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void showsNoIdentityToAnotherHost() throws Exception {
    try (RawServer server = https(own)) {
      HttpExchange query =
          as(over(get(server), "127.0.0.1", "https", "other.example.com"), "monitor");
      assertThat(failure(query, LIMIT, trusting(own)).cause()).isEqualTo(Cause.PROBE_BROKE);
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void showsNoIdentityInTheClearButOnLoopback() throws Exception {
    HttpExchange far =
        as(HttpExchange.get(Asking.SITE, "192.0.2.7", "http", HOST, 80, "/"), "monitor");
    CollectorException failure = failure(far, LIMIT, trusting(own));
    assertThat(failure.cause()).isEqualTo(Cause.NOT_CONFIGURED);
    assertThat(failure).hasMessageContaining("over https only");
    try (RawServer server = RawServer.running(NO_CONTENT)) {
      Asking.ask(as(get(server), "monitor"), LIMIT, trusting(own));
      assertThat(server.requests().getFirst()).contains("t0ken");
    }
  }

  @Test
  void knowsOnlyTheIdentitiesOfTheSystem() throws Exception {
    try (RawServer server = https(own)) {
      CollectorException failure = failure(as(secure(server), "ghost"), LIMIT, trusting(own));
      assertThat(failure.cause()).isEqualTo(Cause.NOT_CONFIGURED);
      assertThat(failure).hasMessageContaining("web/site has no identity ghost");
    }
  }

  /** The client would say so with the value in its message, or send question marks. */
  @Test
  void refusesWhatNoHeaderCanHaveWithoutSayingIt() throws Exception {
    try (RawServer server = RawServer.running(NO_CONTENT)) {
      for (String value : List.of("first line\nsecond", "k€y😀", "bell\u0007")) {
        Map<String, WebKeys.Identity> identities =
            Map.of("key", new WebKeys.Identity(null, null, Map.of("X-Api-Key", new Secret(value))));
        CollectorException failure =
            failure(as(get(server), "key"), LIMIT, Asking.system(null, identities));
        assertThat(failure.cause()).isEqualTo(Cause.NOT_CONFIGURED);
        assertThat(failure)
            .hasMessage("identity key of web/site: the value for X-Api-Key has a line break "
                + "or another character that no header can have");
      }
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void saysWhichAnchorsCannotBeRead() throws Exception {
    Path missing = folder.resolve("missing.pem");
    try (RawServer server = https(own)) {
      CollectorException failure =
          failure(as(secure(server), "monitor"), LIMIT, Asking.system(missing, IDENTITIES));
      assertThat(failure.cause()).isEqualTo(Cause.NOT_CONFIGURED);
      assertThat(failure).hasMessageContaining("missing.pem");
    }
  }

  @Test
  void tellsPlainHttpOnATlsPort() throws Exception {
    RawServer.Script plain = (out, socket) ->
        out.write(RawServer.bytes("HTTP/1.1 400 Bad Request\r\n\r\nplain HTTP to a TLS port"));
    try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> {
        try (Socket socket = listener.accept()) {
          plain.answer(socket.getOutputStream(), socket);
          socket.getInputStream().readNBytes(1);
        } catch (Exception e) {
          // the client went away
        }
      });
      HttpExchange query =
          HttpExchange.get(Asking.SITE, "127.0.0.1", "https", HOST, listener.getLocalPort(), "/");
      CollectorException failure = failure(query, LIMIT, trusting(own));
      assertThat(failure.cause()).isEqualTo(Cause.GARBLED);
      assertThat(failure).hasMessageContaining("does not answer in TLS");
    }
  }

  @Test
  void endsAHandshakeThatDoesNotComeToAnEnd() throws Exception {
    try (RawServer server = RawServer.running((out, socket) -> {})) { // waits for a plain request
      CollectorException failure =
          failure(secure(server), Duration.ofMillis(400), Asking.system(null, Map.of()));
      assertThat(failure.cause()).isEqualTo(Cause.TIMED_OUT);
      assertThat(failure).hasMessageContaining("no connection was made");
    }
  }
}
