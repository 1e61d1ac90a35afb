package gonogo.probes.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {
  @ParameterizedTest
  @CsvSource({
    "https://app.example.com, https://app.example.com",
    "HTTPS://App.Example.COM/, https://app.example.com",
    "https://app.example.com:443, https://app.example.com",
    "http://app.example.com:443, http://app.example.com:443",
    "http://localhost:3000, http://localhost:3000",
    "https://bücher.example, https://xn--bcher-kva.example",
    "https://[2001:DB8::1]:8443/, https://[2001:db8::1]:8443",
    "http://192.0.2.7:80, http://192.0.2.7"
  })
  void isWrittenAsBrowsersSendIt(String written, String sent) {
    assertThat(Origin.parse(written).text()).isEqualTo(sent);
    assertThat(Origin.of(URI.create(sent))).isEqualTo(Origin.parse(written));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "null",
        "app.example.com",
        "https://",
        "https://*.example.com",
        "https://app.example.com/path",
        "https://app.example.com?q",
        "https://ann@app.example.com",
        "https://a.example.com, https://b.example.com",
        "https://app.example.com:0",
        "https://app.example.com:65536",
        "ftp://app.example.com"
      })
  void refusesWhatIsNone(String written) {
    assertThatThrownBy(() -> Origin.parse(written)).isInstanceOf(IllegalArgumentException.class);
  }
}
