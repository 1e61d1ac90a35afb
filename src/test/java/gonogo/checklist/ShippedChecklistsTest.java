package gonogo.checklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gonogo.model.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ShippedChecklistsTest {

  @Test
  void areTheFilesOfTheFolder() throws IOException {
    try (var files = Files.list(Path.of("config/checklists"))) {
      var names =
          files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".yaml"));
      assertThat(names.map(name -> name.replace(".yaml", "")))
          .containsExactlyInAnyOrderElementsOf(ShippedChecklists.onClassPath().names());
    }
  }

  @Test
  void canAllBeRead() {
    var shipped = ShippedChecklists.onClassPath();

    assertThat(shipped.names())
        .allSatisfy(name -> assertThat(shipped.read(name).id()).isEqualTo(name))
        .allSatisfy(
            name -> assertThat(shipped.read(name).source().path()).isEqualTo("shipped:" + name));
  }

  @Test
  void saysWhichOneWasMeant() {
    assertThatThrownBy(() -> ShippedChecklists.onClassPath().read("websit"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("did you mean website?");
  }
}
