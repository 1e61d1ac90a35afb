package gonogo.checklist;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import gonogo.model.Place;
import gonogo.model.Problem;
import gonogo.model.Problems;
import gonogo.model.Shown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskFilesTest {
  private static final Place NAMED = new Place("p.yaml", 3, 4);

  private final Problems problems = new Problems();

  @TempDir
  private Path folder;

  private List<String> read(Path file) {
    InputFiles.onDisk().read(file.toString(), NAMED, problems);
    return problems.list().stream().map(Problem::toString).toList();
  }

  @Test
  void readsTheWholeTextSoThatItsHashIsThatOfTheFile() throws IOException {
    var file = Files.writeString(folder.resolve("a.yaml"), "\uFEFFa: \u00E9\r\n");

    var source = InputFiles.onDisk().read(file.toString(), NAMED, problems);

    assertThat(problems.list()).isEmpty();
    assertThat(source).isNotNull();
    assertThat(source.text()).isEqualTo("\uFEFFa: \u00E9\r\n");
    assertThat(source.path()).isEqualTo(file.toString());
  }

  @Test
  void saysWhereAMissingFileIsNamed() {
    var missing = folder.resolve("missing.yaml");

    assertThat(read(missing))
        .containsExactly("p.yaml:3:4: there is no file " + Shown.text(missing.toString()));
  }

  @Test
  void refusesAFolder() {
    assertThat(read(folder))
        .containsExactly("p.yaml:3:4: the file %s cannot be read: it is a folder"
            .formatted(Shown.text(folder.toString())));
  }

  @Test
  void saysWhereAFileIsNotUtf8() throws IOException {
    var file = Files.write(folder.resolve("a.yaml"), "a: b\ncd: \u00E9\n".getBytes(ISO_8859_1));

    assertThat(read(file)).containsExactly(file + ":2:5: the file is not UTF-8 here");
  }

  @Test
  void saysWhereUtf8IsCutOff() throws IOException {
    var file = Files.write(folder.resolve("a.yaml"), new byte[] {'a', (byte) 0xC3});

    assertThat(read(file)).containsExactly(file + ":1:2: the file is not UTF-8 here");
  }

  @Test
  void readsNoMoreThanOneMebibyte() throws IOException {
    var file = Files.write(folder.resolve("a.yaml"), new byte[YamlReader.MAX_BYTES + 1]);

    assertThat(read(file))
        .containsExactly(file + ": the file is larger than 1 MiB (1048576 bytes)");
  }
}
