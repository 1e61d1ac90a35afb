package gonogo.collect.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gonogo.api.SystemRef;
import gonogo.collect.net.PortStates.Port;
import gonogo.json.Codec;
import gonogo.testing.FakeAccess;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PortStatesCollectorTest {
  private static final Duration SHORT = Duration.ofMillis(250);
  private static final String HERE = "127.0.0.1";

  private final PortStatesCollector collector = new PortStatesCollector();

  @Test
  void tellsOpenClosedAndSilentApartInOneAnswer() throws Exception {
    try (var listeners = new Listeners(2);
        var full = new FullServer()) {
      int open = listeners.port(0);
      int closed = listeners.shut(1);

      PortStates.Answer answer = ask(HERE, SHORT, 1, open, closed, full.port());

      assertThat(answer.source()).isEqualTo(HERE);
      assertThat(answer.ports())
          .containsExactlyInAnyOrder(
              new Port(open, PortState.OPEN, 1),
              new Port(closed, PortState.CLOSED, 1),
              new Port(full.port(), PortState.SILENT, 2))
          .isSortedAccordingTo((one, other) -> Integer.compare(one.port(), other.port()));
    }
  }

  @Test
  void asksIpv6Too() throws Exception {
    InetAddress loopback = InetAddress.getByName("::1");
    assertThat(loopback).isInstanceOf(Inet6Address.class);
    try (var server = new ServerSocket(0, 50, loopback)) {
      PortStates.Answer answer = ask("::1", SHORT, 0, server.getLocalPort());

      assertThat(answer.source()).isEqualTo("::1");
      assertThat(answer.ports())
          .containsExactly(new Port(server.getLocalPort(), PortState.OPEN, 1));
    }
  }

  /** Whoever accepts must not be left with a connection that nobody ends. */
  @Test
  void closesWhatItOpened() throws Exception {
    try (var listeners = new Listeners(1)) {
      ask(HERE, SHORT, 0, listeners.port(0));

      listeners.server(0).setSoTimeout(5_000);
      try (var accepted = listeners.server(0).accept()) {
        accepted.setSoTimeout(5_000);
        assertThat(accepted.getInputStream().read()).as("end of stream").isEqualTo(-1);
      }
    }
  }

  @Test
  @Timeout(10)
  void endsAtOnceWhenItsLimitIsReached() throws Exception {
    try (var full = new FullServer();
        var access = new FakeAccess(() -> SystemRef.LOCAL, Duration.ofMillis(100))) {
      var query = PortStates.of("local", HERE, List.of(full.port()), Duration.ofMinutes(1), 0);

      assertThatThrownBy(() -> collector.collect(query, access))
          .isInstanceOfAny(IOException.class, CancellationException.class);
    }
  }

  @Test
  void anAddressWithoutAWayIsNoClosedPort() throws Exception {
    // The range of RFC 6666 is thrown away everywhere, and a machine without IPv6 has no way at
    // all.
    PortStates.Answer answer = ask("100::1", SHORT, 0, 443);

    assertThat(answer.ports().getFirst().state().answered()).isFalse();
  }

  @Test
  void hasTimeForEveryTry() {
    var query = PortStates.of("local", HERE, List.of(443, 22, 443), Duration.ofSeconds(2), 2);

    assertThat(query.ports()).containsExactly(22, 443);
    assertThat(query.limit()).isEqualTo(Duration.ofSeconds(9));
    assertThat(query.endpoint()).isEmpty();
  }

  @Test
  void asksFewPorts() {
    assertThatThrownBy(() -> PortStates.of("local", HERE, List.of(), SHORT, 0))
        .isInstanceOf(IllegalArgumentException.class);
    List<Integer> many = IntStream.rangeClosed(1, 65).boxed().toList();
    assertThatThrownBy(() -> PortStates.of("local", HERE, many, SHORT, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void queryAndAnswerRoundTripAsJson() {
    var codec = new Codec();
    var query = PortStates.of("internet", HERE, List.of(22, 443), Duration.ofSeconds(2), 2);
    var answer = new PortStates.Answer(null, List.of(new Port(22, PortState.SILENT, 3)));

    assertThat(codec.read(codec.canonical(query), PortStates.class)).isEqualTo(query);
    assertThat(codec.read(codec.canonical(answer), PortStates.Answer.class)).isEqualTo(answer);
    assertThat(codec.canonicalText(query)).contains("\"vantage\":\"internet\"");
  }

  private PortStates.Answer ask(String address, Duration timeout, int retries, Integer... ports)
      throws Exception {
    var query = PortStates.of("local", address, List.of(ports), timeout, retries);
    return collector.collect(query, new Limit(query.limit(), false));
  }
}
