package gonogo.probes.tls;

import static gonogo.probes.tls.Shop.DEFAULTS;
import static gonogo.probes.tls.Shop.HOST;
import static gonogo.probes.tls.Shop.NOW;
import static gonogo.probes.tls.Shop.shows;
import static java.time.Duration.ofDays;
import static org.assertj.core.api.Assertions.assertThat;

import gonogo.api.Outcome;
import gonogo.api.ProbeSpec;
import gonogo.collect.tls.TlsHandshake;
import gonogo.testing.Pki;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;

/** Certificates that must not pass, each for one reason, and certificates that must. */
class CertificateCorpusTest {
  private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
  private static final String KEY_USAGE = "2.5.29.15";
  private static final Pki.Identity ROOT = Pki.authority("Root").selfSigned();
  private static final Pki.Identity CA = Pki.authority("CA").issuedBy(ROOT);
  private static final List<Pki.Identity> ANCHORS = List.of(ROOT);

  /** One chain and what it deserves: a finding code, or {@code pass}. */
  private record Sample(
      String what,
      String deserves,
      String host,
      CertificateProbe.Settings settings,
      TlsHandshake.Answer answer) {}

  private final List<Sample> samples = new ArrayList<>();

  private void add(String deserves, String what, TlsHandshake.Answer answer) {
    add(deserves, what, HOST, DEFAULTS, answer);
  }

  private void add(
      String deserves,
      String what,
      String host,
      CertificateProbe.Settings settings,
      TlsHandshake.Answer answer) {
    samples.add(new Sample(what, deserves, host, settings, answer));
  }

  private void leaf(String deserves, String what, Pki.Draft draft) {
    add(deserves, what, shows(ANCHORS, draft.issuedBy(CA), CA));
  }

  private void named(String deserves, String what, String host, Pki.Draft draft) {
    add(deserves, what, host, DEFAULTS, shows(ANCHORS, draft.issuedBy(CA), CA));
  }

  @Test
  void everyBadChainFailsForItsReasonAndEveryGoodOnePasses() {
    names();
    dates();
    trust();
    strength();
    usage();
    good();

    var wrong = new ArrayList<String>();
    var seen = new TreeSet<String>();
    var table = new StringBuilder();
    for (Sample sample : samples) {
      Outcome outcome = Shop.examine(sample.host(), sample.settings(), sample.answer());
      String got =
          outcome instanceof Outcome.Passed ? "pass" : String.join(" ", Shop.codes(outcome));
      table.append("%-62s %-28s %s%n".formatted(sample.what(), sample.deserves(), got));
      seen.addAll(Shop.codes(outcome));
      if (!got.equals(sample.deserves())) {
        wrong.add("%s: wanted %s, got %s".formatted(sample.what(), sample.deserves(), outcome));
      }
    }
    System.out.print(table);
    assertThat(wrong).isEmpty();
    assertThat(samples.stream().filter(sample -> !sample.deserves().equals("pass")))
        .hasSizeGreaterThan(40);
    assertThat(samples.stream().filter(sample -> sample.deserves().equals("pass")))
        .hasSizeGreaterThan(15);
    assertThat(seen)
        .containsExactlyInAnyOrder(
            CertificateProbe.class.getAnnotation(ProbeSpec.class).findings());
  }

  private void names() {
    leaf("no-san", "common name only", Pki.server(HOST).names());
    leaf("wrong-host", "another name", Pki.server("other.example.com"));
    leaf(
        "wrong-host",
        "only an e-mail address",
        Pki.server(HOST).names().emailName("a@example.com"));
    leaf("wrong-host", "wildcard that is part of a label", Pki.server("sh*.example.com"));
    leaf("wrong-host", "wildcard in the second label", Pki.server("shop.*.com"));
    leaf("wrong-host", "wildcard over the domain itself", Pki.server("*.shop.example.com"));
    leaf("wrong-host", "wildcard alone", Pki.server("*"));
    leaf("wrong-host", "name with a NUL", Pki.server(HOST + "\0.example.net"));
    leaf("wrong-host", "name with a final dot", Pki.server(HOST + "."));
    named(
        "wrong-host",
        "wildcard over two labels",
        "a.shop.example.com",
        Pki.server("*.example.com"));
    named("wrong-host", "wildcard over a top-level domain", "example.com", Pki.server("*.com"));
    named("wrong-host", "another address", "192.0.2.9", Pki.server("192.0.2.8"));
    named(
        "wrong-host",
        "address as a DNS name",
        "192.0.2.9",
        Pki.server(HOST).names().dnsName("192.0.2.9"));
    named("wrong-host", "address by wildcard", "192.0.2.9", Pki.server("*.0.2.9"));
    named(
        "no-san", "address as common name", "192.0.2.9", Pki.server("192.0.2.9").names());
  }

