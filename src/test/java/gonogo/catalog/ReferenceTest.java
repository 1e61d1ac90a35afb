package gonogo.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.testing.Golden;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ReferenceTest {
  private static final Catalog CATALOG = Catalog.open();

  private final Reference reference = new Reference(CATALOG);

  @AfterAll
  static void close() {
    CATALOG.close();
  }

  @Test
  void theCommittedPageIsTheOneOfTheProbes() {
    Golden.check(Path.of("docs/probes.md"), reference.page());
  }

  @Test
  void theSectionOfAProbeIsTheOneOfThePage() {
    assertThat(CATALOG.probes().values())
        .allSatisfy(probe ->
            assertThat(reference.page()).contains(reference.probe(probe).strip()));
  }

  @Test
  void listsEachProbeInOneLine() {
    assertThat(reference.list().lines())
        .hasSameSizeAs(CATALOG.probes().keySet())
        .anyMatch(line -> line.matches("http/headers +Every https response .*"));
  }

  /** A forge shows a row with another number of cells torn, or not at all. */
  @Test
  void everyRowHasTheCellsOfItsTable() {
    List<String> torn = new ArrayList<>();
    int cells = 0;
    for (String line : reference.page().lines().toList()) {
      int here = line.startsWith("|") ? line.replace("\\|", "").split("\\|", -1).length : 0;
      if (here > 0 && cells > 0 && here != cells) {
        torn.add(line);
      }
      cells = here;
    }
    assertThat(torn).isEmpty();
  }

  @Test
  void headingsDescendByOne() {
    List<Integer> levels = reference
        .page()
        .lines()
        .filter(line -> line.matches("#{1,6} .*"))
        .map(line -> line.indexOf(' '))
        .toList();

    assertThat(levels.stream().filter(level -> level == 1)).hasSize(1);
    for (int i = 1; i < levels.size(); i++) {
      assertThat(levels.get(i)).isLessThanOrEqualTo(levels.get(i - 1) + 1);
    }
  }

  @Test
  void explainsTheMappingsAmongTheSettings() {
    assertThat(reference.page())
        .contains("Keys of an entry of `rules`, and of an entry of `any`:")
        .contains("Keys of an entry of `json`:")
        .contains("Keys of an entry of `records`:")
        .contains("Keys of a value of `identities`:")
        .contains("Keys of `basic`:");
  }

  @Test
  void escapesWhatWouldEndACellOrACodeSpan() {
    assertThat(SettingTables.cell(SettingTables.code("a|b"))).isEqualTo("`a\\|b`");
    assertThat(SettingTables.code("a`b")).isEqualTo("`` a`b ``");
  }
}
