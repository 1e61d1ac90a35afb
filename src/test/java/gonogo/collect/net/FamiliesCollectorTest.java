package gonogo.collect.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class FamiliesCollectorTest {
  @Test
  void namesAFamilyOnlyIfAnInterfaceHasIt() throws Exception {
    var answer =
        new FamiliesCollector().collect(Families.HERE, new Limit(Duration.ofSeconds(5), false));

    assertThat(answer.ipv4()).isEqualTo(someInterfaceHas(4));
    assertThat(answer.ipv6() || answer.uniqueLocal()).isEqualTo(someInterfaceHas(16));
  }

  @Test
  void uniqueLocalAddressesLeadToTheirLikeOnly() {
    var tunnel = new Families.Answer(true, false, true);
    assertThat(tunnel.covers("fd00::7")).isTrue();
    assertThat(tunnel.covers("2001:db8::7")).isFalse();
    assertThat(new Families.Answer(true, true, false).covers("fd00::7")).isTrue();
  }

  private static boolean someInterfaceHas(int addressLength) throws Exception {
    for (NetworkInterface card : NetworkInterface.networkInterfaces().toList()) {
      for (InetAddress address : card.inetAddresses().toList()) {
        boolean beyond = !address.isLoopbackAddress() && !address.isLinkLocalAddress();
        if (card.isUp() && beyond && address.getAddress().length == addressLength) {
          return true;
        }
      }
    }
    return false;
  }

  @ParameterizedTest
  @CsvSource({
    "true, false, 192.0.2.7, true",
    "true, false, 2001:db8::7, false",
    "false, true, 192.0.2.7, false",
    "false, true, 2001:db8::7, true",
    "false, false, 127.0.0.1, true",
    "false, false, ::1, true"
  })
  void coversAddressesOfItsFamiliesAndLoopback(
      boolean ipv4, boolean ipv6, String address, boolean covered) {
    assertThat(new Families.Answer(ipv4, ipv6).covers(address)).isEqualTo(covered);
  }

  @Test
  void queryAndAnswerRoundTripAsJson() {
    var mapper = JsonMapper.builder().build();
    var answer = new Families.Answer(true, false);

    assertThat(mapper.readValue(mapper.writeValueAsString(Families.HERE), Families.class))
        .isEqualTo(Families.HERE);
    assertThat(mapper.readValue(mapper.writeValueAsString(answer), Families.Answer.class))
        .isEqualTo(answer);
  }
}
