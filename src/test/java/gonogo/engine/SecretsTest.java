package gonogo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gonogo.api.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecretsTest {
  @TempDir
  Path folder;

  private final Redactor redactor = new Redactor();

  private Secrets secrets(Map<String, String> variables) {
    return new Secrets(SecretSource.of(variables, folder::resolve), redactor);
  }

  @Test
  void a_variable_and_a_file_are_looked_up_and_known_to_the_redactor() throws IOException {
    Files.writeString(folder.resolve("token"), "from-the-file\n");
    Secrets secrets = secrets(Map.of("T", "from-the-env"));

    assertThat(secrets.reveal(new Secret("${env:T}"))).isEqualTo("from-the-env");
    assertThat(secrets.reveal(new Secret("${file:token}"))).isEqualTo("from-the-file");
    assertThat(redactor.redact("from-the-env from-the-file")).isEqualTo("[redacted] [redacted]");
  }

  @Test
  void a_reference_inside_a_text_is_known_alone_too() {
    assertThat(secrets(Map.of("T", "abc123")).reveal(new Secret("Token ${env:T}")))
        .isEqualTo("Token abc123");
    assertThat(redactor.redact("Token abc123, abc123")).isEqualTo("[redacted], [redacted]");
  }

  @Test
  void what_cannot_be_used_says_why_and_never_the_value() throws IOException {
    Files.writeString(folder.resolve("empty"), "\n");
    Files.write(folder.resolve("binary"), new byte[] {(byte) 0xC3, 0x28, 0, 1});
    Secrets secrets = secrets(Map.of("SHORT", "abc", "EMPTY", " "));
    Map.of(
            "${env:NONE}", "the environment variable NONE is not set",
            "${env:EMPTY}", "the environment variable EMPTY is empty",
            "${env:SHORT}",
                "the value of ${env:SHORT} is shorter than 4 characters, so it could not be redacted",
            "${file:none}", "${file:none}: the file cannot be read",
            "${file:binary}", "${file:binary}: the file cannot be read",
            "${file:empty}", "${file:empty}: the file is empty",
            "${vault:x}", "${vault:x}: wanted ${env:NAME} or ${file:path}")
        .forEach((text, message) -> assertThatThrownBy(() -> secrets.reveal(new Secret(text)))
            .isInstanceOf(SecretException.class)
            .hasMessage(message));
  }

  @Test
  void a_short_literal_stands_in_clear_and_is_not_redacted() {
    assertThat(secrets(Map.of()).reveal(new Secret("ann"))).isEqualTo("ann");
    assertThat(redactor.redact("ann")).isEqualTo("ann");
  }

  record Identity(Secret token, int retries) {}

  record Holder(Map<String, Identity> identities, List<Secret> more, Path path) {}

  @Test
  void learning_finds_every_secret_of_a_system_and_forgives_a_missing_one() {
    secrets(Map.of("A", "value-a", "B", "value-b"))
        .learn(new Holder(
            Map.of("monitor", new Identity(new Secret("${env:A}"), 1)),
            List.of(new Secret("${env:MISSING}"), new Secret("${env:B}")),
            Path.of("a/b")));
    assertThat(redactor.redact("value-a value-b")).isEqualTo("[redacted] [redacted]");
  }

  @Test
  void a_replay_looks_nothing_up() {
    assertThatThrownBy(() -> SecretSource.none().resolve("env:T"))
        .isInstanceOf(SecretException.class);
  }
}
