package gonogo.probes.dns;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DomainNamesTest {

  @ParameterizedTest
  @CsvSource({
    "Www.Example.COM,   www.example.com",
    "bücher.example,    xn--bcher-kva.example",
    "_dmarc.a.example., _dmarc.a.example."
  })
  void areAskedInAsciiAndLowerCase(String written, String asked) {
    assertThat(DomainNames.ascii(written)).isEqualTo(asked);
  }

  @ParameterizedTest
  @ValueSource(strings = {"web.", "app.internal.", "a.b.local.", "nas.home.arpa.", "shop.test."})
  void areReservedWhereThePublicTreeEnds(String name) {
    assertThat(DomainNames.isReserved(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"example.com.", "internal.example.com.", "test.example.com."})
  void arePublicWhereAReservedLabelStandsElsewhere(String name) {
    assertThat(DomainNames.isReserved(name)).isFalse();
  }

  @Test
  void leadUpToTheTopLevel() {
    assertThat(DomainNames.parent("www.example.com.")).isEqualTo("example.com.");
    assertThat(DomainNames.parent("com.")).isEmpty();
  }
}
