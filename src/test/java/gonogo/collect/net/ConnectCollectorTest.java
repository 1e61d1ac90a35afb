package gonogo.collect.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gonogo.api.SystemRef;
import gonogo.collect.net.Connect.State;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ConnectCollectorTest {
  private static final SystemRef SHOP = new SystemRef("web", "shop");

  private final ConnectCollector collector = new ConnectCollector();

  @Test
  void seesAnOpenPort() throws IOException {
    try (var server = listen(50)) {
      assertThat(state(server.getLocalPort(), Duration.ofSeconds(5))).isEqualTo(State.OPEN);
    }
  }

  @Test
  void closesWhatItOpened() throws IOException {
    try (var server = listen(50)) {
      assertThat(state(server.getLocalPort(), Duration.ofSeconds(5))).isEqualTo(State.OPEN);
      server.setSoTimeout(5_000);
      try (var accepted = server.accept()) {
        accepted.setSoTimeout(5_000);
        assertThat(accepted.getInputStream().read()).as("end of stream").isEqualTo(-1);
      }
    }
  }

  @Test
  void seesARefusal() throws IOException {
    int port;
    try (var server = listen(1)) {
      port = server.getLocalPort();
    }

    assertThat(state(port, Duration.ofSeconds(5))).isEqualTo(State.REFUSED);
  }

  @Test
  void silenceIsAnAnswerAndNotATimeOut() throws IOException {
    try (var server = new FullServer()) {
      assertThat(state(server.port(), Duration.ofMillis(300))).isEqualTo(State.SILENT);
    }
  }

  @Test
  void aLimitThatIsOverEndsItAtOnce() throws IOException {
    try (var server = new FullServer()) {
      var query = new Connect(SHOP, "127.0.0.1", server.port());
      var over = new Limit(Duration.ofSeconds(5), true);

      assertThatThrownBy(() -> collector.collect(query, over)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aNameIsNoAddress() {
    assertThatThrownBy(() -> state("shop.example.com", 443, Duration.ofSeconds(5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not a literal address");
  }

  @Test
  void queryAndAnswerRoundTripAsJson() {
    var mapper = JsonMapper.builder().build();
    var query = new Connect(SHOP, "127.0.0.1", 443);
    var answer = new Connect.Answer(State.SILENT);

    assertThat(mapper.readValue(mapper.writeValueAsString(query), Connect.class))
        .isEqualTo(query);
    assertThat(mapper.readValue(mapper.writeValueAsString(answer), Connect.Answer.class))
        .isEqualTo(answer);
  }

  private State state(int port, Duration limit) throws IOException {
    return state("127.0.0.1", port, limit);
  }

  private State state(String address, int port, Duration limit) throws IOException {
    return collector
        .collect(new Connect(SHOP, address, port), new Limit(limit, false))
        .state();
  }

  private static ServerSocket listen(int backlog) throws IOException {
    return new ServerSocket(0, backlog, InetAddress.getLoopbackAddress());
  }
}
