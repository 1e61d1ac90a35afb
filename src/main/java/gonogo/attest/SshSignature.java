package gonogo.attest;

import gonogo.model.Shown;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * A detached SSH signature (OpenSSH, PROTOCOL.sshsig): version 1, namespace {@code gonogo},
 * ssh-ed25519.
 *
 * <p>What is read is exactly what would be written: no two texts are the same signature, so that no
 * byte of one can be changed unseen.
 */
public final class SshSignature {
  static final String LABEL = "SSH SIGNATURE";
  static final String NAMESPACE = "gonogo";

  private static final byte[] MAGIC = "SSHSIG".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 1;
  private static final String RESERVED = "";
  private static final int LENGTH = 64;

  private final SshKey key;
  private final Hash hash;
  private final byte[] raw;

  private SshSignature(SshKey key, Hash hash, byte[] raw) {
    this.key = key;
    this.hash = hash;
    this.raw = raw;
  }

  /** What the message goes through before it is signed. */
  enum Hash {
    SHA256("sha256", "SHA-256"),
    SHA512("sha512", "SHA-512");

    private final String ssh;
    private final String jdk;

    Hash(String ssh, String jdk) {
      this.ssh = ssh;
      this.jdk = jdk;
    }

    private static Hash of(String name) throws RefusedException {
      return Stream.of(values())
          .filter(hash -> hash.ssh.equals(name))
          .findFirst()
          .orElseThrow(() -> new RefusedException(
              Reason.HASH_ALGORITHM,
              "it uses the hash %s; wanted sha512 or sha256".formatted(Shown.text(name))));
    }
  }

  /** The key that made it, whoever that is. */
  public SshKey key() {
    return key;
  }

  /**
   * Reads the text of a {@code .sig} file.
   *
   * @throws RefusedException when it is anything else than what
   *     {@code ssh-keygen -Y sign -n gonogo} writes
   */
  public static SshSignature parse(String text) throws RefusedException {
    Wire.Reader in = new Wire.Reader(Armor.decodeExact(LABEL, text), Reason.NOT_A_SIGNATURE);
    if (!Arrays.equals(in.raw(MAGIC.length), MAGIC)) {
      throw new RefusedException(Reason.NOT_A_SIGNATURE, "it is no SSH signature");
    }
    int version = in.number();
    if (version != VERSION) {
      throw new RefusedException(
          Reason.SIGNATURE_VERSION,
          "it is of version %s; wanted 1".formatted(Integer.toUnsignedString(version)));
    }
    byte[] key = in.string();
    String namespace = in.text();
    String reserved = in.text();
    String hash = in.text();
    byte[] signature = in.string();
    in.end();
    if (!namespace.equals(NAMESPACE)) {
      throw new RefusedException(
          Reason.OTHER_NAMESPACE,
          "it was made for %s, not for %s".formatted(Shown.text(namespace), NAMESPACE));
    }
    if (!reserved.equals(RESERVED)) {
      throw new RefusedException(Reason.RESERVED_NOT_EMPTY, "its reserved field is not empty");
    }
    return new SshSignature(
        SshKey.ofWire(key, Reason.NOT_A_SIGNATURE), Hash.of(hash), raw(signature));
  }

  private static byte[] raw(byte[] signature) throws RefusedException {
    Wire.Reader in = new Wire.Reader(signature, Reason.NOT_A_SIGNATURE);
    String type = in.text();
    if (!type.equals(SshKey.TYPE)) {
      throw new RefusedException(Reason.KEY_TYPE, SshKey.wanted(type));
    }
    byte[] raw = in.string();
    in.end();
    if (raw.length != LENGTH) {
      throw new RefusedException(Reason.NOT_A_SIGNATURE, "it is not 64 bytes long");
    }
    return raw;
  }

  /** Whether it is a signature of this message, by whoever holds {@link #key}. */
  public boolean fits(byte[] message) {
    return key.fits(raw, signed(hash, message));
  }

  static SshSignature sign(byte[] message, PrivateKey key) {
    return sign(message, key, Hash.SHA512);
  }

  static SshSignature sign(byte[] message, PrivateKey key, Hash hash) {
    return new SshSignature(key.publicKey(), hash, key.sign(signed(hash, message)));
  }

  /** The text of a {@code .sig} file. */
  String text() {
    byte[] signature = new Wire.Writer().string(SshKey.TYPE).string(raw).bytes();
    return Armor.encode(
        LABEL,
        new Wire.Writer()
            .raw(MAGIC)
            .number(VERSION)
            .string(key.wire())
            .string(NAMESPACE)
            .string(RESERVED)
            .string(hash.ssh)
            .string(signature)
            .bytes());
  }

  /** What is signed in place of the message itself. */
  private static byte[] signed(Hash hash, byte[] message) {
    try {
      return new Wire.Writer()
          .raw(MAGIC)
          .string(NAMESPACE)
          .string(RESERVED)
          .string(hash.ssh)
          .string(MessageDigest.getInstance(hash.jdk).digest(message))
          .bytes();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
