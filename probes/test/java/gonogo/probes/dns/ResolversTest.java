package gonogo.probes.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ResolversTest {

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1,            192.0.2.1:53",
    "192.0.2.1:5353,       192.0.2.1:5353",
    "dns.example.com,      dns.example.com:53",
    "2001:db8::1,          [2001:db8::1]:53",
    "[2001:db8::1],        [2001:db8::1]:53",
    "[2001:db8::1]:5353,   [2001:db8::1]:5353"
  })
  void addsThePortThatIsNotSaid(String written, String endpoint) {
    assertThat(Resolvers.withPort(written)).isEqualTo(endpoint);
  }

  @Test
  void findsNameServersThroughTheFirstResolverOfTheEnvironment() {
    assertThat(Resolvers.of(List.of("authoritative"), List.of("192.0.2.1:5353", "192.0.2.2")))
        .isEqualTo(new Resolvers(false, true, List.of(), "192.0.2.1:5353", List.of()));
    assertThat(Resolvers.of(List.of("authoritative"), List.of()).via()).isEqualTo("system");
  }

  @Test
  void namesEachResolverOnce() {
    assertThat(
            Resolvers.of(List.of("192.0.2.2", "environment"), List.of("192.0.2.1", "192.0.2.2:53"))
                .named())
        .containsExactly("192.0.2.2:53", "192.0.2.1:53");
  }
}
