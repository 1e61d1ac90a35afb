package gonogo.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.model.SignedFile;
import gonogo.model.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the sheets that an environment names. */
class AttestationsTest {
  private static final String PEOPLE = "people: {}\n";
  private static final String NAMED = "people: people.yaml\nattestations: signed/\n";

  @TempDir
  private Path folder;

  @Test
  void eachSheetIsReadWithTheSignatureBesideIt() {
    var inputs = Given.inputs(
        NAMED,
        Map.of(
            "people.yaml", PEOPLE,
            "signed/b.json", "{}",
            "signed/b.json.sig", "armor",
            "signed/a.json", "[]",
            "signed/readme.md", "not a sheet",
            "signed/old/c.json", "not of this folder"));

    assertThat(inputs.environment().attestations())
        .containsExactly(
            new SignedFile(new Source("signed/a.json", "[]"), null),
            new SignedFile(
                new Source("signed/b.json", "{}"), new Source("signed/b.json.sig", "armor")));
    assertThat(inputs.environment().sources())
        .extracting(Source::path)
        .contains("signed/a.json", "signed/b.json", "signed/b.json.sig");
  }

  @Test
  void aFolderThatIsNotThereYetHasNoSheets() {
    assertThat(Given.inputs(NAMED, Map.of("people.yaml", PEOPLE)).environment().attestations())
        .isEmpty();
    assertThat(Given.inputs("", Map.of()).environment().attestations()).isNull();
  }

  @Test
  void readsThemFromTheDisk() throws IOException {
    Files.writeString(folder.resolve("release.yaml"), Given.CHECKLIST);
    Files.writeString(folder.resolve("people.yaml"), PEOPLE);
    var environment =
        Files.writeString(folder.resolve("production.yaml"), Given.ENVIRONMENT + NAMED);
    var signed = Files.createDirectory(folder.resolve("signed"));
    Files.writeString(signed.resolve("ann.json"), "{}\n");
    Files.writeString(signed.resolve("ann.json.sig"), "armor\n");

    var inputs = new InputsReader(InputFiles.onDisk(), Given.shipped(), _ -> null, Given.TODAY)
        .read(environment.toString(), Map.of());

    var sheet = new Source(signed.resolve("ann.json").toString(), "{}\n");
    var signature = new Source(signed.resolve("ann.json.sig").toString(), "armor\n");
    assertThat(inputs.environment().attestations())
        .isEqualTo(List.of(new SignedFile(sheet, signature)));
  }

  @Test
  void aFileInTheFoldersPlaceIsAMistake() throws IOException {
    Files.writeString(folder.resolve("release.yaml"), Given.CHECKLIST);
    Files.writeString(folder.resolve("people.yaml"), PEOPLE);
    Files.writeString(folder.resolve("signed"), "");
    var environment =
        Files.writeString(folder.resolve("production.yaml"), Given.ENVIRONMENT + NAMED);

    var reader = new InputsReader(InputFiles.onDisk(), Given.shipped(), _ -> null, Given.TODAY);

    assertThat(Given.problems(() -> reader.read(environment.toString(), Map.of())))
        .singleElement()
        .asString()
        .startsWith(environment + ":4:15: ")
        .endsWith(" is a file; wanted a folder");
  }
}
