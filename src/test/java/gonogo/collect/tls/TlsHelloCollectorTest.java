package gonogo.collect.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.re2j.Pattern;
import gonogo.api.Cause;
import gonogo.api.CollectorException;
import gonogo.api.SystemRef;
import gonogo.collect.tls.TlsHello.Answer;
import gonogo.collect.tls.TlsHello.Reaction;
import gonogo.collect.web.WebSystem;
import gonogo.json.Codec;
import gonogo.testing.FakeAccess;
import gonogo.testing.Pki;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlsHelloCollectorTest {
  private static final String NAME = "shop.example.com";
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Pki.Identity SELF = Pki.server(NAME).selfSigned();

  /** TLS_RSA_WITH_AES_128_CBC_SHA, which every version up to TLS 1.2 has. */
  private static final String AES = "002F";

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void theJdkSpeaksTheVersionThatItIsTold(String version) throws Exception {
    try (var server = jdkServer(version)) {
      for (TlsVersion offered : TlsVersion.values()) {
        var answer = ask(server.port(), offered, "");
        boolean spoken = offered.toString().equals(version);
        assertThat(answer.reaction())
            .as("%s", offered)
            .isEqualTo(spoken ? Reaction.ACCEPTED : Reaction.REFUSED);
        assertThat(answer.version()).isEqualTo(spoken ? offered : null);
      }
    }
  }

  @Test
  void theGroupOfTheKeyExchangeIsSeen() throws Exception {
    try (var server = jdkServer("TLSv1.2")) {
      var answer = ask(server.port(), TlsVersion.TLS_1_2, "^TLS_ECDHE_");

      assertThat(answer.group()).isEqualTo("x25519");
      assertThat(answer.groupBits()).isEqualTo(255);
      assertThat(answer.cipher()).startsWith("TLS_ECDHE_ECDSA_WITH_AES_");
    }
  }

  @Test
  void suitesThatTheServerDoesNotHaveAreRefused() throws Exception {
    try (var server = jdkServer("TLSv1.2")) {
      assertThat(ask(server.port(), TlsVersion.TLS_1_2, "NULL|EXPORT|RC4|DES|anon"))
          .isEqualTo(Answer.of(Reaction.REFUSED, "handshake_failure (40)"));
    }
  }

  @ParameterizedTest
  @EnumSource(TlsVersion.class)
  void anOldServerIsSeenAsItIs(TlsVersion spoken) throws Exception {
    String suite = spoken == TlsVersion.TLS_1_3 ? "1301" : AES;
    try (var server = answering(choice(spoken, suite))) {
      var answer = ask(server.port(), spoken, "");

      assertThat(answer.reaction()).isEqualTo(Reaction.ACCEPTED);
      assertThat(answer.version()).isEqualTo(spoken);
      assertThat(answer.cipher())
          .isEqualTo(
              spoken == TlsVersion.TLS_1_3
                  ? "TLS_AES_128_GCM_SHA256"
                  : "TLS_RSA_WITH_AES_128_CBC_SHA");
    }
  }

  @Test
  void aLowerVersionThanOfferedIsTheVersionSpoken() throws Exception {
    try (var server = answering(choice(TlsVersion.TLS_1_0, AES))) {
      assertThat(ask(server.port(), TlsVersion.TLS_1_2, "").version())
          .isEqualTo(TlsVersion.TLS_1_0);
    }
  }

  @Test
  void aRequestForAnotherKeyShareIsAChoice() throws Exception {
    // The random that marks it, the group secp384r1 alone (RFC 8446, section 4.1.4).
    String retry = "0303 cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c"
        + "00 1302 00 000c 002b 0002 0304 0033 0002 0018";
    try (var server = answering(record(message(2, bytes(retry))))) {
      assertThat(ask(server.port(), TlsVersion.TLS_1_3, ""))
          .isEqualTo(new Answer(
              Reaction.ACCEPTED,
              TlsVersion.TLS_1_3,
              "TLS_AES_256_GCM_SHA384",
              "secp384r1",
              384,
              null));
    }
  }

  @Test
  void thePrimeIsMeasured() throws Exception {
    try (var server = answering(
        choice(TlsVersion.TLS_1_2, "0033"),
        record(message(11, new byte[3])),
        record(message(12, bytes("0080 80" + "00".repeat(127) + "0001 02 0001 01"))))) {
      var answer = ask(server.port(), TlsVersion.TLS_1_2, "^TLS_DHE_");

      assertThat(answer.group()).isEqualTo("DH");
      assertThat(answer.groupBits()).isEqualTo(1024);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7, 50})
  void messagesMayBeSpreadOverRecords(int size) throws Exception {
    byte[] whole = join(
        message(0, new byte[0]), // HelloRequest, to be ignored
        hello(TlsVersion.TLS_1_2, "C02F"),
        message(11, new byte[300]),
        message(12, bytes("03 0017 01 04")));
    List<byte[]> records = new ArrayList<>();
    for (int from = 0; from < whole.length; from += size) {
      records.add(record(new byte[0]));
      records.add(record(Arrays.copyOfRange(whole, from, Math.min(from + size, whole.length))));
    }
    try (var server = answering(records.toArray(byte[][]::new))) {
      assertThat(ask(server.port(), TlsVersion.TLS_1_2, "").group()).isEqualTo("secp256r1");
    }
  }

  @Test
  void aWarningIsNoRefusal() throws Exception {
    try (var server = answering(alert(1, 112), choice(TlsVersion.TLS_1_2, AES))) {
      assertThat(ask(server.port(), TlsVersion.TLS_1_2, "").reaction())
          .isEqualTo(Reaction.ACCEPTED);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2, 70, REFUSED, protocol_version (70)",
    "2, 40, REFUSED, handshake_failure (40)",
    "2, 112, TURNED_AWAY, unrecognized_name (112)",
    "2, 49, TURNED_AWAY, access_denied (49)",
    "1, 40, CLOSED, after the warning handshake_failure (40)",
    "1, 0, CLOSED,",
  })
  void alertsAreToldApart(int level, int number, Reaction reaction, @Nullable String detail)
      throws Exception {
    try (var server = answering(alert(level, number))) {
      assertThat(ask(server.port(), TlsVersion.TLS_1_1, "")).isEqualTo(Answer.of(reaction, detail));
    }
  }

  @Test
  void closingIsNotRefusing() throws Exception {
    try (var server = answering()) {
      assertThat(ask(server.port(), TlsVersion.TLS_1_0, ""))
          .isEqualTo(Answer.of(Reaction.CLOSED, null));
    }
  }

  @Test
  void neitherIsResetting() throws Exception {
    try (var server = new RawServer(socket -> {
      readHello(socket.getInputStream());
      socket.setSoLinger(true, 0);
    })) {
      assertThat(ask(server.port(), TlsVersion.TLS_1_0, ""))
          .isEqualTo(Answer.of(Reaction.RESET, null));
    }
  }

  @Test
  void whatFollowsAChoiceDoesNotTakeItBack() throws Exception {
    for (byte[] rest : List.of(new byte[0], bytes("ff".repeat(9)), alert(2, 80))) {
      try (var server = answering(choice(TlsVersion.TLS_1_2, "C02F"), rest)) {
        var answer = ask(server.port(), TlsVersion.TLS_1_2, "");
        assertThat(answer.version()).isEqualTo(TlsVersion.TLS_1_2);
        assertThat(answer.group()).isNull();
      }
    }
  }

  @Test
  void aServerThatStallsAfterItsChoiceHasChosen() throws Exception {
    try (var server = new RawServer(socket -> {
      readHello(socket.getInputStream());
      socket.getOutputStream().write(choice(TlsVersion.TLS_1_2, "C02F"));
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    })) {
      assertThat(
              ask(server.port(), TlsVersion.TLS_1_2, "", Duration.ofMillis(300)).reaction())
          .isEqualTo(Reaction.ACCEPTED);
    }
  }

  @Test
  void readableTextIsNoTls() throws Exception {
    String text = "HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain\r\n\r\n";
    try (var server = answering(text.getBytes(StandardCharsets.US_ASCII))) {
      var answer = ask(server.port(), TlsVersion.TLS_1_2, "");

      assertThat(answer.reaction()).isEqualTo(Reaction.NOT_TLS);
      assertThat(answer.detail()).startsWith("\"HTTP/1.1 400 Bad Request");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "80 2e 04 00 01 00 02, not TLS", // the answer of SSL 2
    "16 03 01 ff ff, record of 65535 bytes",
    "16 03 01 00 04 0e 00 00 00, instead of its choice",
    "16 03 01 00 06 02 00 00 02 03 03, shorter than it says",
    "15 03 01 00 03 02 28 28, alert of 3 bytes",
    "14 03 01 00 01 01, not TLS",
  })
  void whatIsNotOfTheProtocolIsGarbled(String hex, String text) throws Exception {
    try (var server = answering(bytes(hex))) {
      var failure = failure(server.port(), TlsVersion.TLS_1_2, LIMIT);

      assertThat(failure.cause()).isEqualTo(Cause.GARBLED);
      assertThat(failure).hasMessageContaining(text);
    }
  }

  @Test
  void aChoiceThatWasNotOfferedIsGarbled() throws Exception {
    try (var suite = answering(choice(TlsVersion.TLS_1_2, "1301"));
        var version = answering(choice(TlsVersion.TLS_1_2, AES))) {
      assertThat(failure(suite.port(), TlsVersion.TLS_1_2, LIMIT))
          .hasMessageContaining("cipher suite 0x1301, which was not offered");
      assertThat(failure(version.port(), TlsVersion.TLS_1_1, LIMIT))
          .hasMessageContaining("version 0x0303 when TLSv1.1 was offered");
    }
  }

  @Test
  void aMessageWithoutEndIsTooLarge() throws Exception {
    byte[] requests =
        record(join(Collections.nCopies(4_000, message(0, new byte[0])).toArray(byte[][]::new)));
    try (var announced = answering(record(bytes("02 ffffff")));
        var sent = answering(Collections.nCopies(5, requests).toArray(byte[][]::new))) {
      assertThat(failure(announced.port(), TlsVersion.TLS_1_2, LIMIT).cause())
          .isEqualTo(Cause.TOO_LARGE);
      assertThat(failure(sent.port(), TlsVersion.TLS_1_2, LIMIT).cause())
          .isEqualTo(Cause.TOO_LARGE);
    }
  }

  @Test
  void emptyRecordsWithoutEndAreGarbled() throws Exception {
    byte[] many = join(Collections.nCopies(1_001, record(new byte[0])).toArray(byte[][]::new));
    try (var server = answering(many)) {
      assertThat(failure(server.port(), TlsVersion.TLS_1_2, LIMIT).cause())
          .isEqualTo(Cause.GARBLED);
    }
  }

  @Test
  void silenceIsATimeOut() throws Exception {
    try (var server = new RawServer(
        socket -> socket.getInputStream().transferTo(OutputStream.nullOutputStream()))) {
      assertThat(
              failure(server.port(), TlsVersion.TLS_1_2, Duration.ofMillis(200)).cause())
          .isEqualTo(Cause.TIMED_OUT);
    }
  }

  @Test
  void drippingIsATimeOut() throws Exception {
    try (var server = new RawServer(socket -> {
      readHello(socket.getInputStream());
      for (byte b : choice(TlsVersion.TLS_1_2, AES)) {
        socket.getOutputStream().write(b);
        pause(socket);
      }
    })) {
      assertThat(
              failure(server.port(), TlsVersion.TLS_1_2, Duration.ofMillis(200)).cause())
          .isEqualTo(Cause.TIMED_OUT);
    }
  }

  /** Waits as long as nothing comes from the client, which says no more. */
  private static void pause(Socket socket) throws IOException {
    socket.setSoTimeout(20);
    try {
      var _ = socket.getInputStream().read();
    } catch (SocketTimeoutException e) {
      assertThat(e).isNotNull(); // as meant
    }
  }

  @Test
  void aClosedPortIsUnreachable() throws Exception {
    int port;
    try (var server = answering()) {
      port = server.port();
    }
    var failure = failure(port, TlsVersion.TLS_1_2, LIMIT);

    assertThat(failure.cause()).isEqualTo(Cause.UNREACHABLE);
    assertThat(failure.retryable()).isTrue();
  }

  @Test
  void nothingIsSentWhenThereIsNothingToOffer() throws Exception {
    assertThat(ask(1, TlsVersion.TLS_1_3, "RC4"))
        .isEqualTo(Answer.of(Reaction.NOTHING_TO_OFFER, null));
  }

  @Test
  void whatIsRareIsOfferedInASecondPart() throws Exception {
    List<String> offers = Collections.synchronizedList(new ArrayList<>());
    try (var server = new RawServer(socket -> {
      offers.add(suites(readHello(socket.getInputStream())));
      socket.getOutputStream().write(alert(2, 40));
    })) {
      assertThat(ask(server.port(), TlsVersion.TLS_1_2, "").reaction()).isEqualTo(Reaction.REFUSED);
    }
    assertThat(offers).hasSize(3).allSatisfy(offer -> assertThat(offer).hasSizeLessThan(128 * 4));
    assertThat(offers.getFirst()).contains("c02f", "002f").doesNotContain("0001");
    assertThat(String.join("", offers)).contains("0001", "000a", "c018");
  }

  @Test
  void aRefusedVersionIsNotOfferedAgain() throws Exception {
    List<byte[]> offers = Collections.synchronizedList(new ArrayList<>());
    try (var server = new RawServer(socket -> {
      offers.add(readHello(socket.getInputStream()));
      socket.getOutputStream().write(alert(2, 70));
    })) {
      assertThat(ask(server.port(), TlsVersion.TLS_1_2, "").reaction()).isEqualTo(Reaction.REFUSED);
    }
    assertThat(offers).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(TlsVersion.class)
  void theNameIsSentWhereItCanBe(TlsVersion version) throws Exception {
    String name = HexFormat.of().formatHex(NAME.getBytes(StandardCharsets.US_ASCII));

    assertThat(helloFor(NAME, version).contains(name)).isEqualTo(version != TlsVersion.SSL_3);
    assertThat(helloFor("192.0.2.7", version))
        .doesNotContain(HexFormat.of().formatHex("192.0.2.7".getBytes(StandardCharsets.US_ASCII)));
  }

  @ParameterizedTest
  @EnumSource(TlsVersion.class)
  void noMessageHasALengthAtWhichLoadBalancersHang(TlsVersion version) throws Exception {
    for (int length = 1; length < 60; length++) {
      int size = helloFor("a".repeat(length) + ".example.com", version).length() / 2 - 5;
      assertThat(size < 256 || size > 511).as("%d bytes", size).isTrue();
    }
  }

  private static String helloFor(String name, TlsVersion version) throws CollectorException {
    var suites = CipherSuites.of(version, Pattern.compile("AES_128"));
    boolean literal = Character.isDigit(name.charAt(0));
    return HexFormat.of().formatHex(ClientHello.record(version, suites, literal ? null : name));
  }

  @Test
  void queryAndAnswerRoundTripAsJson() {
    var codec = new Codec();
    var query = new TlsHello(site().ref(), "127.0.0.1", 443, NAME, TlsVersion.TLS_1_0, "RC4");
    var answer = new Answer(
        Reaction.ACCEPTED, TlsVersion.TLS_1_0, "TLS_RSA_WITH_RC4_128_SHA", null, null, null);

    assertThat(codec.canonicalText(query)).contains("\"version\":\"TLSv1\"");
    assertThat(codec.read(codec.canonical(query), TlsHello.class)).isEqualTo(query);
    assertThat(codec.read(codec.canonical(answer), Answer.class)).isEqualTo(answer);
  }

  private static Answer ask(int port, TlsVersion version, String ciphers) throws Exception {
    return ask(port, version, ciphers, LIMIT);
  }

  private static Answer ask(int port, TlsVersion version, String ciphers, Duration limit)
      throws Exception {
    var query = new TlsHello(site().ref(), "127.0.0.1", port, NAME, version, ciphers);
    try (var access = new FakeAccess(site(), limit)) {
      return new TlsHelloCollector().collect(query, access);
    }
  }

  private static CollectorException failure(int port, TlsVersion version, Duration limit) {
    return catchThrowableOfType(CollectorException.class, () -> ask(port, version, "", limit));
  }

  private static WebSystem site() {
    var ref = new SystemRef("web", "site");
    return new WebSystem(ref, URI.create("https://" + NAME), NAME, null, null, Map.of(), List.of());
  }

  private static RawServer jdkServer(String version) throws IOException {
    var server = (SSLServerSocket) Pki.serverContext(SELF)
        .getServerSocketFactory()
        .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    server.setEnabledProtocols(new String[] {version});
    return new RawServer(server, socket -> ((SSLSocket) socket).startHandshake());
  }

  /** A server that reads a ClientHello, sends this, and closes. */
  private static RawServer answering(byte[]... parts) throws IOException {
    return new RawServer(socket -> {
      readHello(socket.getInputStream());
      socket.getOutputStream().write(join(parts));
    });
  }

  /** All of it, since closing with something unread resets the connection. */
  private static byte[] readHello(InputStream in) throws IOException {
    byte[] header = in.readNBytes(5);
    return in.readNBytes((header[3] & 0xFF) << 8 | header[4] & 0xFF);
  }

  private static String suites(byte[] hello) {
    int session = hello[38] & 0xFF;
    int start = 39 + session;
    int length = (hello[start] & 0xFF) << 8 | hello[start + 1] & 0xFF;
    return HexFormat.of().formatHex(hello, start + 2, start + 2 + length);
  }

  private static byte[] choice(TlsVersion version, String suite) {
    return record(hello(version, suite));
  }

  private static byte[] hello(TlsVersion version, String suite) {
    boolean newest = version == TlsVersion.TLS_1_3;
    int legacy = newest ? TlsVersion.TLS_1_2.code() : version.code();
    String extensions = newest ? "0006 002b 0002 0304" : "";
    return message(
        2, bytes("%04x".formatted(legacy) + "ab".repeat(32) + "00" + suite + "00" + extensions));
  }

  private static byte[] message(int type, byte[] body) {
    return join(bytes("%02x%06x".formatted(type, body.length)), body);
  }

  private static byte[] record(byte[] content) {
    return join(bytes("160303%04x".formatted(content.length)), content);
  }

  private static byte[] alert(int level, int description) {
    return bytes("1503030002%02x%02x".formatted(level, description));
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  private static byte[] join(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
