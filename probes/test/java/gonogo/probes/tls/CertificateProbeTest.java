package gonogo.probes.tls;

import static gonogo.probes.tls.Shop.ADDRESS;
import static gonogo.probes.tls.Shop.DEFAULTS;
import static gonogo.probes.tls.Shop.HOST;
import static gonogo.probes.tls.Shop.NOW;
import static gonogo.probes.tls.Shop.question;
import static gonogo.probes.tls.Shop.shows;
import static gonogo.probes.tls.Shop.system;
import static gonogo.probes.tls.Shop.world;
import static java.time.Duration.ofDays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gonogo.api.Cause;
import gonogo.api.Finding;
import gonogo.api.Outcome;
import gonogo.api.Remark;
import gonogo.collect.net.Families;
import gonogo.collect.net.Resolve;
import gonogo.collect.tls.TlsHandshake;
import gonogo.testing.FakeWorld;
import gonogo.testing.Pki;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;

class CertificateProbeTest {
  private static final Pki.Identity ROOT = Pki.authority("Root").selfSigned();
  private static final Pki.Identity CA = Pki.authority("CA").issuedBy(ROOT);
  private static final List<Pki.Identity> ANCHORS = List.of(ROOT);
  private static final TlsHandshake.Answer GOOD =
      shows(ANCHORS, Pki.server(HOST).issuedBy(CA), CA);

  private final CertificateProbe probe = new CertificateProbe();

  @Test
  void passesWhenEveryAddressShowsAGoodChain() {
    var world = world(HOST, "192.0.2.7", "192.0.2.8")
        .answers(question(HOST, "192.0.2.7"), GOOD)
        .answers(question(HOST, "192.0.2.8"), GOOD);

    var passed = passed(probe.examine(system(HOST), DEFAULTS, world));

    assertThat(passed.summary())
        .matches("shop\\.example\\.com: trusted and valid until \\S+ at 2 addresses");
    assertThat(passed.remarks()).isEmpty();
    assertThat(passed.measures())
        .extracting("name")
        .containsExactly("days-left@192.0.2.7", "days-left@192.0.2.8");
    assertThat(passed.measures()).allSatisfy(measure -> {
      assertThat(measure.value()).isCloseTo(90, within(0.1));
      assertThat(measure.limit()).isEqualTo(14);
      assertThat(measure.ok()).isTrue();
    });
  }

  @Test
  void oneBadAddressOfSeveralFails() {
    var stale =
        Pki.server(HOST).valid(NOW.minus(ofDays(90)), NOW.minus(ofDays(2))).issuedBy(CA);
    var world = world(HOST, "192.0.2.7", "192.0.2.8")
        .answers(question(HOST, "192.0.2.7"), GOOD)
        .answers(question(HOST, "192.0.2.8"), shows(ANCHORS, stale, CA));

    var failed = failed(probe.examine(system(HOST), DEFAULTS, world));

    assertThat(failed.findings()).hasSize(1);
    Finding finding = failed.findings().getFirst();
    assertThat(finding.code()).isEqualTo("tls/certificate/expired");
    assertThat(finding.where()).isEqualTo("shop.example.com at 192.0.2.8");
    assertThat(finding.seen()).startsWith("expired 20");
    assertThat(failed.measures().getLast().ok()).isFalse();
  }

  @Test
  void aFindingSaysWhatWasSeenAndWanted() {
    var short6 = Pki.server(HOST)
        .valid(NOW.minus(ofDays(84)), NOW.plus(ofDays(6)).plusSeconds(60))
        .issuedBy(CA);

    Finding finding =
        failed(Shop.examine(shows(ANCHORS, short6, CA))).findings().getFirst();

    assertThat(finding.code()).isEqualTo("tls/certificate/expires-soon");
    assertThat(finding.where()).isEqualTo("shop.example.com at 192.0.2.7");
    assertThat(finding.seen()).matches("expires \\d{4}-\\d{2}-\\d{2}, 6 days left");
    assertThat(finding.wanted()).isEqualTo("at least 14 days");
    assertThat(finding.remedy()).endsWith(".");
  }

  @Test
  void aFindingAboutAnIssuerNamesItInWhere() {
    var old = Pki.authority("Old CA")
        .valid(NOW.minus(ofDays(99)), NOW.minus(ofDays(1)))
        .issuedBy(ROOT);

    Finding finding = failed(Shop.examine(shows(ANCHORS, Pki.server(HOST).issuedBy(old), old)))
        .findings()
        .getFirst();

    assertThat(finding.where()).isEqualTo("shop.example.com at 192.0.2.7, intermediate \"Old CA\"");
  }

