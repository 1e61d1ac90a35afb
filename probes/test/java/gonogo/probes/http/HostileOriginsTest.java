package gonogo.probes.http;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.probes.http.HostileOrigins.Hostile;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HostileOriginsTest {
  private static final Origin API = Origin.parse("https://api.example.com");

  private static List<String> of(String... models) {
    List<Origin> origins = Stream.of(models).map(Origin::parse).toList();
    return HostileOrigins.of(origins, API, List.of()).stream()
        .map(Hostile::text)
        .toList();
  }

  @Test
  void areWhatCommonMistakesLetIn() {
    assertThat(of("https://app.example.com"))
        .containsExactly(
            "https://gonogo-unknown.example",
            "null",
            "http://app.example.com",
            "https://app.example.com:8443",
            "https://app.example.com.gonogo-unknown.example",
            "https://gonogoapp.example.com",
            "https://gonogo-unknown.app.example.com",
            "https://appxexample.com");
  }

  @Test
  void keepThePort() {
    assertThat(of("https://app.example.com:8443"))
        .contains(
            "http://app.example.com:8443",
            "https://app.example.com:9443",
            "https://gonogoapp.example.com:8443");
    assertThat(of("http://localhost:3000"))
        .containsExactly(
            "https://gonogo-unknown.example",
            "null",
            "http://localhost:8443",
            "http://localhost.gonogo-unknown.example:3000",
            "http://gonogolocalhost:3000",
            "http://gonogo-unknown.localhost:3000");
  }

  @Test
  void areNamesThatBrowsersTakeForNames() {
    assertThat(of("https://192.0.2.7"))
        .containsExactly(
            "https://gonogo-unknown.example",
            "null",
            "http://192.0.2.7",
            "https://192.0.2.7:8443",
            "https://192.0.2.7.gonogo-unknown.example");
    assertThat(of("https://[2001:db8::7]"))
        .containsExactly(
            "https://gonogo-unknown.example",
            "null",
            "http://[2001:db8::7]",
            "https://[2001:db8::7]:8443");
  }

  @Test
  void areNeitherAllowedNorTheSystemItself() {
    assertThat(of("https://app.example.com", "http://app.example.com"))
        .doesNotContain("http://app.example.com", "https://app.example.com")
        .doesNotHaveDuplicates();
    assertThat(of("http://api.example.com"))
        .doesNotContain("https://api.example.com", "http://api.example.com");
  }

  @Test
  void areTriedOnceEach() {
    List<Hostile> named =
        HostileOrigins.of(List.of(API), API, List.of("null", "https://x.example"));
    assertThat(named)
        .extracting(Hostile::text)
        .doesNotHaveDuplicates()
        .endsWith("https://x.example");
  }
}
