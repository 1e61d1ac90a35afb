package gonogo.collect.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import gonogo.api.SystemRef;
import gonogo.collect.reports.JunitReports.Answer;
import gonogo.collect.reports.TestSuite.Counts;
import gonogo.collect.reports.TestSuite.ValueCount;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tools themselves wrote; see the README beside the files. */
class ToolsTest {

  @Test
  void surefireTellsWhatPassedAtALaterRun() throws Exception {
    List<TestSuite> suites = Reading.of("surefire").suites("TEST-*.xml");

    assertThat(suites)
        .extracting(TestSuite::name)
        .containsExactly(
            "com.example.shop.CartTest",
            "com.example.shop.PriceTest",
            "com.example.shop.StockTest");
    assertThat(suites)
        .extracting(TestSuite::counts)
        .containsExactly(
            new Counts(5, 1, 1, 1, 1), new Counts(1, 0, 0, 0, 0), new Counts(0, 0, 1, 0, 0));
    TestSuite cart = suites.getFirst();
    assertThat(cart.failing())
        .containsExactly("com.example.shop.CartTest.stock", "com.example.shop.CartTest.total");
    assertThat(cart.flaky()).containsExactly("com.example.shop.CartTest.flaky");
    assertThat(cart.skipped()).containsExactly("com.example.shop.CartTest.refund");
    assertThat(cart.timestamp()).isNull();
    assertThat(cart.commits()).containsExactly("3f2c1ab9d0e84c57a6b1f2e3d4c5b6a798081726");
    assertThat(suites.getLast().failing()).containsExactly("com.example.shop.StockTest");
  }

  @Test
  void pytestCountsWhatItExpectsToFailAsSkipped() throws Exception {
    TestSuite suite = Reading.of("pytest").suites("results.xml").getFirst();

    assertThat(suite.name()).isEqualTo("pytest tests › pytest");
    assertThat(suite.hostname()).isEqualTo("ci");
    assertThat(suite.timestamp()).isEqualTo("2026-11-24T23:37:33.584063+00:00");
    assertThat(suite.counts()).isEqualTo(new Counts(4, 2, 3, 2, 0));
    assertThat(suite.failing())
        .containsExactly(
            "test_cart.test_total",
            "test_cart.test_stock",
            "test_cart.test_teardown",
            "test_cart.test_fail_and_teardown",
            "test_cart.test_fail_and_teardown");
  }

  @Test
  void pytestLeavesAnEmptySuiteWhenNothingWasFound() throws Exception {
    assertThat(Reading.of("pytest").suites("empty.xml"))
        .singleElement()
        .extracting(TestSuite::counts)
        .isEqualTo(Counts.NONE);
  }

  @Test
  void pytestWritesPropertiesOfTheSuite() throws Exception {
    assertThat(Reading.of("pytest").suites("property.xml"))
        .singleElement()
        .extracting(TestSuite::commits)
        .isEqualTo(List.of("3f2c1ab"));
  }

  @Test
  void jestTellsNothingOfRetriesAndOfSuitesThatDidNotCompile() throws Exception {
    assertThat(Reading.of("jest").suites("junit.xml"))
        .extracting(TestSuite::name, TestSuite::counts)
        .containsExactly(
            tuple("jest tests › cart", new Counts(3, 1, 0, 1, 0)),
            tuple("jest tests › undefined", new Counts(1, 0, 0, 0, 0)));
    assertThat(Reading.of("jest").suites("junit.xml").getFirst().failing())
        .containsExactly("cart total");
  }

  @Test
  void jestTellsOfThemWhenAsked() throws Exception {
    assertThat(Reading.of("jest").suites("junit-with-suite-errors.xml"))
        .filteredOn(suite -> suite.counts().errored() == 1)
        .extracting(TestSuite::name)
        .containsExactly(
            "jest tests › syntax.test.js",
            "jest tests › empty.test.js",
            "jest tests › broken.test.js");
  }

  @Test
  void playwrightNamesTheProjectAsTheHost() throws Exception {
    List<TestSuite> suites = Reading.of("playwright").suites("results.xml");

    assertThat(suites)
        .extracting(TestSuite::hostname)
        .containsExactly("chromium", "chromium", "firefox", "firefox");
    assertThat(suites.stream().map(TestSuite::counts).reduce(Counts.NONE, Counts::plus))
        .isEqualTo(new Counts(9, 1, 2, 6, 0));
    assertThat(suites.getLast().failing()).containsExactly("checkout.spec.ts.checkout › refunds");
  }

  @Test
  void playwrightTellsOfRetriesWhenAsked() throws Exception {
    List<TestSuite> suites = Reading.of("playwright").suites("results-with-retries.xml");

    assertThat(suites.getLast().counts()).isEqualTo(new Counts(4, 1, 0, 2, 1));
    assertThat(suites.getLast().flaky())
        .containsExactly("checkout.spec.ts.checkout › pays by invoice");
  }

  @Test
  void playwrightIsCountedByProject() throws Exception {
    Answer answer =
        Reading.of("playwright").ask(browsers("results.xml", "Chromium", "firefox", "webkit"));

    assertThat(answer.files().getFirst().suites())
        .extracting(TestSuite::byValue)
        .containsExactly(
            List.of(new ValueCount("Chromium", 0, 1)),
            List.of(new ValueCount("Chromium", 5, 0)),
            List.of(new ValueCount("firefox", 0, 1)),
            List.of(new ValueCount("firefox", 4, 1)));
  }

  @Test
  void pytestIsCountedByParameterAndByProperty() throws Exception {
    Answer locales = Reading.of("pytest")
        .ask(new JunitReports(
            Reading.CI, List.of("results.xml"), List.of("locale"), List.of("de", "fr", "it")));
    Answer browsers = Reading.of("pytest").ask(browsers("results.xml", "chromium", "firefox"));

    assertThat(locales.files().getFirst().suites().getFirst().byValue())
        .containsExactly(new ValueCount("de", 1, 0), new ValueCount("fr", 1, 0));
    assertThat(browsers.files().getFirst().suites().getFirst().byValue())
        .containsExactly(new ValueCount("chromium", 1, 0));
  }

  private static JunitReports browsers(String file, String... values) {
    return new JunitReports(
        new SystemRef("reports", "ci"), List.of(file), List.of("browser"), List.of(values));
  }

  @Test
  void gradleMergesRetriesWhenAsked() throws Exception {
    assertThat(Reading.of("gradle").suites("**"))
        .singleElement()
        .extracting(TestSuite::counts)
        .isEqualTo(new Counts(2, 1, 0, 1, 1));
  }

  /** Each of them writes attributes that differ from its own cases. */
  @ParameterizedTest
  @ValueSource(strings = {"surefire", "pytest", "jest", "playwright", "gradle"})
  void noneOfThemContradictsItself(String tool) throws Exception {
    assertThat(Reading.of(tool).collect("*.xml").files())
        .isNotEmpty()
        .allSatisfy(file -> assertThat(file.contradictions()).isEmpty());
  }
}
