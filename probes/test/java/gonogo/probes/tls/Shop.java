package gonogo.probes.tls;

import gonogo.api.Outcome;
import gonogo.api.SystemRef;
import gonogo.collect.net.Families;
import gonogo.collect.net.Resolve;
import gonogo.collect.tls.TlsHandshake;
import gonogo.collect.web.WebSystem;
import gonogo.testing.FakeWorld;
import gonogo.testing.Pki;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A shop at one address or several, and what its servers show. */
final class Shop {
  static final String HOST = "shop.example.com";
  static final String ADDRESS = "192.0.2.7";
  static final Instant NOW = Instant.now();
  static final CertificateProbe.Settings DEFAULTS = settings(null, null);

  private Shop() {}

  static CertificateProbe.Settings settings(
      @Nullable Duration minimum, @Nullable Duration warning) {
    return new CertificateProbe.Settings(null, null, minimum, warning, 2048, 256);
  }

  static WebSystem system(String host) {
    String shown = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    var ref = new SystemRef("web", "shop");
    return new WebSystem(
        ref, URI.create("https://" + shown), host, null, null, Map.of(), List.of());
  }

  /** A machine with IPv4 only, at this host with these addresses. */
  static FakeWorld world(String host, String... addresses) {
    return new FakeWorld(NOW)
        .answers(Families.HERE, new Families.Answer(true, false))
        .answers(new Resolve(system(host).ref(), host), new Resolve.Answer(List.of(addresses)));
  }

  static TlsHandshake question(String host, String address) {
    return new TlsHandshake(system(host).ref(), address, 443, host);
  }

  static TlsHandshake.Answer shows(List<Pki.Identity> anchors, Pki.Identity... chain) {
    return new TlsHandshake.Answer(
        "TLSv1.3",
        "TLS_AES_128_GCM_SHA256",
        Arrays.stream(chain).map(Pki.Identity::base64).toList(),
        anchors.stream().map(Pki.Identity::base64).toList(),
        "ops/ca.pem",
        null);
  }

  /** What the probe says of one server that shows this. */
  static Outcome examine(
      String host, CertificateProbe.Settings settings, TlsHandshake.Answer answer) {
    var world = world(host, ADDRESS).answers(question(host, ADDRESS), answer);
    return new CertificateProbe().examine(system(host), settings, world);
  }

  static Outcome examine(TlsHandshake.Answer answer) {
    return examine(HOST, DEFAULTS, answer);
  }

  /** The short codes of the findings, each once; empty when there are none. */
  static List<String> codes(Outcome outcome) {
    return outcome instanceof Outcome.Failed failed
        ? failed.findings().stream()
            .map(f -> f.code().substring("tls/certificate/".length()))
            .distinct()
            .toList()
        : List.of();
  }

  static Pki.Identity[] chain(Pki.Identity first, Pki.Identity... rest) {
    return Stream.concat(Stream.of(first), Arrays.stream(rest)).toArray(Pki.Identity[]::new);
  }
}
