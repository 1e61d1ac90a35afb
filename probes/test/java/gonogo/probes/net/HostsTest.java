package gonogo.probes.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostsTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      203.0.113.7       | 203.0.113.7
      2001:DB8::7       | 2001:db8::7
      203.0.113.7/32    | 203.0.113.7
      198.51.100.9/30   | 198.51.100.8,198.51.100.9,198.51.100.10,198.51.100.11
      2001:db8::7/127   | 2001:db8::6,2001:db8::7
      255.255.255.255/31| 255.255.255.254,255.255.255.255
      0.0.0.1/31        | 0.0.0.0,0.0.0.1
      """)
  void namesEveryAddressOfABlock(String host, String addresses) {
    assertThat(Hosts.addresses(host)).containsExactly(addresses.split(","));
  }

  @Test
  void takesABlockOf256() {
    assertThat(Hosts.addresses("198.51.100.0/24"))
        .hasSize(256)
        .startsWith("198.51.100.0")
        .endsWith("198.51.100.255");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"shop.example.com", "shop", "shop.example.com.", "_x.example.com", "1.example"})
  void tellsNames(String host) {
    assertThat(Hosts.isName(host)).isTrue();
    assertThatCode(() -> Hosts.check(List.of(host))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1.2.3",
        "300.1.1.1",
        "shop.example.com:22",
        "https://shop.example.com",
        "a b",
        "198.51.100.0/23",
        "198.51.100.0/33",
        "2001:db8::/64",
        "198.51.100/24",
        "shop.example.com/24",
        "-a.example.com"
      })
  void refusesWhatIsNoHost(String host) {
    assertThatThrownBy(() -> Hosts.check(List.of(host)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("hosts: wanted");
  }

  @Test
  void refusesMoreThanCanBeAsked() {
    assertThatThrownBy(() -> Hosts.check(List.of("198.51.100.0/24", "shop.example.com")))
        .hasMessage("hosts: wanted at most 256 addresses");
  }
}