  private void dates() {
    leaf(
        "expired",
        "expired yesterday",
        Pki.server(HOST).valid(NOW.minus(ofDays(90)), NOW.minus(ofDays(1))));
    leaf(
        "expired",
        "expired a second ago",
        Pki.server(HOST).valid(NOW.minus(ofDays(90)), NOW.minusSeconds(2)));
    leaf(
        "not-yet-valid",
        "valid from tomorrow",
        Pki.server(HOST).valid(NOW.plus(ofDays(1)), NOW.plus(ofDays(90))));
    leaf(
        "expires-soon",
        "13 days left",
        Pki.server(HOST).valid(NOW.minus(ofDays(77)), NOW.plus(ofDays(13))));
    leaf("expires-soon", "6-day certificate in its last day", lasting(ofDays(5), ofDays(1)));
    add(
        "expires-soon",
        "29 days left where 30 are wanted",
        HOST,
        Shop.settings(ofDays(30), null),
        shows(ANCHORS, lasting(ofDays(60), ofDays(29)).issuedBy(CA), CA));
    issuer("expired-intermediate", "expired intermediate", lived(Pki.authority("Old CA"), -1));
    issuer("expires-soon", "intermediate with 5 days left", lived(Pki.authority("Old CA"), 5));
    issuer(
        "not-yet-valid",
        "intermediate valid from tomorrow",
        Pki.authority("New CA").valid(NOW.plus(ofDays(1)), NOW.plus(ofDays(900))));
    root(
        "expired-anchor",
        "expired trust anchor",
        lived(Pki.authority("Old Root"), -1).selfSigned());
    root(
        "expires-soon",
        "trust anchor with 5 days left",
        lived(Pki.authority("Old Root"), 5).selfSigned());
  }

  private static Pki.Draft lasting(Duration before, Duration after) {
    return Pki.server(HOST).valid(NOW.minus(before), NOW.plus(after));
  }

  private static Pki.Draft lived(Pki.Draft draft, int daysLeft) {
    return draft.valid(NOW.minus(ofDays(900)), NOW.plus(ofDays(daysLeft)));
  }

  /** A good leaf under an intermediate like this. */
  private void issuer(String deserves, String what, Pki.Draft draft) {
    Pki.Identity issuer = draft.issuedBy(ROOT);
    add(deserves, what, shows(ANCHORS, Pki.server(HOST).issuedBy(issuer), issuer));
  }

  /** A good leaf directly under a root like this, which is a trust anchor. */
  private void root(String deserves, String what, Pki.Identity root) {
    add(deserves, what, shows(List.of(root), Pki.server(HOST).issuedBy(root)));
  }

  private void trust() {
    Pki.Identity leaf = Pki.server(HOST).issuedBy(CA);
    Pki.Identity lower = Pki.authority("Lower CA").issuedBy(CA);
    Pki.Identity stranger = Pki.authority("Stranger").selfSigned();
    Pki.Identity namesake = Pki.authority("Root").selfSigned();
    add("incomplete-chain", "intermediate not sent", shows(ANCHORS, leaf));
    add(
        "incomplete-chain",
        "one of two intermediates not sent",
        shows(ANCHORS, Pki.server(HOST).issuedBy(lower), lower));
    add(
        "incomplete-chain",
        "no trust anchor of that name, root not sent",
        shows(List.of(), leaf, CA));
    add("untrusted", "root sent, but no trust anchor", shows(List.of(), leaf, CA, ROOT));
    add(
        "untrusted",
        "directly under a strange root",
        shows(ANCHORS, Pki.server(HOST).issuedBy(stranger), stranger));
    add("self-signed", "signed by itself", shows(ANCHORS, Pki.server(HOST).selfSigned()));
    add(
        "bad-signature",
        "trust anchor of the same name with another key",
        shows(List.of(namesake), leaf, CA));
    leaf(
        "bad-signature",
        "signed by a key that is not the issuer's",
        Pki.server(HOST).spoiled());
    issuer(
        "bad-signature",
        "intermediate signed by another key",
        Pki.authority("Forged CA").spoiled());
    add(
        "bad-signature",
        "self-issued, signed by another key",
        shows(ANCHORS, Pki.server(HOST).spoiled().selfSigned()));
  }

