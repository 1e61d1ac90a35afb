package gonogo.report;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.judge.Report.ItemView;
import gonogo.judge.Verdict;
import gonogo.model.Place;
import gonogo.model.Severity;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacesTest {

  @ParameterizedTest
  @CsvSource({
    "production.yaml, ops/production.yaml",
    "../list.md, list.md",
    "./a/../b/x.yaml, ops/b/x.yaml",
    "/builds/shop/ops/x.yaml, ops/x.yaml",
    "/home/ann/secret/x.yaml, x.yaml",
    "../../../x.yaml, x.yaml",
    "/builds/shop, unnamed",
    "/, unnamed",
    "check, ops/check",
  })
  void filesAreNamedFromTheTopOfTheRepository(String file, String path) {
    assertThat(CiFixtures.CHECKOUT.path(file)).isEqualTo(path);
  }

  @Test
  void whatIsNoPathHasNoName() {
    assertThat(CiFixtures.CHECKOUT.path("a\u0000b")).isEqualTo("unnamed");
  }

  @Test
  void anItemIsEditedWhereItStandsElseWhereItsSystemDoesElseWhereItsListIsNamed() {
    assertThat(CiFixtures.PLACES.of(item("data-loss")))
        .isEqualTo(new Places.Line("lists/release list.md", 17));
    assertThat(CiFixtures.PLACES.of(item("other")))
        .isEqualTo(new Places.Line("ops/production.yaml", 9));
    var none = new Places(
        new Checkout(Path.of("/a"), Path.of("/a"), null, null),
        Place.of("production.yaml"),
        Map.of(),
        Map.of());
    assertThat(none.of(item("other"))).isEqualTo(new Places.Line("production.yaml", 1));
  }

  private static ItemView item(String id) {
    return new ReportBuilder()
        .notMet(id, "One", Severity.MAJOR, ReportBuilder.finding("a", "b", "c", "d", "e"))
        .build(Verdict.NO_GO, "NO_GO for T-1h")
        .sections()
        .getFirst()
        .items()
        .getFirst();
  }
}
