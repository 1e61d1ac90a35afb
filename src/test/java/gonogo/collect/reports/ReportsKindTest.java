package gonogo.collect.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gonogo.api.Surroundings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportsKindTest {
  private static final Surroundings AROUND = new Surroundings(Reading.SUBJECT, List.of());

  private final ReportsKind kind = new ReportsKind();

  @Test
  void makesASystemThatKnowsWhatIsDeployed() {
    ReportsKeys keys = new ReportsKeys(Path.of("build/reports"), "ci/COMMIT");

    assertThat(kind.system(Reading.CI, keys, AROUND))
        .isEqualTo(
            new ReportsSystem(Reading.CI, Path.of("build/reports"), "ci/COMMIT", Reading.SUBJECT));
    assertThat(kind.facets())
        .allSatisfy(facet -> assertThat(kind.system(Reading.CI, keys, AROUND)).isInstanceOf(facet));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../COMMIT", "/COMMIT", "", "a\\COMMIT", "./COMMIT"})
  void refusesACommitFileOutsideOfTheFolder(String name) {
    ReportsKeys keys = new ReportsKeys(Path.of("build"), name);

    assertThatThrownBy(() -> kind.system(Reading.CI, keys, AROUND))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("commit-file: wanted a path from the folder");
  }
}
