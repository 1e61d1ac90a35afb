package gonogo.attest;

import java.nio.charset.StandardCharsets;

/** Writes down a person's word. */
public final class Signing {

  private Signing() {}

  /**
   * The texts of two files.
   *
   * @param signature of the file {@code NAME.json.sig} beside the sheet
   * @param key the public half of what signed; whether it is the person's, the list of people tells
   */
  public record SignedTexts(String sheet, String signature, SshKey key) {}

  /**
   * Signs a sheet with the text of a private key file; the same as
   * {@code ssh-keygen -Y sign -n gonogo} does.
   *
   * @throws RefusedException with {@code KEY_ENCRYPTED}, {@code KEY_TYPE} or {@code NOT_A_KEY} when
   *     this key cannot sign, with {@code NOT_A_SHEET}, {@code ENDS_BEFORE_IT_BEGINS} or
   *     {@code LASTS_TOO_LONG} when the sheet would be refused
   */
  public static SignedTexts sign(Sheet sheet, String privateKeyText) throws RefusedException {
    PrivateKey key = SshKeys.privateKey(privateKeyText);
    String text = sheet.text();
    if (!Sheet.read(text).equals(sheet)) {
      throw new RefusedException(Reason.NOT_A_SHEET, "it reads differently after it was written");
    }
    Verification.span(sheet);
    String signature =
        SshSignature.sign(text.getBytes(StandardCharsets.UTF_8), key).text();
    return new SignedTexts(text, signature, key.publicKey());
  }
}
