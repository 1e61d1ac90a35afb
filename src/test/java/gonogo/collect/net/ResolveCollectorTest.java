package gonogo.collect.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gonogo.api.Cause;
import gonogo.api.CollectorException;
import gonogo.api.SystemRef;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class ResolveCollectorTest {
  private static final SystemRef SHOP = new SystemRef("web", "shop");

  private final ResolveCollector collector = new ResolveCollector();

  @ParameterizedTest
  @CsvSource({"192.0.2.7, 192.0.2.7", "2001:db8::7, 2001:db8::7", "0:0:0:0:0:0:0:1, ::1"})
  void aLiteralIsItsOwnAnswer(String host, String address) throws Exception {
    assertThat(resolve(host)).containsExactly(address);
  }

  @Test
  void aNameHasItsAddressesIpv4First() throws Exception {
    List<String> addresses = resolve("localhost");

    assertThat(addresses).isNotEmpty().doesNotHaveDuplicates().allMatch(Addresses::isLiteral);
    assertThat(addresses).isSortedAccordingTo(Comparator.comparing(Addresses::isIpv6));
    assertThat(addresses).anyMatch(address -> Addresses.parse(address).isLoopbackAddress());
  }

  @Test
  void aNameThatCannotExistIsUnreachable() {
    // RFC 6761 keeps .invalid for this.
    var failure = catchThrowableOfType(CollectorException.class, () -> resolve("shop.invalid"));

    assertThat(failure.cause()).isEqualTo(Cause.UNREACHABLE);
    assertThat(failure).hasMessage("shop.invalid does not resolve to an address here");
  }

  @Test
  void queryAndAnswerRoundTripAsJson() {
    var mapper = JsonMapper.builder().build();
    var query = new Resolve(SHOP, "shop.example.com");
    var answer = new Resolve.Answer(List.of("192.0.2.7", "2001:db8::7"));

    assertThat(mapper.readValue(mapper.writeValueAsString(query), Resolve.class))
        .isEqualTo(query);
    assertThat(mapper.readValue(mapper.writeValueAsString(answer), Resolve.Answer.class))
        .isEqualTo(answer);
  }

  private List<String> resolve(String host) throws CollectorException {
    return collector
        .collect(new Resolve(SHOP, host), new Limit(Duration.ofSeconds(10), false))
        .addresses();
  }
}
