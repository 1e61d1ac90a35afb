package gonogo.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UntrustedTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "plain text|plain text",
        "\u001b[31m|\\u001b[31m",
        "\u009b31m|\\u009b31m",
        "a\u0000b\u0007c\u007f|a\\u0000b\\u0007c\\u007f",
        "\u202eOG\u202c\u2066x\u2069|\\u202eOG\\u202c\\u2066x\\u2069",
        "zero\u200b\ufeff|zero\\u200b\\ufeff",
        "a\u2028\u2029|a\\u2028\\u2029",
        "no\u00a0break|no break",
        "::error::x|\\::error::x",
        "  ::error::x|  \\::error::x",
        "\u3000::error::x| \\::error::x",
        "[::1]:443 2001:db8::1|[::1]:443 2001:db8::1",
        "##[error]|#\\#[error]",
        "x ##vso[task]|x #\\#vso[task]",
        "###[group]|\\##\\#[group]",
        "# heading|# heading",
        "éλ漢😀|éλ漢😀",
      })
  void showsWhatItTakesOut(String text, String clean) {
    assertThat(Untrusted.clean(text, true)).isEqualTo(clean);
  }

  @Test
  void endsOfLinesAndTabsHaveTheirShortNames() {
    assertThat(Untrusted.clean("a\r\n::error::b\tc", true)).isEqualTo("a\\r\\n::error::b\\tc");
  }

  @Test
  void loneSurrogatesAreShown() {
    assertThat(Untrusted.clean("\ud83d x \ude00", true)).isEqualTo("\\ud83d x \\ude00");
  }

  @Test
  void asciiShowsEveryOtherCharacterAsAnEscape() {
    assertThat(Untrusted.clean("é 😀 → … · ✗", false))
        .isEqualTo("\\u00e9 \\ud83d\\ude00 -> ... | x");
  }

  @Test
  void cuttingCountsWhatItLeavesOutAndSplitsNoCharacter() {
    assertThat(Untrusted.shorten("😀😀😀", 6)).isEqualTo("😀😀😀");
    assertThat(Untrusted.shorten("😀😀😀", 5)).isEqualTo("😀😀… (2 more characters)");
    assertThat(Untrusted.shorten("😀😀😀", 4)).isEqualTo("😀😀… (2 more characters)");
    assertThat(Untrusted.shorten("x".repeat(1_000_000), 5))
        .isEqualTo("xxxxx… (999995 more characters)");
  }

  @Test
  void cleanTextStaysAsItIs() {
    for (String text : Reports.HOSTILE) {
      String clean = Untrusted.clean(text, true);
      assertThat(Untrusted.clean(clean, true)).isEqualTo(clean);
    }
  }
}