  private void strength() {
    leaf("weak-key", "RSA key of 1024 bits", Pki.server(HOST).keys("RSA-1024"));
    leaf("weak-key", "DSA key", Pki.server(HOST).keys("DSA-2048"));
    issuer("weak-key", "intermediate with RSA 1024", Pki.authority("Weak CA").keys("RSA-1024"));
    root(
        "weak-key",
        "trust anchor with RSA 1024",
        Pki.authority("Weak Root").keys("RSA-1024").selfSigned());
    var strict = new CertificateProbe.Settings(null, null, null, null, 3072, 384);
    add("weak-key", "EC P-256 where 384 bits are wanted", HOST, strict, strong("P-256"));
    add("weak-key", "RSA 2048 where 3072 bits are wanted", HOST, strict, strong("RSA-2048"));
    Pki.Identity rsa = Pki.authority("RSA Root").keys("RSA-2048").selfSigned();
    for (String algorithm : List.of("SHA1withRSA", "MD5withRSA", "SHA1withRSAandMGF1")) {
      add(
          "weak-signature",
          "signed with " + algorithm,
          shows(List.of(rsa), Pki.server(HOST).signedWith(algorithm).issuedBy(rsa)));
    }
    leaf(
        "weak-signature",
        "signed with SHA1withECDSA",
        Pki.server(HOST).signedWith("SHA1withECDSA"));
    issuer(
        "weak-signature",
        "intermediate signed with SHA1withECDSA",
        Pki.authority("Old CA").signedWith("SHA1withECDSA"));
  }

  private static TlsHandshake.Answer strong(String leafKeys) {
    Pki.Identity root = Pki.authority("Strong Root").keys("P-384").selfSigned();
    return shows(List.of(root), Pki.server(HOST).keys(leafKeys).issuedBy(root));
  }

