package gonogo.attest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SshSignatureTest {
  private static final String MESSAGE = "a message\n";

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Made by ssh-keygen of OpenSSH 9.2: {@code ssh-keygen -Y sign -n gonogo -f key message}. */
  private static final PrivateKey KEY = new PrivateKey(new Ed25519PrivateKeyParameters(
      HexFormat.of().parseHex("fc6a272b5aa7b2ec974961112fde8d0860c96f95d2b7e25f4ea3e3906f832554")));

  private static final String SIGNATURE = """
      -----BEGIN SSH SIGNATURE-----
      U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgjtdXjiW8J1UzADhNukIrMbUenP
      6R8WpH1oh+Nwk3facAAAAGZ29ub2dvAAAAAAAAAAZzaGE1MTIAAABTAAAAC3NzaC1lZDI1
      NTE5AAAAQLaiiOcjlrQq/2MdDYoblzgfL4OV0n9CWU/uSmo/P1EnPuDrwxy93ggG2q1hA5
      Ro9tB2CxCPMc9l4uReUO8h7wk=
      -----END SSH SIGNATURE-----
      """;

  @Test
  void writesWhatSshKeygenWrites() {
    assertThat(SshSignature.sign(bytes(MESSAGE), KEY).text()).isEqualTo(SIGNATURE);
  }

  @Test
  void readsWhatSshKeygenWrites() throws RefusedException {
    SshSignature signature = SshSignature.parse(SIGNATURE);

    assertThat(signature.fits(bytes(MESSAGE))).isTrue();
    assertThat(signature.fits(bytes("a message"))).isFalse();
    assertThat(signature.key()).isEqualTo(KEY.publicKey());
  }

  @ParameterizedTest
  @EnumSource
  void writesWhatItReads(SshSignature.Hash hash) throws RefusedException {
    String text = SshSignature.sign(bytes(MESSAGE), Pens.key(Pens.ANN), hash).text();

    assertThat(SshSignature.parse(text).fits(bytes(MESSAGE))).isTrue();
    assertThat(SshSignature.parse(text).text()).isEqualTo(text);
  }

  static Stream<Arguments> refused() {
    Forged good = Forged.of(MESSAGE, Pens.ANN);
    String text = good.text();
    String inside = text.replaceAll("-----.*-----\n", "");
    return Stream.of(
        Arguments.of("", Reason.NOT_A_SIGNATURE),
        Arguments.of("\n", Reason.NOT_A_SIGNATURE),
        Arguments.of("a word", Reason.NOT_A_SIGNATURE),
        Arguments.of("-----BEGIN SSH SIGNATURE-----", Reason.NOT_A_SIGNATURE),
        Arguments.of(
            "-----BEGIN SSH SIGNATURE-----\n-----END SSH SIGNATURE-----\n", Reason.NOT_A_SIGNATURE),
        Arguments.of(text.replace("SSH SIGNATURE", "PGP SIGNATURE"), Reason.NOT_A_SIGNATURE),
        Arguments.of(text.substring(0, text.length() - 1), Reason.NOT_A_SIGNATURE),
        Arguments.of(text.substring(0, text.length() / 2), Reason.NOT_A_SIGNATURE),
        Arguments.of(text + "\n", Reason.NOT_A_SIGNATURE),
        Arguments.of("\n" + text, Reason.NOT_A_SIGNATURE),
        Arguments.of(text + text, Reason.NOT_A_SIGNATURE),
        Arguments.of(text.replace("\n", "\r\n"), Reason.NOT_A_SIGNATURE),
        Arguments.of(text.replace(inside, inside.replace("\n", "") + "\n"), Reason.NOT_A_SIGNATURE),
        Arguments.of(text.replace("=\n", "\n"), Reason.NOT_A_SIGNATURE),
        Arguments.of(text.replaceFirst("U1NI", "U1N*"), Reason.NOT_A_SIGNATURE),
        Arguments.of(Forged.of(MESSAGE, Pens.ANN).magic("SSHSIH").text(), Reason.NOT_A_SIGNATURE),
        Arguments.of(Forged.of(MESSAGE, Pens.ANN).behind((byte) 0).text(), Reason.NOT_A_SIGNATURE),
        Arguments.of(Forged.of(MESSAGE, Pens.ANN).version(2).text(), Reason.SIGNATURE_VERSION),
        Arguments.of(Forged.of(MESSAGE, Pens.ANN).version(-1).text(), Reason.SIGNATURE_VERSION),
        Arguments.of(Forged.of(MESSAGE, Pens.ANN).namespace("file").text(), Reason.OTHER_NAMESPACE),
        Arguments.of(Forged.of(MESSAGE, Pens.ANN).namespace("").text(), Reason.OTHER_NAMESPACE),
        Arguments.of(
            Forged.of(MESSAGE, Pens.ANN).namespace("Gonogo").text(), Reason.OTHER_NAMESPACE),
        Arguments.of(Forged.of(MESSAGE, Pens.ANN).reserved("x").text(), Reason.RESERVED_NOT_EMPTY),
        Arguments.of(Forged.of(MESSAGE, Pens.ANN).hash("md5", "MD5").text(), Reason.HASH_ALGORITHM),
        Arguments.of(
            Forged.of(MESSAGE, Pens.ANN).hash("sha1", "SHA-1").text(), Reason.HASH_ALGORITHM),
        Arguments.of(Forged.of(MESSAGE, Pens.ANN).keyType("ssh-rsa").text(), Reason.KEY_TYPE),
        Arguments.of(
            Forged.of(MESSAGE, Pens.ANN).keyType("sk-ssh-ed25519@openssh.com").text(),
            Reason.KEY_TYPE),
        Arguments.of(
            Forged.of(MESSAGE, Pens.ANN).signatureType("rsa-sha2-512").text(), Reason.KEY_TYPE));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusesAnythingElse(String text, Reason reason) {
    assertThatThrownBy(() -> SshSignature.parse(text))
        .isInstanceOfSatisfying(RefusedException.class, refused -> {
          assertThat(refused.reason()).isEqualTo(reason);
          assertThat(refused.detail()).isNotBlank().doesNotContain("\n");
        });
  }

  /** A length that leads past the end, or a negative one, is no way to read elsewhere. */
  @Test
  void refusesEveryShortenedAndEveryMisleadingBlob() throws RefusedException {
    byte[] blob =
        Armor.decodeExact(SshSignature.LABEL, Forged.of(MESSAGE, Pens.ANN).text());
    for (int length = 0; length < blob.length; length += 3) {
      String shorter = Armor.encode(SshSignature.LABEL, Arrays.copyOf(blob, length));
      assertThatThrownBy(() -> SshSignature.parse(shorter)).isInstanceOf(RefusedException.class);
    }
    for (int at = 0; at < blob.length; at++) {
      byte[] misled = blob.clone();
      misled[at] = (byte) 0xff;
      String text = Armor.encode(SshSignature.LABEL, misled);
      if (misled[at] != blob[at]) {
        assertThat(passes(text)).as("byte %d", at).isFalse();
      }
    }
  }

  private static boolean passes(String text) {
    try {
      return SshSignature.parse(text).fits(bytes(MESSAGE));
    } catch (RefusedException _) {
      return false;
    }
  }

  /**
   * The order of the base point added to a signature gives another that verifies where nobody looks
   * (RFC 8032, 8.4).
   */
  @Test
  void refusesTheSecondSignatureThatEveryOneHas() throws RefusedException {
    byte[] blob =
        Armor.decodeExact(SshSignature.LABEL, Forged.of(MESSAGE, Pens.ANN).text());
    var order = new BigInteger(
        "7237005577332262213973186563042994240857116359379907606001950938285454250989");
    byte[] littleEndian = Arrays.copyOfRange(blob, blob.length - 32, blob.length);
    byte[] sum = reversed(new BigInteger(1, reversed(littleEndian)).add(order).toByteArray());
    System.arraycopy(sum, 0, blob, blob.length - 32, Math.min(32, sum.length));

    assertThat(passes(Armor.encode(SshSignature.LABEL, blob))).isFalse();
  }

  private static byte[] reversed(byte[] bytes) {
    byte[] reversed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    return reversed;
  }

  @Test
  void everyFlippedByteIsSeen() {
    byte[] text = Forged.of(MESSAGE, Pens.ANN).text().getBytes(StandardCharsets.US_ASCII);
    for (int at = 0; at < text.length; at++) {
      for (int bit : new int[] {0x01, 0x80}) {
        byte[] flipped = text.clone();
        flipped[at] ^= (byte) bit;
        assertThat(passes(new String(flipped, StandardCharsets.ISO_8859_1)))
            .as("bit %d of byte %d", bit, at)
            .isFalse();
      }
    }
  }

  @Test
  void armorHasSeventyColumns() {
    assertThat(Armor.encode("X", new byte[100]))
        .isEqualTo("-----BEGIN X-----\n%s\n%s\n-----END X-----\n"
            .formatted(
                Base64.getEncoder().encodeToString(new byte[100]).substring(0, 70),
                Base64.getEncoder().encodeToString(new byte[100]).substring(70)));
  }
}
