package gonogo.probes.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.NullNode;

/** The grammar of RFC 9485, and where its meaning differs from that of RE2. */
class IRegexpTest {

  private static JsonEvaluation evaluation() {
    return new JsonEvaluation("$", NullNode.getInstance());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      quoteCharacter = '`',
      value = {
        "abc abc true",
        "abc abcd false",
        "a|bc bc true",
        "a|bc abc false",
        "a(b|c)*d abcbd true",
        "(a)(b)? a true",
        "a{2} aa true",
        "a{2} aaa false",
        "a{2,} aaaa true",
        "a{2,3} aaaa false",
        "a.c a-c true",
        "^a$ a true",
        "^a$ ^a$ false",
        "a^b a^b false",
        "a\\^b[$] a^b$ true",
        "[^a] ^ true",
        "[^a] a false",
        "[a^] ^ true",
        "[-a] - true",
        "[a-] - true",
        "[a-c] b true",
        "[a-c] - false",
        "[\\]a] ] true",
        "[\\p{Lu}-] É true",
        "\\p{L}+ ñandú true",
        "\\P{L} 7 true",
        "\\p{Nd}{3} 123 true",
        "\\(\\)\\*\\+\\-\\.\\?\\[\\\\\\]\\^\\{\\|\\} ()*+-.?[\\]^{|} true",
        "&&~~ &&~~ true",
        "[&&a] & true",
        "[[:alpha:]] a INVALID",
        "\\d 1 INVALID",
        "\\$ $ INVALID",
        "\\Qa a INVALID",
        "(?i)a A INVALID",
        "a** a INVALID",
        "a+? a INVALID",
        "*a a INVALID",
        "a{,2} a INVALID",
        "a{2,1} a INVALID",
        "a{x} a INVALID",
        "[] a INVALID",
        "[b-a] a INVALID",
        "[a a INVALID",
        "(a a INVALID",
        "a) a INVALID",
        "a] a INVALID",
        "a\\ a INVALID",
        "\\p{Greek} α INVALID",
        "\\p{Cn} a INVALID",
        "\\pL a INVALID"
      })
  void matchesWholeTexts(String expression, String text, String outcome) {
    if (outcome.equals("INVALID")) {
      assertThatThrownBy(() -> IRegexp.parse(expression))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("the regular expression " + expression + ": ");
    } else {
      assertThat(IRegexp.parse(expression).matches(text, evaluation()))
          .isEqualTo(Boolean.parseBoolean(outcome));
    }
  }

  @Test
  void aDotIsAnythingButTheEndOfALine() {
    assertThat(IRegexp.parse(".").matches("\n", evaluation())).isFalse();
    assertThat(IRegexp.parse(".").matches("\r", evaluation())).isFalse();
    assertThat(IRegexp.parse(".").matches("\uD834\uDD1E", evaluation())).isTrue();
    assertThat(IRegexp.parse("[^a]").matches("\n", evaluation())).isTrue();
    assertThat(IRegexp.parse("a\\n\\r\\tb").matches("a\n\r\tb", evaluation())).isTrue();
    assertThat(IRegexp.parse("").matches("", evaluation())).isTrue();
  }

  @Test
  void findsParts() {
    assertThat(IRegexp.parse("b+").finds("abbc", evaluation())).isTrue();
    assertThat(IRegexp.parse("^b").finds("abbc", evaluation())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"(((a{100}){100}){100}){100}", "(a{1000}){11}", "a{1001}", "a{99999}"})
  void refusesWhatRepeatsTooMuch(String expression) {
    assertThatThrownBy(() -> IRegexp.parse(expression))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void costsWhatItRepeats() {
    assertThat(IRegexp.parse("(ab?){100}|c").weight()).isBetween(200, 400);
    JsonEvaluation evaluation = evaluation();
    IRegexp heavy = IRegexp.parse("(a?){1000}");
    assertThatThrownBy(() -> heavy.finds("b".repeat(1 << 20), evaluation))
        .isInstanceOf(JsonEvaluation.TooMuchWorkException.class);
  }
}
