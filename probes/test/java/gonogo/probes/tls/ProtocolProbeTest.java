package gonogo.probes.tls;

import static gonogo.collect.tls.TlsVersion.SSL_3;
import static gonogo.collect.tls.TlsVersion.TLS_1_0;
import static gonogo.collect.tls.TlsVersion.TLS_1_1;
import static gonogo.collect.tls.TlsVersion.TLS_1_2;
import static gonogo.collect.tls.TlsVersion.TLS_1_3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.google.re2j.Pattern;
import gonogo.api.Cause;
import gonogo.api.Finding;
import gonogo.api.Outcome;
import gonogo.api.Remark;
import gonogo.collect.tls.TlsAlpn;
import gonogo.collect.tls.TlsClear;
import gonogo.collect.tls.TlsHello;
import gonogo.collect.tls.TlsHello.Answer;
import gonogo.collect.tls.TlsHello.Reaction;
import gonogo.collect.tls.TlsVersion;
import gonogo.collect.web.WebSystem;
import gonogo.probes.tls.ProtocolProbe.Plaintext;
import gonogo.testing.FakeWorld;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProtocolProbeTest {
  private static final String HOST = Shop.HOST;
  private static final String ADDRESS = Shop.ADDRESS;
  private static final String WHERE = "shop.example.com at 192.0.2.7";
  private static final String WEAK = "NULL|EXPORT|RC2|RC4|DES|anon|MD5|^TLS_SHA";
  private static final String OLD = "_CBC_SHA$|^TLS_RSA_WITH_";
  private static final String PRIME = "^TLS_DHE_";
  private static final String GOOD = "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256";
  private static final Answer REFUSED = Answer.of(Reaction.REFUSED, "protocol_version (70)");
  private static final Answer NOTHING = Answer.of(Reaction.NOTHING_TO_OFFER, null);

  private final ProtocolProbe probe = new ProtocolProbe();
  private final WebSystem system = Shop.system(HOST);

  @Test
  void aServerThatTakesTheAllowedVersionsOnlyPasses() {
    var passed = passed(examine(healthy()));

    assertThat(passed.summary())
        .isEqualTo("shop.example.com: takes TLSv1.2, TLSv1.3 and nothing weaker at 1 address");
    assertThat(passed.remarks()).isEmpty();
    assertThat(passed.measures()).isEmpty();
  }

  /** With the one that the ledger makes first: a stranger's server is not to be bothered. */
  @Test
  void anAddressIsAskedTenTimes() {
    var world = healthy();
    var _ = examine(world);

    assertThat(world.asked().stream().filter(query -> query.endpoint().isPresent()))
        .hasSize(10);
  }

  @Test
  void withoutTls13ItPassesWithARemark() {
    assertThat(passed(examine(healthy().answers(hello(TLS_1_3), REFUSED))).remarks())
        .containsExactly(new Remark(WHERE, "does not take TLSv1.3"));
  }

  @Test
  void tls13AloneIsEnough() {
    var world = world(ADDRESS);
    plant(world, ADDRESS, TLS_1_3);

    assertThat(passed(examine(world)).remarks()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"SSL_3", "TLS_1_0", "TLS_1_1"})
  void aForbiddenVersionFails(TlsVersion version) {
    var world = healthy().answers(hello(version), chose(version, "TLS_RSA_WITH_AES_128_CBC_SHA"));

    assertThat(failed(examine(world)).findings())
        .containsExactly(new Finding(
            "tls/protocol/forbidden-version",
            WHERE + ", " + version,
            "takes %s (with TLS_RSA_WITH_AES_128_CBC_SHA)".formatted(version),
            "only TLSv1.2, TLSv1.3",
            ("Switch %s off in the server (nginx: ssl_protocols TLSv1.2 TLSv1.3;), and in whatever"
                    + " stands before it.")
                .formatted(version)));
  }

  /** A server that negotiates down takes the old version, whatever it was offered. */
  @Test
  void aServerThatSpeaksOneOldVersionOnlyFailsForThat() {
    var old = chose(TLS_1_0, "TLS_RSA_WITH_AES_128_CBC_SHA");
    var world = world(ADDRESS);
    plant(world, ADDRESS);
    world
        .answers(hello(TLS_1_0), old)
        .answers(hello(TLS_1_1), old)
        .answers(hello(TLS_1_2), old)
        .answers(hello(TLS_1_0, WEAK), chose(TLS_1_0, "TLS_RSA_WITH_RC4_128_SHA"))
        .answers(hello(TLS_1_0, OLD), old)
        .answers(hello(TLS_1_0, PRIME), REFUSED);

    assertThat(failed(examine(world)).findings())
        .extracting(Finding::code, Finding::where)
        .containsExactly(
            tuple("tls/protocol/forbidden-version", WHERE + ", TLSv1"),
            tuple("tls/protocol/forbidden-cipher", WHERE));
  }

  @Test
  void aVersionThatIsNotAllowedHereFails() {
    var settings = settings(8443, Plaintext.REFUSED, TLS_1_3);
    var world = Shop.world(HOST, ADDRESS);
    plant(world, ADDRESS, 8443, TLS_1_2, TLS_1_3);

    var finding = failed(probe.examine(system, settings, world)).findings().getFirst();

    assertThat(finding.where()).isEqualTo("shop.example.com:8443 at 192.0.2.7, TLSv1.2");
    assertThat(finding.wanted()).isEqualTo("only TLSv1.3");
  }

  @ParameterizedTest
  @CsvSource({"CLOSED,", "RESET,", "NOT_TLS, \"HTTP/1.1 400\""})
  void cuttingTheConnectionRefusesWhereAnotherVersionIsTaken(
      Reaction reaction, @Nullable String detail) {
    var world = healthy()
        .answers(hello(SSL_3), Answer.of(reaction, detail))
        .answers(hello(TLS_1_0), Answer.of(reaction, detail));

    assertThat(passed(examine(world)).remarks())
        .containsExactly(
            new Remark(
                WHERE,
                "cuts the connection at an offer of SSLv3, TLSv1 instead of refusing it with an alert"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"CLOSED", "RESET", "REFUSED", "TURNED_AWAY"})
  void refusingEverythingProvesNothing(Reaction reaction) {
    var world = world(ADDRESS);
    plant(world, ADDRESS);
    for (TlsVersion version : TlsVersion.values()) {
      world.answers(hello(version), Answer.of(reaction, "why"));
    }

    var unseen = inconclusive(examine(world));

    assertThat(unseen.cause()).isEqualTo(Cause.NO_DATA);
    assertThat(unseen.summary()).startsWith(WHERE + ": takes no version, so no refusal proves");
    assertThat(world.asked()).doesNotContain(hello(TLS_1_2, WEAK));
  }

  @ParameterizedTest
  @EnumSource(names = {"TIMED_OUT", "GARBLED", "TOO_LARGE"})
  void aForbiddenVersionThatWasNotSeenIsInconclusive(Cause cause) {
    var unseen = inconclusive(examine(healthy().cannotAnswer(hello(TLS_1_0), cause, "why")));

    assertThat(unseen.cause()).isEqualTo(cause);
    assertThat(unseen.summary()).isEqualTo(WHERE + ", TLSv1: why");
  }

  @Test
  void anAllowedVersionThatWasNotSeenIsARemark() {
    var world = healthy().cannotAnswer(hello(TLS_1_3), Cause.TIMED_OUT, "silence");

    assertThat(passed(examine(world)).remarks())
        .containsExactly(new Remark(WHERE, "could not see whether it takes TLSv1.3: silence"));
  }

  @Test
  void beingTurnedAwayIsNoRefusal() {
    var away = Answer.of(Reaction.TURNED_AWAY, "unrecognized_name (112)");

    assertThat(inconclusive(examine(healthy().answers(hello(TLS_1_0), away))).summary())
        .isEqualTo(WHERE + ", TLSv1: cannot tell whether it is refused:"
            + " refused with the alert unrecognized_name (112)");
    assertThat(inconclusive(examine(healthy().answers(hello(TLS_1_2, WEAK), away)))
            .cause())
        .isEqualTo(Cause.NO_DATA);
  }

  @Test
  void aServerThatWasNeverReachedIsUnreachable() {
    var world = world(ADDRESS);
    for (TlsVersion version : TlsVersion.values()) {
      world.cannotAnswer(hello(version), Cause.BLOCKED, "192.0.2.7:443 refused the connection");
    }
    world.cannotAnswer(clear(ADDRESS, 443), Cause.BLOCKED, "192.0.2.7:443 refused the connection");

    assertThat(inconclusive(examine(world)).cause()).isEqualTo(Cause.BLOCKED);
    assertThat(inconclusive(examine(Shop.world(HOST, "2001:db8::7"))).cause())
        .isEqualTo(Cause.UNREACHABLE);
  }

  @Test
  void aServerWithoutTlsFails() {
    var world = world(ADDRESS);
    for (TlsVersion version : TlsVersion.values()) {
      world.answers(hello(version), Answer.of(Reaction.NOT_TLS, "\"HTTP/1.1 400\""));
    }
    world.answers(
        clear(ADDRESS, 443), new TlsClear.Answer(TlsClear.Reaction.HTTP, 200, null, "\"HTTP\""));

    assertThat(failed(examine(world)).findings())
        .extracting(Finding::code, Finding::seen)
        .containsExactly(
            tuple(
                "tls/protocol/no-tls",
                "answers a handshake in clear text, beginning with \"HTTP/1.1 400\""),
            tuple("tls/protocol/plaintext", "answers HTTP in clear with status 200"));
  }

  @Test
  void aForbiddenCipherFails() {
    var world = healthy().answers(hello(TLS_1_2, WEAK), chose(TLS_1_2, "TLS_RSA_WITH_NULL_SHA256"));

    assertThat(failed(examine(world)).findings().getFirst())
        .isEqualTo(new Finding(
            "tls/protocol/forbidden-cipher",
            WHERE,
            "takes TLS_RSA_WITH_NULL_SHA256 in TLSv1.2",
            "no cipher suite with " + WEAK,
            "Take the suites of this kind out of the server's list (nginx: ssl_ciphers)."));
  }

  @Test
  void aForbiddenCipherOfTls13FailsToo() {
    var world = healthy().answers(hello(TLS_1_3, WEAK), chose(TLS_1_3, "TLS_SHA256_SHA256"));

    assertThat(codes(examine(world))).containsExactly("forbidden-cipher");
  }

  @Test
  void aCipherThatWasNotSeenIsInconclusive() {
    var world = healthy().cannotAnswer(hello(TLS_1_2, WEAK), Cause.TIMED_OUT, "silence");

    assertThat(inconclusive(examine(world)).summary())
        .isEqualTo(WHERE + ", forbidden cipher suites in TLSv1.2: silence");
  }

  @Test
  void anExpressionThatFitsNoCipherIsNotConfigured() {
    var world = healthy().answers(hello(TLS_1_2, WEAK), NOTHING);

    var unseen = inconclusive(examine(world));

    assertThat(unseen.cause()).isEqualTo(Cause.NOT_CONFIGURED);
    assertThat(unseen.needs()).containsExactly("setting:forbid-ciphers");
  }

  @Test
  void anOldCipherIsARemark() {
    String cipher = "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA";

    assertThat(passed(examine(healthy().answers(hello(TLS_1_2, OLD), chose(TLS_1_2, cipher))))
            .remarks())
        .containsExactly(
            new Remark(WHERE, "takes " + cipher + " in TLSv1.2, a suite that is going out of use"));
    assertThat(passed(
                examine(healthy().cannotAnswer(hello(TLS_1_2, OLD), Cause.TIMED_OUT, "silence")))
            .remarks())
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"1024 | weak-dh", "2047 | weak-dh", "2048 |", "4096 |"})
  void aPrimeIsMeasured(int bits, @Nullable String code) {
    var answer = new Answer(
        Reaction.ACCEPTED, TLS_1_2, "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256", "DH", bits, null);
    var outcome = examine(healthy().answers(hello(TLS_1_2, PRIME), answer));

    assertThat(codes(outcome)).isEqualTo(code == null ? List.of() : List.of(code));
    var measures = code == null ? passed(outcome).measures() : failed(outcome).measures();
    assertThat(measures).singleElement().satisfies(measure -> {
      assertThat(measure.name()).isEqualTo("dh-bits@192.0.2.7");
      assertThat(measure.value()).isEqualTo(bits);
      assertThat(measure.ok()).isEqualTo(code == null);
    });
  }

  @Test
  void aPrimeThatWasNotShownIsInconclusive() {
    var world = healthy().answers(hello(TLS_1_2, PRIME), chose(TLS_1_2, "TLS_DHE_RSA_WITH_X"));

    assertThat(inconclusive(examine(world)).cause()).isEqualTo(Cause.GARBLED);
  }

  @ParameterizedTest
  @CsvSource({
    "REFUSED, 400,, passes",
    "REFUSED, 426,, passes",
    "REFUSED, 200,, plaintext",
    "REFUSED, 404,, plaintext",
    "REFUSED, 403,, plaintext",
    "REFUSED, 301, https://shop.example.com/, plaintext",
    "REDIRECTED, 301, https://shop.example.com/, passes",
    "REDIRECTED, 308, HTTPS://shop.example.com/, passes",
    "REDIRECTED, 302, http://shop.example.com/, plaintext",
    "REDIRECTED, 302,, plaintext",
    "REDIRECTED, 400,, passes",
    "REDIRECTED, 200,, plaintext",
    "REFUSED, 500,, NO_DATA",
    "REFUSED, 101,, NO_DATA",
  })
  void clearTextIsJudgedByWhatComesBack(
      Plaintext wanted, int status, @Nullable String location, String expected) {
    var answer = new TlsClear.Answer(TlsClear.Reaction.HTTP, status, location, "\"HTTP/1.1\"");
    var world = healthy().answers(clear(ADDRESS, 443), answer);

    assertThat(word(probe.examine(system, settings(wanted), world))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"TLS, passes", "CLOSED, passes", "RESET, passes", "OTHER, GARBLED"})
  void withoutAResponseClearTextIsRefused(TlsClear.Reaction reaction, String expected) {
    var world = healthy().answers(clear(ADDRESS, 443), TlsClear.Answer.of(reaction, "\"hm\""));

    assertThat(word(examine(world))).isEqualTo(expected);
  }

  @Test
  void silenceToClearTextIsInconclusive() {
    var world = healthy().cannotAnswer(clear(ADDRESS, 443), Cause.TIMED_OUT, "silence");

    assertThat(inconclusive(examine(world)).summary()).isEqualTo(WHERE + ", clear text: silence");
  }

  @Test
  void clearTextThatIsIgnoredIsNotSent() {
    var world = healthy();

    passed(probe.examine(system, settings(Plaintext.IGNORED), world));

    assertThat(world.asked()).doesNotContain(clear(ADDRESS, 443));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"h2 | passes", "http/1.1 | alpn", "| alpn"})
  void oneOfTheWantedProtocolsMustBeChosen(@Nullable String chosen, String expected) {
    var world = healthy().answers(alpn(), new TlsAlpn.Answer(chosen));

    assertThat(word(probe.examine(system, wantingH2(), world))).isEqualTo(expected);
  }

  @Test
  void aProtocolThatWasNotSeenIsInconclusive() {
    var world = healthy().cannotAnswer(alpn(), Cause.TIMED_OUT, "silence");

    assertThat(inconclusive(probe.examine(system, wantingH2(), world)).summary())
        .isEqualTo(WHERE + ", application protocol: silence");
  }

  private TlsAlpn alpn() {
    return new TlsAlpn(system.ref(), ADDRESS, 443, HOST, List.of("h2", "http/1.1"));
  }

  private static ProtocolProbe.Settings wantingH2() {
    var usual = settings(Plaintext.REFUSED);
    return new ProtocolProbe.Settings(
        null,
        null,
        usual.allow(),
        usual.forbidCiphers(),
        usual.warnCiphers(),
        2048,
        Plaintext.REFUSED,
        List.of("h2"));
  }

  @Test
  void theBadNodeOfAPoolIsNamed() {
    var world = world(ADDRESS, "192.0.2.8", "192.0.2.9");
    for (String address : List.of(ADDRESS, "192.0.2.8", "192.0.2.9")) {
      plant(world, address, TLS_1_2, TLS_1_3);
    }
    world.answers(hello("192.0.2.8", TLS_1_1, ""), chose(TLS_1_1, "TLS_RSA_WITH_AES_128_CBC_SHA"));

    assertThat(failed(examine(world)).findings())
        .extracting(Finding::where)
        .containsExactly("shop.example.com at 192.0.2.8, TLSv1.1");
  }

  @Test
  void aNodeThatWasNotSeenPreventsAPass() {
    var world = world(ADDRESS, "192.0.2.8");
    plant(world, ADDRESS, TLS_1_2, TLS_1_3);
    for (TlsVersion version : TlsVersion.values()) {
      world.cannotAnswer(hello("192.0.2.8", version, ""), Cause.TIMED_OUT, "silence");
    }
    world.cannotAnswer(clear("192.0.2.8", 443), Cause.TIMED_OUT, "silence");

    assertThat(inconclusive(examine(world)).summary())
        .startsWith("shop.example.com at 192.0.2.8: silence");
  }

  @Test
  void settingsThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> settings(null, Plaintext.REFUSED)).hasMessageStartingWith("allow:");
    assertThatThrownBy(() -> new ProtocolProbe.Settings(
            0,
            null,
            List.of(TLS_1_3),
            Pattern.compile(WEAK),
            Pattern.compile(OLD),
            2048,
            Plaintext.REFUSED,
            List.of()))
        .hasMessageStartingWith("port:");
  }

  // What is planted, and what is said of it.

  private static FakeWorld world(String... addresses) {
    return Shop.world(HOST, addresses);
  }

  private FakeWorld healthy() {
    var world = world(ADDRESS);
    plant(world, ADDRESS, TLS_1_2, TLS_1_3);
    return world;
  }

  private void plant(FakeWorld world, String address, TlsVersion... taken) {
    plant(world, address, 443, taken);
  }

  /** A server that takes these versions with a good suite, and refuses everything else. */
  private void plant(FakeWorld world, String address, int port, TlsVersion... taken) {
    for (TlsVersion version : TlsVersion.values()) {
      boolean takes = List.of(taken).contains(version);
      String cipher = version == TLS_1_3 ? "TLS_AES_128_GCM_SHA256" : GOOD;
      world.answers(hello(address, port, version, ""), takes ? chose(version, cipher) : REFUSED);
      for (String ciphers : List.of(WEAK, OLD, PRIME)) {
        world.answers(
            hello(address, port, version, ciphers), version == TLS_1_3 ? NOTHING : REFUSED);
      }
    }
    world.answers(clear(address, port), TlsClear.Answer.of(TlsClear.Reaction.CLOSED, null));
  }

  private static Answer chose(TlsVersion version, String cipher) {
    return new Answer(Reaction.ACCEPTED, version, cipher, null, null, null);
  }

  private TlsHello hello(TlsVersion version) {
    return hello(ADDRESS, version, "");
  }

  private TlsHello hello(TlsVersion version, String ciphers) {
    return hello(ADDRESS, version, ciphers);
  }

  private TlsHello hello(String address, TlsVersion version, String ciphers) {
    return hello(address, 443, version, ciphers);
  }

  private TlsHello hello(String address, int port, TlsVersion version, String ciphers) {
    return new TlsHello(system.ref(), address, port, HOST, version, ciphers);
  }

  private TlsClear clear(String address, int port) {
    return new TlsClear(system.ref(), address, port, HOST);
  }

  private static ProtocolProbe.Settings settings(Plaintext plaintext) {
    return settings(null, plaintext, TLS_1_2, TLS_1_3);
  }

  private static ProtocolProbe.Settings settings(
      @Nullable Integer port, Plaintext plaintext, TlsVersion... allow) {
    return new ProtocolProbe.Settings(
        port,
        null,
        List.of(allow),
        Pattern.compile(WEAK),
        Pattern.compile(OLD),
        2048,
        plaintext,
        List.of());
  }

  private Outcome examine(FakeWorld world) {
    return probe.examine(system, settings(Plaintext.REFUSED), world);
  }

  /** The first finding's code, the cause, or that it passes. */
  private static String word(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Passed _ -> "passes";
      case Outcome.Failed _ -> codes(outcome).getFirst();
      case Outcome.Inconclusive unseen -> unseen.cause().name();
      case Outcome.NotApplicable _ -> "not applicable";
    };
  }

  private static List<String> codes(Outcome outcome) {
    return outcome instanceof Outcome.Failed failed
        ? failed.findings().stream()
            .map(finding -> finding.code().substring("tls/protocol/".length()))
            .toList()
        : List.of();
  }

  private static Outcome.Passed passed(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Passed.class);
    return (Outcome.Passed) outcome;
  }

  private static Outcome.Failed failed(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    return (Outcome.Failed) outcome;
  }

  private static Outcome.Inconclusive inconclusive(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Inconclusive.class);
    return (Outcome.Inconclusive) outcome;
  }
}
