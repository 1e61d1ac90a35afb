package gonogo.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

  @ParameterizedTest
  @CsvSource({"500ms, PT0.5S", "30s, PT30S", "15m, PT15M", "4h, PT4H", "90d, PT2160H", "0s, PT0S"})
  void readsWhatPeopleWrite(String text, Duration duration) {
    assertThat(Durations.parse(text)).isEqualTo(duration);
  }

  @Test
  void holdsTheLongest() {
    assertThat(Durations.parse("999999999d")).isEqualTo(Duration.ofDays(999_999_999));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "14",
        "14 d",
        "-1d",
        "+1d",
        "1.5h",
        "1h30m",
        "1D",
        "1w",
        "PT1H",
        "1000000000d",
        "١d"
      })
  void refusesTheRest(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Durations.parse(text))
        .withMessage("wanted a duration such as 500ms, 30s, 15m, 4h or 90d");
  }
}
