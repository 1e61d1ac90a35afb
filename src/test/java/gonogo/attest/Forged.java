package gonogo.attest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A signature of which any field can be another than it should be; the signature itself fits all
 * the same.
 */
public final class Forged {
  private final String message;
  private final SshKeys.Pair by;
  private String magic = "SSHSIG";
  private int version = 1;
  private String namespace = SshSignature.NAMESPACE;
  private String reserved = "";
  private String hash = "sha512";
  private String algorithm = "SHA-512";
  private String keyType = SshKey.TYPE;
  private String signatureType = SshKey.TYPE;
  private byte[] behind = {};

  private Forged(String message, SshKeys.Pair by) {
    this.message = message;
    this.by = by;
  }

  public static Forged of(String message, SshKeys.Pair by) {
    return new Forged(message, by);
  }

  public Forged magic(String other) {
    magic = other;
    return this;
  }

  public Forged version(int other) {
    version = other;
    return this;
  }

  public Forged namespace(String other) {
    namespace = other;
    return this;
  }

  public Forged reserved(String other) {
    reserved = other;
    return this;
  }

  public Forged hash(String name, String jdk) {
    hash = name;
    algorithm = jdk;
    return this;
  }

  public Forged keyType(String other) {
    keyType = other;
    return this;
  }

  public Forged signatureType(String other) {
    signatureType = other;
    return this;
  }

  public Forged behind(byte... bytes) {
    behind = bytes.clone();
    return this;
  }

  /** In the armor of OpenSSH. */
  public String text() {
    return Armor.encode(SshSignature.LABEL, bytes());
  }

  private byte[] bytes() {
    PrivateKey key = Pens.key(by);
    byte[] signed = new Wire.Writer()
        .raw(magic.getBytes(StandardCharsets.US_ASCII))
        .string(namespace)
        .string(reserved)
        .string(hash)
        .string(digest())
        .bytes();
    return new Wire.Writer()
        .raw(magic.getBytes(StandardCharsets.US_ASCII))
        .number(version)
        .string(new Wire.Writer()
            .string(keyType)
            .string(key.parameters().generatePublicKey().getEncoded())
            .bytes())
        .string(namespace)
        .string(reserved)
        .string(hash)
        .string(new Wire.Writer().string(signatureType).string(key.sign(signed)).bytes())
        .raw(behind)
        .bytes();
  }

  private byte[] digest() {
    try {
      return MessageDigest.getInstance(algorithm).digest(message.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
