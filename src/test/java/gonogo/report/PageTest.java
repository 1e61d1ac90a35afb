package gonogo.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageTest {
  private final Page page = new Page(new Options(40, false, true, null));

  @Test
  void wrapsWithAHangingIndent() {
    page.line(1, 5, Span.of("?"), Span.of("one two three four five six seven eight nine ten"));

    assertThat(page.toString())
        .isEqualTo(" ? one two three four five six seven\n     eight nine ten\n");
    assertThat(page.lines()).isEqualTo(2);
  }

  @Test
  void keepsTheDistanceBetweenWordsButNoneAtTheEndOfALine() {
    page.line(0, Span.of("a   b"), Span.of(" c   "));

    assertThat(page.toString()).isEqualTo("a   b  c\n");
  }

  @Test
  void splitsAWordThatIsLongerThanALine() {
    page.line(2, 4, Span.of("x".repeat(70)));

    assertThat(page.toString()).isEqualTo("  " + "x".repeat(38) + "\n    " + "x".repeat(32) + "\n");
  }

  @Test
  void wrappingMakesNoLogCommand() {
    page.line(0, Span.of("x".repeat(38) + " ::error::all is well"));
    page.line(0, Span.of("y".repeat(40) + "::error::all is well"));
    page.line(0, Span.of("##"), Span.of("[error]"));

    assertThat(page.toString().lines())
        .containsExactly(
            "x".repeat(38),
            "\\::error::all is well",
            "y".repeat(40),
            "\\::error::all is well",
            "\\## [error]");
  }

  @Test
  void countsColumnsNotCharacters() {
    page.line(0, Span.of("漢".repeat(25)));

    assertThat(page.toString()).isEqualTo("漢".repeat(20) + "\n" + "漢".repeat(5) + "\n");
    assertThat(Columns.of("e\u0301")).isEqualTo(1);
    assertThat(Columns.of("😀é")).isEqualTo(3);
  }

  @Test
  void nothingGivesNoLine() {
    page.line(3, Span.of("   "));

    assertThat(page.toString()).isEmpty();
  }
}
