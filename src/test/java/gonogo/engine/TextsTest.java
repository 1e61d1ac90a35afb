package gonogo.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TextsTest {

  @Test
  void what_a_terminal_would_obey_is_replaced() {
    assertThat(Texts.clean("a\nb\tc\r\u2028d")).isEqualTo("a b c  d");
    assertThat(Texts.clean("\u001b[31m\u0000\u009b\u202e\ud800"))
        .isEqualTo("\ufffd[31m\ufffd\ufffd\ufffd\ufffd");
    assertThat(Texts.clean("é 😀 漢")).isEqualTo("é 😀 漢");
  }

  @Test
  void cutting_keeps_pairs_whole() {
    assertThat(Texts.cut("abcdef", 6)).isEqualTo("abcdef");
    assertThat(Texts.cut("abcdefg", 6)).isEqualTo("abcde…");
    assertThat(Texts.cut("abcd😀efg", 6)).isEqualTo("abcd…");
  }

  @ParameterizedTest
  @CsvSource({
    "PT10M,10m",
    "PT1M30S,1m30s",
    "PT0.25S,250ms",
    "PT2.5S,2s500ms",
    "PT26H,26h",
    "PT0S,0ms"
  })
  void durations_read_as_they_are_written(Duration duration, String text) {
    assertThat(Texts.duration(duration)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"1,1st", "2,2nd", "3,3rd", "4,4th", "11,11th", "12,12th", "13,13th", "22,22nd"})
  void ordinals(int number, String text) {
    assertThat(Texts.ordinal(number)).isEqualTo(text);
  }
}
