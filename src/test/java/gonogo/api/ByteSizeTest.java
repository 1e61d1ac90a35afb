package gonogo.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSizeTest {
  @ParameterizedTest
  @CsvSource({"0B,0", "512B,512", "350KiB,358400", "2MiB,2097152", "1GiB,1073741824"})
  void readsWhatPeopleWrite(String text, long bytes) {
    assertThat(ByteSize.parse(text)).isEqualTo(new ByteSize(bytes)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "350", "350 KiB", "350kb", "350KB", "-1B", "1.5MiB", "9999999999B"})
  void refusesWhatIsNoSize(String text) {
    assertThatThrownBy(() -> ByteSize.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("350KiB");
  }

  @Test
  void isShownInTheLargestUnit() {
    assertThat(new ByteSize(1023)).hasToString("1023B");
    assertThat(new ByteSize(1536)).hasToString("1.5KiB");
    assertThat(new ByteSize(-1L >>> 1)).asString().endsWith("GiB");
  }
}