  @Test
  void aFindingAboutTrustNamesTheAnchors() {
    Finding finding = failed(Shop.examine(shows(List.of(), Pki.server(HOST).issuedBy(CA), CA)))
        .findings()
        .getFirst();

    assertThat(finding.seen()).isEqualTo("nobody sent the issuer of \"CA\", \"Root\"");
    assertThat(finding.wanted())
        .isEqualTo("every intermediate certificate up to a trust anchor of ops/ca.pem");
  }

  @Test
  void everyFlawOfAChainIsSaid() {
    var awful = Pki.server("other.example.com")
        .keys("RSA-1024")
        .valid(NOW.minus(ofDays(9)), NOW.minus(ofDays(1)));

    assertThat(Shop.codes(Shop.examine(shows(ANCHORS, awful.selfSigned()))))
        .containsExactlyInAnyOrder("self-signed", "wrong-host", "expired", "weak-key");
  }

  @Test
  void anAddressThatDidNotAnswerPreventsAPass() {
    var world = world(HOST, "192.0.2.7", "192.0.2.8")
        .answers(question(HOST, "192.0.2.7"), GOOD)
        .cannotAnswer(question(HOST, "192.0.2.8"), Cause.TIMED_OUT, "nothing within 10 s");

    var unseen = inconclusive(probe.examine(system(HOST), DEFAULTS, world));

    assertThat(unseen.cause()).isEqualTo(Cause.TIMED_OUT);
    assertThat(unseen.summary()).isEqualTo("shop.example.com at 192.0.2.8: nothing within 10 s");
  }

  @Test
  void aFailureSeenOutweighsAnAddressThatDidNotAnswer() {
    var world = world(HOST, "192.0.2.7", "192.0.2.8")
        .cannotAnswer(question(HOST, "192.0.2.7"), Cause.UNREACHABLE, "refused")
        .answers(
            question(HOST, "192.0.2.8"),
            shows(ANCHORS, Pki.server("a.example.com").issuedBy(CA), CA));

    assertThat(Shop.codes(probe.examine(system(HOST), DEFAULTS, world)))
        .containsExactly("wrong-host");
  }

  @Test
  void anAddressOfAFamilyThatThisMachineLacksIsARemark() {
    var world = world(HOST, ADDRESS, "2001:db8::7").answers(question(HOST, ADDRESS), GOOD);

    assertThat(passed(probe.examine(system(HOST), DEFAULTS, world)).remarks())
        .extracting(Remark::where)
        .containsExactly("shop.example.com at 2001:db8::7");
  }

  @Test
  void noAddressThatCouldBeReachedIsUnreachable() {
    var outcome = probe.examine(system(HOST), DEFAULTS, world(HOST, "2001:db8::7", "2001:db8::8"));

    assertThat(inconclusive(outcome).cause()).isEqualTo(Cause.UNREACHABLE);
  }

  @Test
  void aNameThatDoesNotResolveIsInconclusive() {
    var world = new FakeWorld(NOW)
        .cannotAnswer(new Resolve(system(HOST).ref(), HOST), Cause.UNREACHABLE, "no such name");

    assertThat(inconclusive(FakeWorld.outcomeOf(() -> probe.examine(system(HOST), DEFAULTS, world)))
            .cause())
        .isEqualTo(Cause.UNREACHABLE);
  }

  @Test
  void aKeyThatTheServerDidNotProveCannotPass() {
    var unproven = new TlsHandshake.Answer(
        "TLSv1.2", "unknown", GOOD.chain(), GOOD.anchors(), "ops/ca.pem", "bad signature");

    var unseen = inconclusive(Shop.examine(unproven));

    assertThat(unseen.cause()).isEqualTo(Cause.GARBLED);
    assertThat(unseen.summary()).contains("did not prove");
  }

  @Test
  void aKeyThatTheServerDidNotProveCanFail() {
    var bad = shows(ANCHORS, Pki.server("other.example.com").issuedBy(CA), CA);
    var unproven = new TlsHandshake.Answer(
        "TLSv1.2", "unknown", bad.chain(), bad.anchors(), "ops/ca.pem", "refused");

    assertThat(Shop.codes(Shop.examine(unproven))).containsExactly("wrong-host");
  }

