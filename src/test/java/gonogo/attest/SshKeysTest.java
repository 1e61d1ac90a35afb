package gonogo.attest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SshKeysTest {
  /** A public key file of ssh-keygen, and what {@code ssh-keygen -l} says of it. */
  private static final String LINE =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAII7XV44lvCdVMwA4TbpCKzG1Hpz+kfFqR9aIfjcJN32n ann@example.com";

  private static final String FINGERPRINT = "SHA256:KjR30HWBHKBSQ9Tee5K3q2SC81th2y8WiQMtjmaqZRU";

  private static final String BASE64 = LINE.split(" ", 3)[1];

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"ssh-ed25519 %s ann@example.com", "ssh-ed25519 %s", "' ssh-ed25519\t%s a b\n'"})
  void readsALineOfAPublicKeyFile(String line) throws RefusedException {
    SshKey key = SshKeys.publicKey(line.formatted(BASE64));

    assertThat(key.fingerprint()).isEqualTo(FINGERPRINT);
    assertThat(key.line("ann@example.com")).isEqualTo(LINE);
    assertThat(key.line("")).isEqualTo("ssh-ed25519 " + BASE64);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                             | NOT_A_KEY",
        "ssh-ed25519                    | NOT_A_KEY",
        "ssh-ed25519 AAAA               | NOT_A_KEY",
        "ssh-ed25519 %s=                | NOT_A_KEY",
        "ssh-ed25519 %sAAAA             | NOT_A_KEY",
        "ssh-ed25519 *%s                | NOT_A_KEY",
        "'ssh-ed25519 %s\nssh-ed25519 %s' | NOT_A_KEY",
        "ssh-rsa AAAAB3NzaC1yc2EAAAA    | KEY_TYPE",
        "ecdsa-sha2-nistp256 %s         | KEY_TYPE",
        "sk-ssh-ed25519@openssh.com %s  | KEY_TYPE",
        "ssh-ed25519-cert-v01@openssh.com %s | KEY_TYPE",
        "SSH-ED25519 %s                 | KEY_TYPE",
        "no-pty ssh-ed25519 %s          | KEY_TYPE",
        "ssh-ed25519 AAAAB3NzaC1yc2EAAAADAQABAAAAAQA= | KEY_TYPE"
      })
  void refusesOtherLines(String line, Reason reason) {
    assertThatThrownBy(() -> SshKeys.publicKey(line.replace("%s", BASE64)))
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  @Test
  void aPairThatItMakesBelongsTogether() throws RefusedException {
    SshKeys.Pair pair = SshKeys.generate(new SecureRandom(), "ann@example.com");

    assertThat(SshKeys.publicKeyOf(pair.privateText()).line("ann@example.com"))
        .isEqualTo(pair.publicLine());
    assertThat(SshKeys.generate(new SecureRandom(), "").publicLine())
        .isNotEqualTo(pair.publicLine());
    assertThat(pair.privateText())
        .startsWith("-----BEGIN OPENSSH PRIVATE KEY-----\n")
        .endsWith("\n-----END OPENSSH PRIVATE KEY-----\n");
  }

  @Test
  void noMessageHoldsAPrivateKey() {
    SshKeys.Pair pair = Pens.ANN;

    assertThat(pair).hasToString("Pair[%s]".formatted(pair.publicLine()));
  }

  private static String file(byte[] blob) {
    return Armor.encode("OPENSSH PRIVATE KEY", blob);
  }

  private static byte[] header(String cipher) {
    return new Wire.Writer()
        .raw("openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII))
        .string(cipher)
        .bytes();
  }

  @Test
  void anEncryptedKeyIsToldApart() {
    assertThatThrownBy(() -> SshKeys.publicKeyOf(file(header("aes256-ctr"))))
        .isInstanceOfSatisfying(RefusedException.class, refused -> {
          assertThat(refused.reason()).isEqualTo(Reason.KEY_ENCRYPTED);
          assertThat(refused.detail()).contains("ssh-keygen -Y sign -n gonogo");
        });
  }

  @Test
  void refusesWhatIsNoPrivateKey() {
    String good = Pens.ANN.privateText();
    List<String> wrong = List.of(
        "",
        "a word",
        Pens.ANN.publicLine(),
        good.substring(0, good.length() / 2),
        good.replace("OPENSSH ", ""),
        good.replaceFirst("b3Bl", "b3Bm"),
        file(new byte[0]),
        file(header("none")),
        file(new Wire.Writer()
            .raw(header("none"))
            .string("none")
            .string("")
            .number(9)
            .bytes()));

    assertThat(wrong)
        .allSatisfy(text -> assertThatThrownBy(() -> SshKeys.publicKeyOf(text))
            .isInstanceOfSatisfying(
                RefusedException.class,
                refused -> assertThat(refused.reason()).isEqualTo(Reason.NOT_A_KEY)));
  }

  /** Cut anywhere, it is refused with a reason, and never with what the library throws. */
  @Test
  void refusesEveryShortenedKey() {
    byte[] blob =
        Base64.getDecoder().decode(Pens.ANN.privateText().replaceAll("-----.*-----|\n", ""));
    for (int length = 0; length < blob.length; length++) {
      String text = file(Arrays.copyOf(blob, length));
      assertThatThrownBy(() -> SshKeys.publicKeyOf(text)).isInstanceOf(RefusedException.class);
    }
  }

  @Test
  void aKeyFileMayHaveOtherLineEnds() throws RefusedException {
    assertThat(SshKeys.publicKeyOf(Pens.ANN.privateText().replace("\n", "\r\n") + "\n"))
        .isEqualTo(SshKeys.publicKey(Pens.ANN.publicLine()));
  }

  @Test
  void aSeedMakesItsKey() {
    assertThat(new PrivateKey(new Ed25519PrivateKeyParameters(new byte[32]))
            .publicKey()
            .base64())
        .isEqualTo("AAAAC3NzaC1lZDI1NTE5AAAAIDtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop");
  }
}
