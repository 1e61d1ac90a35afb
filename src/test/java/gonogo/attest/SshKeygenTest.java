package gonogo.attest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real ssh-keygen: it accepts what is written here, and what it writes is accepted here. */
@Tag("real")
class SshKeygenTest {
  private static final String SHEET = Draft.of("ann", "qa-lead").json();

  @TempDir
  private Path folder;

  private Path sheet;

  @BeforeEach
  void writeSheet() throws IOException {
    sheet = Files.writeString(folder.resolve("sheet.json"), SHEET);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** What a call prints; it must end well. */
  private String keygen(List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("ssh-keygen"));
    command.addAll(arguments);
    Process process = new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectInput(sheet.toFile())
        .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    return output;
  }

  private Path made(String type, String passphrase) throws IOException, InterruptedException {
    keygen(List.of("-q", "-t", type, "-N", passphrase, "-C", "ann@example.com", "-f", "key"));
    return folder.resolve("key");
  }

  private String signedBy(Path key, String... options) throws IOException, InterruptedException {
    List<String> arguments =
        new ArrayList<>(List.of("-q", "-Y", "sign", "-n", "gonogo", "-f", key.toString()));
    arguments.addAll(List.of(options));
    arguments.add(sheet.toString());
    keygen(arguments);
    return Files.readString(folder.resolve("sheet.json.sig"));
  }

  private Path written(String privateText) throws IOException {
    Path key = Files.createFile(
        folder.resolve("ours"),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.writeString(key, privateText);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sha512", "sha256"})
  void whatItSignsIsAccepted(String hash) throws Exception {
    Path key = made("ed25519", "");
    SshSignature signature = SshSignature.parse(signedBy(key, "-O", "hashalg=" + hash));

    assertThat(signature.fits(bytes(SHEET))).isTrue();
    assertThat(signature.key())
        .isEqualTo(SshKeys.publicKey(Files.readString(folder.resolve("key.pub"))));
  }

  @Test
  void whatIsSignedHereIsTheSameToTheByte() throws Exception {
    Path key = made("ed25519", "");

    assertThat(SshSignature.sign(bytes(SHEET), SshKeys.privateKey(Files.readString(key)))
            .text())
        .isEqualTo(signedBy(key));
  }

  @Test
  void itVerifiesWhatIsSignedHere() throws Exception {
    SshKeys.Pair pair = SshKeys.generate(new SecureRandom(), "ann@example.com");
    Files.writeString(folder.resolve("allowed_signers"), "ann " + pair.publicLine() + "\n");
    Files.writeString(folder.resolve("sheet.json.sig"), Pens.signature(SHEET, pair));

    assertThat(keygen(List.of(
            "-Y",
            "verify",
            "-n",
            "gonogo",
            "-f",
            "allowed_signers",
            "-I",
            "ann",
            "-s",
            "sheet.json.sig")))
        .startsWith("Good \"gonogo\" signature for ann with ED25519 key SHA256:");
  }

  @Test
  void itReadsTheKeysThatAreMadeHere() throws Exception {
    SshKeys.Pair pair = SshKeys.generate(new SecureRandom(), "ann@example.com");
    Path key = written(pair.privateText());
    Path line = Files.writeString(folder.resolve("ours.pub"), pair.publicLine() + "\n");

    assertThat(pair.publicLine())
        .startsWith(keygen(List.of("-y", "-f", key.toString())).strip());
    assertThat(keygen(List.of("-l", "-f", line.toString())))
        .contains(SshKeys.publicKey(pair.publicLine()).fingerprint())
        .contains("ann@example.com");
    assertThat(SshSignature.parse(signedBy(key)).fits(bytes(SHEET))).isTrue();
  }

  @Test
  void aKeyWithAPassphraseIsRefusedForThatReason() throws Exception {
    Path key = made("ed25519", "correct horse");

    assertThatThrownBy(() -> SshKeys.publicKeyOf(Files.readString(key)))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.KEY_ENCRYPTED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rsa", "ecdsa"})
  void otherTypesOfKeysAreRefused(String type) throws Exception {
    Path key = made(type, "");

    String signature = signedBy(key);

    assertThatThrownBy(() -> SshSignature.parse(signature))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.KEY_TYPE));
    assertThatThrownBy(() -> SshKeys.publicKeyOf(Files.readString(key)))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.KEY_TYPE));
    assertThatThrownBy(() -> SshKeys.publicKey(Files.readString(folder.resolve("key.pub"))))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.KEY_TYPE));
  }

  @Test
  void anotherNamespaceIsRefused() throws Exception {
    Path key = made("ed25519", "");
    keygen(List.of("-q", "-Y", "sign", "-n", "file", "-f", key.toString(), sheet.toString()));
    String text = Files.readString(folder.resolve("sheet.json.sig"));

    assertThatThrownBy(() -> SshSignature.parse(text))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.OTHER_NAMESPACE));
  }
}
