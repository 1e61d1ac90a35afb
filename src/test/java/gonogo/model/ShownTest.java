package gonogo.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownTest {

  @Test
  void isOneLineInQuotes() {
    assertThat(Shown.text("GO")).isEqualTo("\"GO\"");
    assertThat(Shown.text("a\r\nb\u2028c")).isEqualTo("\"a\uFFFD\uFFFDb\uFFFDc\"");
  }

  @Test
  void holdsNothingThatATerminalObeys() {
    assertThat(Shown.line("\u001b[31m\u202Etxt\uD800")).isEqualTo("\uFFFD[31m\uFFFDtxt\uFFFD");
  }

  @Test
  void isCutBetweenCharacters() {
    assertThat(Shown.line("𝄞".repeat(80))).isEqualTo("𝄞".repeat(80));
    assertThat(Shown.line("𝄞".repeat(81))).isEqualTo("𝄞".repeat(80) + "...");
  }
}