  private void usage() {
    leaf(
        "wrong-usage",
        "for clients only",
        Pki.server(HOST).extendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
    leaf("wrong-usage", "without extended key usage", Pki.server(HOST).without(EXTENDED_KEY_USAGE));
    leaf("wrong-usage", "key must not sign", Pki.server(HOST).keyUsage(KeyUsage.keyEncipherment));
    issuer(
        "wrong-usage",
        "intermediate for e-mail only",
        Pki.authority("Mail CA").extendedKeyUsage(KeyPurposeId.id_kp_emailProtection));
    issuer(
        "not-a-ca",
        "issued by a server's certificate",
        Pki.server("issuer.example.com")
            .keyUsage(KeyUsage.digitalSignature | KeyUsage.keyCertSign));
    issuer("not-a-ca", "issuer says CA:false", Pki.authority("No CA").noAuthority());
    issuer(
        "not-a-ca",
        "issuer whose key must not sign certificates",
        Pki.authority("CRL CA").keyUsage(KeyUsage.cRLSign));
    root(
        "not-a-ca",
        "trust anchor says CA:false",
        Pki.authority("No Root").noAuthority().selfSigned());
    Pki.Identity narrow = Pki.authority("Narrow CA").authorityOver(0).issuedBy(ROOT);
    Pki.Identity below = Pki.authority("Below CA").issuedBy(narrow);
    add(
        "not-a-ca",
        "path length exceeded",
        shows(ANCHORS, Pki.server(HOST).issuedBy(below), below, narrow));
    Pki.Identity narrowRoot = Pki.authority("Narrow Root").authorityOver(0).selfSigned();
    Pki.Identity under = Pki.authority("Under CA").issuedBy(narrowRoot);
    add(
        "not-a-ca",
        "path length of the trust anchor exceeded",
        shows(List.of(narrowRoot), Pki.server(HOST).issuedBy(under), under));
    issuer(
        "name-constraints",
        "intermediate for another domain",
        Pki.authority("Other CA").onlyBelow("example.net"));
    root(
        "name-constraints",
        "trust anchor for another domain",
        Pki.authority("Other Root").onlyBelow("example.net").selfSigned());
    leaf(
        "refused-by-path-validation",
        "critical extension that nobody knows",
        Pki.server(HOST).unknownExtension(true, 3));
  }

  private void good() {
    leaf("pass", "plain", Pki.server(HOST));
    add("pass", "directly under the root", shows(ANCHORS, Pki.server(HOST).issuedBy(ROOT)));
    add("pass", "root sent too", shows(ANCHORS, Pki.server(HOST).issuedBy(CA), CA, ROOT));
    leaf("pass", "several names", Pki.server("www.example.com", "SHOP.example.COM"));
    leaf("pass", "wildcard", Pki.server("*.example.com"));
    named("pass", "A-label", "xn--bcher-kva.example.com", Pki.server("xn--bcher-kva.example.com"));
    named(
        "pass",
        "wildcard over an A-label",
        "xn--bcher-kva.example.com",
        Pki.server("*.example.com"));
    named("pass", "IPv4 address", "192.0.2.9", Pki.server("192.0.2.9"));
    leaf("pass", "6-day certificate with 3 days left", lasting(ofDays(3), ofDays(3)));
    leaf("pass", "14 days left", lasting(ofDays(76), ofDays(14).plusMinutes(1)));
    leaf("pass", "RSA 2048", Pki.server(HOST).keys("RSA-2048"));
    leaf("pass", "EC P-384", Pki.server(HOST).keys("P-384"));
    leaf("pass", "Ed25519", Pki.server(HOST).keys("Ed25519"));
    leaf(
        "pass",
        "any extended key usage",
        Pki.server(HOST).extendedKeyUsage(KeyPurposeId.anyExtendedKeyUsage));
    leaf("pass", "without key usage", Pki.server(HOST).without(KEY_USAGE));
    issuer(
        "pass", "intermediate for this domain", Pki.authority("Our CA").onlyBelow("example.com"));
    Pki.Identity rsa = Pki.authority("RSA Root").keys("RSA-2048").selfSigned();
    add(
        "pass",
        "signed with RSASSA-PSS and SHA-256",
        shows(List.of(rsa), Pki.server(HOST).signedWith("SHA256withRSAandMGF1").issuedBy(rsa)));
    root(
        "pass",
        "trust anchor that signed itself with SHA-1",
        Pki.authority("Aged Root").keys("RSA-2048").signedWith("SHA1withRSA").selfSigned());
    Pki.Identity own = Pki.server(HOST).selfSigned();
    add("pass", "self-signed and named as the trust anchor", shows(List.of(own), own));
    root(
        "pass",
        "trust anchor for this domain",
        Pki.authority("Our Root").onlyBelow("example.com").selfSigned());
    crossSigned();
  }

  private void crossSigned() {
    Pki.Identity lower = Pki.authority("Lower CA").issuedBy(CA);
    Pki.Identity leaf = Pki.server(HOST).issuedBy(lower);
    add("pass", "intermediates in the wrong order", shows(ANCHORS, leaf, CA, lower));
    Pki.Identity old = lived(Pki.authority("Old Root"), -30).selfSigned();
    Pki.Identity cross = lived(Pki.authority("Root").keys(ROOT.keys()), -30).issuedBy(old);
    Pki.Identity plain = Pki.server(HOST).issuedBy(CA);
    add("pass", "expired cross-signed root sent, new root known", shows(ANCHORS, plain, CA, cross));
    add(
        "pass",
        "the same, old expired root known too",
        shows(List.of(old, ROOT), plain, CA, cross, old));
    add(
        "pass",
        "an unrelated expired certificate is sent too",
        shows(ANCHORS, plain, CA, lived(Pki.authority("Unrelated"), -30).selfSigned()));
  }
}