  @Test
  void certificatesThatCannotBeReadAreGarbled() {
    var chain = new ArrayList<>(GOOD.chain());
    chain.add(Base64.getEncoder().encodeToString(new byte[] {0x30, 3, 1, 2, 3}));
    var answer =
        new TlsHandshake.Answer("TLSv1.3", "TLS", chain, GOOD.anchors(), "ops/ca.pem", null);

    var unseen = inconclusive(Shop.examine(answer));

    assertThat(unseen.cause()).isEqualTo(Cause.GARBLED);
    assertThat(unseen.summary()).contains("certificate 3 of 3 cannot be read");
  }

  @Test
  void noCertificateIsNoData() {
    assertThat(inconclusive(Shop.examine(shows(ANCHORS))).cause()).isEqualTo(Cause.NO_DATA);
  }

  @Test
  void aKeyOfAKindThatNobodyJudgesHereIsInconclusive() {
    var leaf = Pki.server(HOST).keys(Pki.newKeys("ML-DSA-65")).issuedBy(CA);

    var unseen = inconclusive(Shop.examine(shows(ANCHORS, leaf, CA)));

    assertThat(unseen.cause()).isEqualTo(Cause.NO_DATA);
    assertThat(unseen.summary()).contains("a key of a kind that cannot be judged here");
  }

  @Test
  void aSignatureOfAKindThatNobodyKnowsHereIsInconclusive() throws Exception {
    var generator = KeyPairGenerator.getInstance("EC", new BouncyCastleProvider());
    generator.initialize(new ECGenParameterSpec("brainpoolP256r1"));
    var issuer = Pki.authority("Other Curve").keys(generator.generateKeyPair()).issuedBy(ROOT);

    var unseen =
        inconclusive(Shop.examine(shows(ANCHORS, Pki.server(HOST).issuedBy(issuer), issuer)));

    assertThat(unseen.cause()).isEqualTo(Cause.NO_DATA);
    assertThat(unseen.summary()).contains("which cannot be verified here");
  }

  @Test
  void tooManyCertificatesAreTooLarge() {
    var chain = new ArrayList<Pki.Identity>(List.of(Pki.server(HOST).issuedBy(CA), CA));
    while (chain.size() < 21) {
      chain.add(CA);
    }

    assertThat(inconclusive(Shop.examine(shows(ANCHORS, chain.toArray(Pki.Identity[]::new))))
            .cause())
        .isEqualTo(Cause.TOO_LARGE);
  }

