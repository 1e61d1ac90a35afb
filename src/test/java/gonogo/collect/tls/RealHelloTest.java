package gonogo.collect.tls;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.api.SystemRef;
import gonogo.collect.tls.TlsHello.Answer;
import gonogo.collect.tls.TlsHello.Reaction;
import gonogo.collect.web.WebSystem;
import gonogo.testing.FakeAccess;
import gonogo.testing.Pki;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against openssl and nginx as installed, and beside what the client of openssl sees. */
@Tag("real")
class RealHelloTest {
  private static final String NAME = "shop.example.com";
  private static final Pki.Identity ROOT =
      Pki.authority("Test Root").keys("RSA-2048").selfSigned();
  private static final Pki.Identity LEAF =
      Pki.server(NAME).keys("RSA-2048").keyUsage(0xA0).issuedBy(ROOT);
  private static final String ANY = "ALL:COMPLEMENTOFALL:@SECLEVEL=0";

  @TempDir
  private Path folder;

  private Installed installed;

  @BeforeEach
  void writeFiles() throws IOException {
    installed = new Installed(folder, LEAF, ROOT);
  }

  @AfterEach
  void stop() throws InterruptedException {
    installed.close();
  }

  @ParameterizedTest
  @CsvSource({
    "-tls1, TLSv1",
    "-tls1_1, TLSv1.1",
    "-tls1_2, TLSv1.2",
    "-tls1_3, TLSv1.3",
  })
  void opensslSpeaksOneVersionOnly(String option, String version) throws Exception {
    int port = installed.openssl(option, "-cipher", "DEFAULT:@SECLEVEL=0");

    assertThat(accepted(port)).containsExactly(TlsVersion.parse(version));
    for (TlsVersion other : EnumSet.complementOf(EnumSet.of(TlsVersion.parse(version)))) {
      assertThat(hello(port, other, "").version()).as("%s", other).isNotEqualTo(other);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "TLSv1, TLSv1",
    "TLSv1.1, TLSv1.1",
    "TLSv1 TLSv1.1 TLSv1.2 TLSv1.3, TLSv1 TLSv1.1 TLSv1.2 TLSv1.3",
    "TLSv1.2 TLSv1.3, TLSv1.2 TLSv1.3"
  })
  void nginxSpeaksWhatItIsTold(String protocols, String versions) throws Exception {
    int port =
        installed.nginx("ssl_protocols %s; ssl_ciphers DEFAULT@SECLEVEL=0;".formatted(protocols));

    assertThat(accepted(port).stream().map(TlsVersion::toString))
        .containsExactly(versions.split(" "));
    for (TlsVersion version : EnumSet.range(TlsVersion.TLS_1_0, TlsVersion.TLS_1_3)) {
      assertThat(clientConnects(port, version))
          .as("s_client, %s", version)
          .isEqualTo(accepted(port).contains(version));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "NULL-SHA256, TLSv1.2, NULL, TLS_RSA_WITH_NULL_SHA256",
    "ECDHE-RSA-NULL-SHA, TLSv1, NULL, TLS_ECDHE_RSA_WITH_NULL_SHA",
    "AECDH-AES128-SHA, TLSv1.2, anon, TLS_ECDH_anon_WITH_AES_128_CBC_SHA",
    "ADH-AES256-GCM-SHA384, TLSv1.2, anon, TLS_DH_anon_WITH_AES_256_GCM_SHA384",
    "AES128-SHA, TLSv1, ^TLS_RSA_, TLS_RSA_WITH_AES_128_CBC_SHA",
    "DHE-RSA-ARIA256-GCM-SHA384, TLSv1.2, ARIA, TLS_DHE_RSA_WITH_ARIA_256_GCM_SHA384",
    "DHE-RSA-ARIA256-GCM-SHA384, TLSv1.2, '', TLS_DHE_RSA_WITH_ARIA_256_GCM_SHA384",
  })
  void picksOneOfAFamily(String cipher, String offered, String pattern, String picked)
      throws Exception {
    var version = TlsVersion.parse(offered);
    int port = installed.openssl("-cipher", cipher + ":@SECLEVEL=0");
    var answer = hello(port, version, pattern);

    assertThat(answer.reaction()).isEqualTo(Reaction.ACCEPTED);
    assertThat(answer.version()).isEqualTo(version);
    assertThat(answer.cipher()).isEqualTo(picked);
  }

