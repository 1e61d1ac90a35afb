package gonogo.collect.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortRangeTest {

  @ParameterizedTest
  @CsvSource({"1-65535, 1, 65535, 65535", "22, 22, 22, 1", "80-81, 80, 81, 2"})
  void readsWhatItWrites(String text, int from, int to, int size) {
    PortRange range = PortRange.parse(text);

    assertThat(range).isEqualTo(new PortRange(from, to)).hasToString(text);
    assertThat(range.size()).isEqualTo(size);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0-80", "1-65536", "81-80", "80-", "-80", "1-2-3", "1, 2", "ssh", "99999"})
  void refusesWhatIsNoRange(String text) {
    assertThatThrownBy(() -> PortRange.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("such as 1-1024");
  }

  @Test
  void onePortIsARange() {
    assertThat(PortRange.parse("22-22")).hasToString("22");
  }
}