  /** Eighteen authorities of one name and one key, each of which issued each: more paths than atoms. */
  @Test
  void aMazeOfAuthoritiesEndsSoonAndDoesNotPass() {
    KeyPair keys = Pki.newKeys("P-256");
    Pki.Identity maze = Pki.authority("Maze").keys(keys).selfSigned();
    var chain = new ArrayList<Pki.Identity>(List.of(Pki.server(HOST).issuedBy(maze)));
    for (int i = 0; i < 18; i++) {
      chain.add(Pki.authority("Maze").keys(keys).issuedBy(maze));
    }
    long start = System.nanoTime();

    var outcome = Shop.examine(shows(ANCHORS, chain.toArray(Pki.Identity[]::new)));

    assertThat(inconclusive(outcome).cause()).isEqualTo(Cause.TOO_LARGE);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void aMazeWithAGoodWayOutPasses() {
    KeyPair keys = Pki.newKeys("P-256");
    Pki.Identity way = Pki.authority("Maze").keys(keys).issuedBy(ROOT);
    var chain = new ArrayList<Pki.Identity>(List.of(Pki.server(HOST).issuedBy(way), way));
    for (int i = 0; i < 10; i++) {
      chain.add(Pki.authority("Maze").keys(keys).selfSigned());
    }

    passed(Shop.examine(shows(ANCHORS, chain.toArray(Pki.Identity[]::new))));
  }

  @Test
  void differentGoodCertificatesAreARemark() {
    var world = world(HOST, "192.0.2.7", "192.0.2.8")
        .answers(question(HOST, "192.0.2.7"), GOOD)
        .answers(question(HOST, "192.0.2.8"), shows(ANCHORS, Pki.server(HOST).issuedBy(CA), CA));

    assertThat(passed(probe.examine(system(HOST), DEFAULTS, world)).remarks())
        .containsExactly(new Remark(HOST, "2 different certificates at 2 addresses"));
  }

  @Test
  void lessThanThirtyDaysAreARemark() {
    var leaf = Pki.server(HOST)
        .valid(NOW.minus(ofDays(70)), NOW.plus(ofDays(20)).plusSeconds(60))
        .issuedBy(CA);
    var answer = shows(ANCHORS, leaf, CA);

    assertThat(passed(Shop.examine(answer)).remarks())
        .singleElement()
        .satisfies(remark -> assertThat(remark.text()).endsWith("20 days left"));
    assertThat(
            passed(Shop.examine(HOST, Shop.settings(null, ofDays(15)), answer)).remarks())
        .isEmpty();
  }

  @Test
  void otherRemarksAreMade() {
    var lower = Pki.authority("Lower CA").issuedBy(CA);
    var stray =
        Pki.authority("Stray").valid(NOW.minus(ofDays(9)), NOW.minus(ofDays(1))).selfSigned();
    var leaf = Pki.server(HOST).authorityOver(null).lasting(ofDays(900)).issuedBy(lower);

    assertThat(passed(Shop.examine(shows(ANCHORS, leaf, CA, lower, stray))).remarks())
        .extracting(Remark::text)
        .satisfiesExactly(
            text -> assertThat(text).startsWith("also sends \"Stray\", which expired"),
            text -> assertThat(text).contains("not sent in the order"),
            text -> assertThat(text).contains("825 days"),
            text -> assertThat(text).contains("that of an authority"));
  }

  @Test
  void settingsChooseThePortAndTheName() {
    var settings = new CertificateProbe.Settings(8443, "API.Example.com.", null, null, 2048, 256);
    var system = system(HOST);
    var leaf = Pki.server("other.example.com").issuedBy(CA);
    var world = world(HOST, ADDRESS)
        .answers(
            new TlsHandshake(system.ref(), ADDRESS, 8443, "api.example.com"),
            shows(ANCHORS, leaf, CA));

    Finding finding = failed(probe.examine(system, settings, world)).findings().getFirst();

    assertThat(finding.where()).isEqualTo("api.example.com:8443 at 192.0.2.7");
    assertThat(finding.wanted()).isEqualTo("a certificate for api.example.com");
  }

  @Test
  void aLiteralAddressIsItsOwnName() {
    String literal = "2001:db8::7";
    var leaf = Pki.server("2001:db8:0:0:0:0:0:7").issuedBy(CA);
    var world = world(literal, literal)
        .answers(Families.HERE, new Families.Answer(false, true))
        .answers(question(literal, literal), shows(ANCHORS, leaf, CA));

    assertThat(passed(probe.examine(system(literal), DEFAULTS, world)).summary())
        .startsWith(literal + ": ");
  }

  @Test
  void validityEndsWithTheSecondThatIsNamed() {
    Instant end = Instant.ofEpochSecond(NOW.getEpochSecond());
    var leaf = Pki.server(HOST).valid(end.minus(ofDays(60)), end).issuedBy(CA);
    var criteria = new Criteria(HOST, end, Duration.ZERO, Duration.ZERO, 2048, 256);
    var later = new Criteria(HOST, end.plusSeconds(1), Duration.ZERO, Duration.ZERO, 2048, 256);
    var answer = shows(ANCHORS, leaf, CA);

    assertThat(ChainJudge.judge(answer, criteria).flaws()).isEmpty();
    assertThat(ChainJudge.judge(answer, later).flaws())
        .extracting(Flaw::code)
        .containsExactly("expired");
  }

  @Test
  void textOfAStrangerIsCleaned() {
    var leaf = Pki.server(HOST)
        .names()
        .dnsName("evil\u001b[31m\n::error::" + "x".repeat(300))
        .issuedBy(CA);

    String seen =
        failed(Shop.examine(shows(ANCHORS, leaf, CA))).findings().getFirst().seen();

    assertThat(seen)
        .startsWith("it is for evil?[31m?::error::")
        .hasSizeLessThan(120)
        .doesNotContainPattern("\\p{C}");
  }

  @Test
  void settingsThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> new CertificateProbe.Settings(70_000, null, null, null, 2048, 256))
        .hasMessageStartingWith("port:");
    assertThatThrownBy(() -> new CertificateProbe.Settings(null, "a..b", null, null, 2048, 256))
        .hasMessageStartingWith("server-name:");
    assertThatThrownBy(() -> Shop.settings(ofDays(-1), null))
        .hasMessageStartingWith("min-remaining:");
  }

  @Test
  void theSidecarHasItsHeadings() throws Exception {
    try (var text = CertificateProbe.class.getResourceAsStream("CertificateProbe.md")) {
      assertThat(text).isNotNull();
      assertThat(new String(text.readAllBytes(), StandardCharsets.UTF_8))
          .contains(
              "## What it looks at",
              "## Why it matters",
              "## How to fix it",
              "## What it cannot see");
    }
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
