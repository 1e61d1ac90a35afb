package gonogo.collect.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gonogo.api.Cause;
import gonogo.api.CollectorException;
import gonogo.api.Effect;
import gonogo.api.QuerySpec;
import gonogo.api.SystemRef;
import gonogo.json.Codec;
import gonogo.testing.FakeAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PortScanCollectorTest {
  private static final String HERE = "127.0.0.1";
  private static final Duration SHORT = Duration.ofMillis(250);
  private static final int FAST = 1000;

  private final PortScanCollector collector = new PortScanCollector();

  @Test
  void seesEveryPortOfTheRangeAndNoOther() throws Exception {
    try (var listeners = new Listeners(5)) {
      int control = listeners.port(0);
      int first = listeners.shut(1);
      listeners.shut(2);
      int last = listeners.shut(4);
      PortRange range = new PortRange(first, last);

      PortScan.Answer answer = scan(range, control, FAST);

      assertThat(answer.open()).containsExactly(listeners.range().from() + 3);
      assertThat(answer.closed())
          .containsExactly(new PortRange(first, first + 1), new PortRange(last, last));
      assertThat(answer.silent()).isEmpty();
      assertThat(answer.unreachable()).isEmpty();
      assertThat(answer.source()).isEqualTo(HERE);
    }
  }

  @Test
  void asksAgainWhereNothingCameBack() throws Exception {
    try (var full = new FullServer();
        var listeners = new Listeners(1)) {
      long start = System.nanoTime();
      PortScan.Answer answer =
          scan(new PortRange(full.port(), full.port()), listeners.port(0), FAST);

      assertThat(answer.silent()).containsExactly(new PortRange(full.port(), full.port()));
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(SHORT.multipliedBy(2));
    }
  }

  @Test
  void keepsToItsRate() throws Exception {
    try (var listeners = new Listeners(20)) {
      long start = System.nanoTime();
      scan(listeners.range(), listeners.port(0), 50);

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(300));
    }
  }

  @Test
  void aControlThatDoesNotAcceptVoidsTheScan() throws Exception {
    try (var listeners = new Listeners(2)) {
      int control = listeners.shut(1);
      PortRange range = new PortRange(listeners.port(0), listeners.port(0));

      assertThatThrownBy(() -> scan(range, control, FAST))
          .isInstanceOfSatisfying(
              CollectorException.class,
              thrown -> assertThat(thrown.cause()).isEqualTo(Cause.UNREACHABLE))
          .hasMessageContaining("no longer (closed)");
    }
  }

  /** As when a watcher of the network notices the scan and shuts the scanner out. */
  @Test
  void aControlThatStopsAcceptingVoidsTheScan() throws Exception {
    try (var listeners = new Listeners(3)) {
      Thread closing = Thread.ofVirtual().start(() -> acceptOnce(listeners.server(0)));
      PortRange range = new PortRange(listeners.port(1), listeners.port(2));

      assertThatThrownBy(() -> scan(range, listeners.port(0), 5))
          .isInstanceOf(CollectorException.class)
          .hasMessageContaining("the scan may have been cut off");
      closing.join();
    }
  }

  private static void acceptOnce(ServerSocket server) {
    try (server;
        var accepted = server.accept()) {
      assertThat(accepted.isConnected()).isTrue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  @Timeout(10)
  void endsAtOnceWhenTheRunEnds() throws Exception {
    try (var listeners = new Listeners(1);
        var access = new FakeAccess(() -> SystemRef.LOCAL, Duration.ofMillis(300))) {
      var query = query(new PortRange(1, 65_535), listeners.port(0), 100);

      assertThatThrownBy(() -> collector.collect(query, access)).isInstanceOf(Exception.class);
    }
  }

  @Test
  void hasTimeForTheWholeRangeThoughNothingAnswers() {
    PortScan all = new PortScan(
        SystemRef.LOCAL,
        "internet",
        "192.0.2.7",
        new PortRange(1, 65_535),
        443,
        200,
        Duration.ofSeconds(2),
        2);

    assertThat(all.limit()).isBetween(Duration.ofMinutes(24), Duration.ofMinutes(26));
    // 512 at a time, 2 seconds each: 256 a second at most, whatever rate is wished for
    PortScan fast =
        PortScan.of("internet", "192.0.2.7", all.range(), 443, 5_000, Duration.ofSeconds(2), 0);
    assertThat(fast.limit()).isBetween(Duration.ofMinutes(6), Duration.ofMinutes(7));
  }

  @Test
  void isAskedOnlyWhereItIsAllowed() {
    assertThat(PortScan.class.getAnnotation(QuerySpec.class).effect()).isEqualTo(Effect.ACTIVE);
    assertThat(PortStates.class.getAnnotation(QuerySpec.class).effect()).isEqualTo(Effect.READ);
  }

  @Test
  void queryAndAnswerRoundTripAsJson() {
    var codec = new Codec();
    var query = query(new PortRange(1, 65_535), 443, 200);
    var answer = new PortScan.Answer(
        HERE,
        List.of(80),
        List.of(new PortRange(1, 79)),
        List.of(),
        List.of(new PortRange(81, 81)),
        3);

    assertThat(codec.read(codec.canonical(query), PortScan.class)).isEqualTo(query);
    assertThat(codec.read(codec.canonical(answer), PortScan.Answer.class)).isEqualTo(answer);
    assertThat(codec.canonicalText(query)).contains("\"range\":\"1-65535\"");
  }

  private PortScan.Answer scan(PortRange range, int control, int rate) throws Exception {
    PortScan query = query(range, control, rate);
    return collector.collect(query, new Limit(query.limit(), false));
  }

  private static PortScan query(PortRange range, int control, int rate) {
    return PortScan.of("local", HERE, range, control, rate, SHORT, 2);
  }
}
