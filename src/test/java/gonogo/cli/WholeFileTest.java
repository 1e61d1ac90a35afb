package gonogo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gonogo.model.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is written over that was not read, and nothing is left half done. */
class WholeFileTest {
  private static final String ENVIRONMENT = "environment: test\n";

  @TempDir
  private Path folder;

  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("gonogo.yaml"), ENVIRONMENT);
  }

  @AfterEach
  void nothingIsLeftBeside() throws IOException {
    try (var files = Files.walk(folder)) {
      assertThat(files.filter(each -> each.getFileName().toString().endsWith(".tmp")))
          .isEmpty();
    }
  }

  @Test
  void replacesWhatWasRead() throws IOException {
    WholeFile.replace(file, ENVIRONMENT, "new\n");
    assertThat(file).hasContent("new\n");
  }

  @Test
  void keepsWhatWasChangedMeanwhile() throws IOException {
    Files.writeString(file, "changed\n");
    assertThatThrownBy(() -> WholeFile.replace(file, ENVIRONMENT, "new\n"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("was changed since it was read");
    assertThat(file).hasContent("changed\n");
  }

  @Test
  void createsNothingOverAFile() {
    assertThatThrownBy(() -> WholeFile.create(file, "new\n"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("is there by now");
    assertThat(file).hasContent(ENVIRONMENT);
  }

  @Test
  void saysWhatCannotBeWritten() {
    Path below = file.resolve("adoption.yaml");
    assertThatThrownBy(() -> WholeFile.create(below, "new\n"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void takesTheFirstFileBackWhenTheSecondCannotBeWritten() throws IOException {
    NamedFile named = NamedFile.of(file, "adoption");
    Files.writeString(file, "environment: other\n");
    assertThatThrownBy(() -> named.write("adoption: first\n"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("was changed since it was read");
    assertThat(folder.resolve("adoption.yaml")).doesNotExist();
    assertThat(file).hasContent("environment: other\n");
  }

  @Test
  void namesWhatIsNoPath() throws IOException {
    Files.writeString(file, ENVIRONMENT + "adoption: [a, b]\n");
    assertThatThrownBy(() -> NamedFile.of(file, "adoption"))
        .hasMessageContaining("gonogo.yaml:2:11: adoption must be the path of a file");
    assertThatThrownBy(() -> NamedFile.of(folder.resolve("none.yaml"), "adoption"))
        .hasMessageContaining("there is no file");
  }
}