  @Test
  void picksNoneOfTheRest() throws Exception {
    int port = installed.openssl("-cipher", "ECDHE-RSA-AES128-GCM-SHA256");

    assertThat(hello(port, TlsVersion.TLS_1_2, "NULL|EXPORT|RC4|DES|anon|_CBC_SHA$"))
        .isEqualTo(Answer.of(Reaction.REFUSED, "handshake_failure (40)"));
  }

  @ParameterizedTest
  @CsvSource({"modp_1536, 1536", "ffdhe3072, 3072"})
  void showsThePrime(String name, int bits) throws Exception {
    var file = folder.resolve("dh.pem").toString();
    var made = new ProcessBuilder(
            "openssl",
            "genpkey",
            "-genparam",
            "-algorithm",
            "DH",
            "-pkeyopt",
            "group:" + name,
            "-out",
            file)
        .start();
    assertThat(made.waitFor()).isZero();
    int port = installed.openssl("-dhparam", file, "-cipher", "DHE:@SECLEVEL=0", "-tls1_2");
    var answer = hello(port, TlsVersion.TLS_1_2, "^TLS_DHE_");

    assertThat(answer.group()).isEqualTo("DH");
    assertThat(answer.groupBits()).isEqualTo(bits);
    assertThat(installed.client(port, "-cipher", "DHE:@SECLEVEL=0"))
        .contains("Server Temp Key: DH, %d bits".formatted(bits));
  }

  @ParameterizedTest
  @CsvSource({"P-256, secp256r1", "P-384, secp384r1", "X25519, x25519"})
  void showsTheCurve(String option, String group) throws Exception {
    int port = installed.openssl("-named_curve", option, "-cipher", "ECDHE");

    assertThat(hello(port, TlsVersion.TLS_1_2, "").group()).isEqualTo(group);
    assertThat(hello(port, TlsVersion.TLS_1_3, "").group()).isEqualTo(group); // P-*: asked for
  }

  @Test
  void nginxRefusesClearText() throws Exception {
    int port = installed.nginx("");
    var answer = clear(port);

    assertThat(answer.reaction()).isEqualTo(TlsClear.Reaction.HTTP);
    assertThat(answer.status()).isEqualTo(400);
  }

  @Test
  void nginxRedirectsClearText() throws Exception {
    int port = installed.nginx("error_page 497 301 =301 https://$host:$server_port$request_uri;");
    var answer = clear(port);

    assertThat(answer.status()).isEqualTo(301);
    assertThat(answer.location()).isEqualTo("https://shop.example.com:" + port + "/");
  }

  @Test
  void opensslRefusesClearTextOnlyByItsAlert() throws Exception {
    assertThat(clear(installed.openssl("-www")).reaction())
        .isIn(TlsClear.Reaction.TLS, TlsClear.Reaction.CLOSED, TlsClear.Reaction.RESET);
  }

  private Set<TlsVersion> accepted(int port) throws Exception {
    Set<TlsVersion> accepted = EnumSet.noneOf(TlsVersion.class);
    for (TlsVersion version : TlsVersion.values()) {
      var answer = hello(port, version, "");
      if (answer.version() != null) {
        accepted.add(answer.version());
      }
    }
    return accepted;
  }

  private boolean clientConnects(int port, TlsVersion version) throws Exception {
    String option = "-" + version.toString().replace("TLSv", "tls").replace('.', '_');
    return !installed.client(port, option, "-cipher", ANY).contains("Cipher is (NONE)");
  }

  private static Answer hello(int port, TlsVersion version, String ciphers) throws Exception {
    try (var access = new FakeAccess(site(), Duration.ofSeconds(10))) {
      return new TlsHelloCollector()
          .collect(new TlsHello(site().ref(), "127.0.0.1", port, NAME, version, ciphers), access);
    }
  }

  private static TlsClear.Answer clear(int port) throws Exception {
    try (var access = new FakeAccess(site(), Duration.ofSeconds(10))) {
      return new TlsClearCollector()
          .collect(new TlsClear(site().ref(), "127.0.0.1", port, NAME), access);
    }
  }

  private static WebSystem site() {
    var ref = new SystemRef("web", "site");
    return new WebSystem(ref, URI.create("https://" + NAME), NAME, null, null, Map.of(), List.of());
  }
}
