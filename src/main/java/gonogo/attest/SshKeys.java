package gonogo.attest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.OpenSSHPrivateKeyUtil;

/** Reads and makes the texts of key files of OpenSSH (its PROTOCOL.key). */
public final class SshKeys {
  private static final String LABEL = "OPENSSH PRIVATE KEY";
  private static final byte[] MAGIC = "openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII);
  private static final String NO_CIPHER = "none";

  private SshKeys() {}

  /**
   * A new pair.
   *
   * @param privateText the whole text of a private key file, without a passphrase
   * @param publicLine the line for the list of people
   */
  public record Pair(String privateText, String publicLine) {
    @Override
    public String toString() {
      return "Pair[" + publicLine + "]";
    }
  }

  /** Makes a pair that OpenSSH can read, too. */
  public static Pair generate(SecureRandom random, String comment) {
    PrivateKey key = new PrivateKey(new Ed25519PrivateKeyParameters(random));
    try {
      byte[] encoded = OpenSSHPrivateKeyUtil.encodePrivateKey(key.parameters());
      return new Pair(Armor.encode(LABEL, encoded), key.publicKey().line(comment));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write a key into memory", e);
    }
  }

  /**
   * Reads a line {@code ssh-ed25519 AAAA... comment}.
   *
   * @throws RefusedException with {@code KEY_TYPE} or {@code NOT_A_KEY}
   */
  public static SshKey publicKey(String line) throws RefusedException {
    String[] parts = line.strip().split("[ \t]+", 3);
    if (parts.length < 2 || line.strip().contains("\n")) {
      throw new RefusedException(
          Reason.NOT_A_KEY, "wanted a line such as ssh-ed25519 AAAA... ann@example.com");
    }
    if (!parts[0].equals(SshKey.TYPE)) {
      throw new RefusedException(Reason.KEY_TYPE, SshKey.wanted(parts[0]));
    }
    try {
      SshKey key = SshKey.ofWire(Base64.getDecoder().decode(parts[1]), Reason.NOT_A_KEY);
      if (!key.base64().equals(parts[1])) {
        throw new RefusedException(Reason.NOT_A_KEY, "its Base64 is not written the usual way");
      }
      return key;
    } catch (IllegalArgumentException e) {
      throw new RefusedException(Reason.NOT_A_KEY, "it is not Base64", e);
    }
  }

  /**
   * The public half of the text of a private key file.
   *
   * @throws RefusedException as {@link Signing#sign} does
   */
  public static SshKey publicKeyOf(String privateText) throws RefusedException {
    return privateKey(privateText).publicKey();
  }

  /** Reads the text of a private key file. */
  static PrivateKey privateKey(String text) throws RefusedException {
    byte[] blob = Armor.decode(LABEL, text, Reason.NOT_A_KEY);
    Wire.Reader in = new Wire.Reader(blob, Reason.NOT_A_KEY);
    if (!Arrays.equals(in.raw(Math.min(MAGIC.length, blob.length)), MAGIC)) {
      throw new RefusedException(Reason.NOT_A_KEY, "it is no private key of OpenSSH");
    }
    if (!in.text().equals(NO_CIPHER)) {
      throw new RefusedException(
          Reason.KEY_ENCRYPTED,
          "it is protected by a passphrase, which is not asked for here; sign the sheet with"
              + " ssh-keygen -Y sign -n gonogo -f KEY SHEET");
    }
    if (parse(blob) instanceof Ed25519PrivateKeyParameters parameters) {
      return new PrivateKey(parameters);
    }
    throw new RefusedException(Reason.KEY_TYPE, "it is not of the type " + SshKey.TYPE);
  }

  /**
   * The library refuses with several unchecked exceptions, some of which are those of wrong
   * indexes.
   */
  private static AsymmetricKeyParameter parse(byte[] blob) throws RefusedException {
    try {
      return OpenSSHPrivateKeyUtil.parsePrivateKeyBlob(blob);
    } catch (RuntimeException e) {
      throw new RefusedException(Reason.NOT_A_KEY, "it is no private key of OpenSSH", e);
    }
  }
}
