package gonogo.collect.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, true",
    "2001:db8::7, true",
    "::1, true",
    "shop.example.com, false",
    "1.2.3.4.example.com, false",
    "1.2.3, false",
    "localhost, false"
  })
  void tellsLiteralsFromNames(String host, boolean literal) {
    assertThat(Addresses.isLiteral(host)).isEqualTo(literal);
  }

  @ParameterizedTest
  @ValueSource(strings = {"shop.example.com", "", "300.1.1.1", "::g"})
  void refusesWhatIsNoAddress(String text) {
    assertThatThrownBy(() -> Addresses.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, true",
    "0.0.0.0, true",
    "10.1.2.3, true",
    "172.16.0.1, true",
    "172.32.0.1, false",
    "192.168.1.1, true",
    "169.254.169.254, true",
    "100.64.0.1, true",
    "100.128.0.1, false",
    "224.0.0.1, true",
    "192.0.2.7, false",
    "::1, true",
    "fe80::1, true",
    "fd00::1, true",
    "::ffff:127.0.0.1, true",
    "2001:db8::7, false"
  })
  void tellsInternalFromPublic(String address, boolean internal) {
    assertThat(Addresses.isInternal(address)).isEqualTo(internal);
  }

  /** The examples of RFC 5952, 4. */
  @ParameterizedTest
  @CsvSource({
    "2001:0db8::0001, 2001:db8::1",
    "2001:db8:0:0:0:0:2:1, 2001:db8::2:1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
    "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "2001:DB8:AAAA:0:0:0:0:0, 2001:db8:aaaa::",
    "0:0:0:0:0:0:0:1, ::1",
    "0:0:0:0:0:0:0:0, ::",
    "fe80::1%1, fe80::1",
    "192.0.2.7, 192.0.2.7"
  })
  void writesAddressesAsPeopleDo(String literal, String text) {
    assertThat(Addresses.text(Addresses.parse(literal))).isEqualTo(text);
    assertThat(Addresses.parse(text)).isEqualTo(Addresses.parse(literal));
  }

  @Test
  void knowsTheFamily() {
    assertThat(Addresses.isIpv6("2001:db8::7")).isTrue();
    assertThat(Addresses.isIpv6("192.0.2.7")).isFalse();
  }
}
