package gonogo.attest;

import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

/** A private key of the type ssh-ed25519; no record, so that no message can hold it. */
final class PrivateKey {
  private final Ed25519PrivateKeyParameters parameters;

  PrivateKey(Ed25519PrivateKeyParameters parameters) {
    this.parameters = parameters;
  }

  Ed25519PrivateKeyParameters parameters() {
    return parameters;
  }

  SshKey publicKey() {
    byte[] wire = new Wire.Writer()
        .string(SshKey.TYPE)
        .string(parameters.generatePublicKey().getEncoded())
        .bytes();
    try {
      return SshKey.ofWire(wire, Reason.NOT_A_KEY);
    } catch (RefusedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The signature; the same for the same bytes (RFC 8032, section 5.1.6). */
  byte[] sign(byte[] bytes) {
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(KeyFactory.getInstance("Ed25519")
          .generatePrivate(
              new EdECPrivateKeySpec(NamedParameterSpec.ED25519, parameters.getEncoded())));
      signer.update(bytes);
      return signer.sign();
    } catch (NoSuchAlgorithmException
        | InvalidKeySpecException
        | InvalidKeyException
        | SignatureException e) {
      throw new IllegalStateException("cannot sign", e);
    }
  }
}
