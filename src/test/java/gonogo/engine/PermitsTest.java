package gonogo.engine;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.api.Endpoint;
import gonogo.api.Query;
import gonogo.api.Reply;
import gonogo.collect.net.Connect;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class PermitsTest {

  /** Counts how many are at work, and the most that ever were. */
  private static final class Gauge {
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    void enter() {
      most.accumulateAndGet(now.incrementAndGet(), Math::max);
    }

    void leave() {
      now.decrementAndGet();
    }
  }

  @Test
  void five_hundred_questions_never_exceed_four_per_endpoint_and_sixty_four_in_all() {
    Gauge all = new Gauge();
    Map<Endpoint, Gauge> endpoints = new ConcurrentHashMap<>();
    Bench bench = new Bench();
    bench.look((query, access) -> {
      Gauge one = endpoints.computeIfAbsent(query.endpoint().orElseThrow(), key -> new Gauge());
      all.enter();
      one.enter();
      for (int i = 0; i < 20; i++) {
        Thread.yield(); // gives the others every chance to come in
      }
      one.leave();
      all.leave();
      return new Look.Seen(query.what());
    });
    Ledger ledger = bench.ledger();
    List<Asked<Look.Seen>> asked = IntStream.range(0, 500)
        .mapToObj(i -> ledger.ask("test/probe", Look.at("q" + i, "192.0.2." + (i % 40 + 1))))
        .toList();

    assertThat(asked).extracting(Bench::await).hasOnlyElementsOfType(Reply.Answered.class);
    assertThat(endpoints)
        .hasSize(40)
        .allSatisfy((key, gauge) -> assertThat(gauge.most.get()).isBetween(1, 4));
    assertThat(all.most.get()).isBetween(2, 64);
    assertThat(ledger.evidence()).hasSize(540);
  }

  @Test
  void the_bounds_are_reached_and_not_exceeded() throws Exception {
    Phaser inside = new Phaser(1);
    Phaser leave = new Phaser(1);
    Bench bench = new Bench();
    bench.look((query, access) -> {
      inside.register();
      leave.awaitAdvance(0);
      return new Look.Seen(query.what());
    });
    Ledger ledger = bench.ledger();
    List<? extends Query<Look.Seen>> queries = IntStream.range(0, 200)
        .mapToObj(i -> Look.at("q" + i, "192.0.2." + (i % 20 + 1)))
        .toList();
    List<Asked<Look.Seen>> asked =
        queries.stream().map(query -> ledger.ask("test/probe", query)).toList();
    while (inside.getRegisteredParties() < 1 + 64) {
      Thread.onSpinWait();
    }
    assertThat(inside.getRegisteredParties()).isEqualTo(1 + 64);
    leave.arrive();
    assertThat(asked).extracting(Bench::await).hasOnlyElementsOfType(Reply.Answered.class);
    assertThat(bench.collected.stream().filter(what -> what.startsWith("q"))).hasSize(200);
  }

  @Test
  void a_probe_that_waits_for_a_connection_holds_no_permit() {
    Bench bench = new Bench();
    bench.limits = new Limits(Duration.ofMinutes(1), 1, 1, 1_000, 10_000, 0);
    bench.endpoints.put("192.0.2.9", Connect.State.REFUSED);
    Ledger ledger = bench.ledger();
    List<Asked<Look.Seen>> asked = IntStream.range(0, 20)
        .mapToObj(i -> ledger.ask("test/probe", Look.at("q" + i, "192.0.2." + (i % 2 + 8))))
        .toList();
    assertThat(asked.stream().map(Bench::await).filter(Reply.Answered.class::isInstance))
        .hasSize(10);
  }
}
