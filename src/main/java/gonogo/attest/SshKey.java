package gonogo.attest;

import gonogo.api.Hashes;
import gonogo.model.Shown;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A public key of the type ssh-ed25519 (RFC 8709).
 *
 * @param base64 its SSH form: the type and the 32 bytes of the key
 */
public record SshKey(String base64) {
  static final String TYPE = "ssh-ed25519";

  private static final int LENGTH = 32;

  /** What stands before the bytes of the key in X.509 (RFC 8410, section 4). */
  private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

  /** The key that these bytes are the SSH form of. */
  static SshKey ofWire(byte[] wire, Reason refusal) throws RefusedException {
    Wire.Reader in = new Wire.Reader(wire, refusal);
    String type = in.text();
    if (!type.equals(TYPE)) {
      throw new RefusedException(Reason.KEY_TYPE, wanted(type));
    }
    byte[] point = in.string();
    in.end();
    if (point.length != LENGTH) {
      throw new RefusedException(refusal, "the key is not 32 bytes long");
    }
    return new SshKey(Base64.getEncoder().encodeToString(wire));
  }

  static String wanted(String type) {
    return "the key is of the type %s; wanted %s".formatted(Shown.text(type), TYPE);
  }

  byte[] wire() {
    return Base64.getDecoder().decode(base64);
  }

  /** As {@code ssh-keygen -l} shows it. */
  public String fingerprint() {
    byte[] hash = Hashes.sha256().digest(wire());
    return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash);
  }

  /** As it stands in a public key file and in the list of people. */
  public String line(String comment) {
    return (TYPE + " " + base64 + " " + comment).strip();
  }

  /** Whether the signature is that of these bytes by the holder of this key. */
  boolean fits(byte[] signature, byte[] signed) {
    try {
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(jdk());
      verifier.update(signed);
      return verifier.verify(signature);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    } catch (InvalidKeySpecException | InvalidKeyException | SignatureException _) {
      // No point of the curve, or no number below its order: fits nothing.
      return false;
    }
  }

  private PublicKey jdk() throws NoSuchAlgorithmException, InvalidKeySpecException {
    byte[] wire = wire();
    byte[] encoded = new Wire.Writer()
        .raw(X509)
        .raw(Arrays.copyOfRange(wire, wire.length - LENGTH, wire.length))
        .bytes();
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
  }
}
