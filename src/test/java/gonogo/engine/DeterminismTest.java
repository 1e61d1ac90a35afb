package gonogo.engine;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.api.Cause;
import gonogo.api.CollectorException;
import gonogo.api.Outcome;
import gonogo.api.Reply;
import gonogo.api.World;
import gonogo.collect.net.Connect;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The order in which answers come changes neither the evidence nor the outcomes, byte for byte. */
final class DeterminismTest {
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration TIMES_OUT = Duration.ofSeconds(7);

  /** What one run left: evidence and outcomes as bytes, and the order in which things happened. */
  private record Trace(String left, List<String> order) {}

  @Test
  @Timeout(60)
  void fifty_orders_leave_the_same_bytes() throws Exception {
    assertSameBytes(50, 45);
  }

  @Test
  @Tag("proof")
  @Timeout(600)
  void a_thousand_orders_leave_the_same_bytes() throws Exception {
    assertSameBytes(1_000, 900);
  }

  private static void assertSameBytes(int runs, int distinct) throws Exception {
    String first = run(0).left();
    assertThat(first)
        .contains(
            "BLOCKED",
            "TIMED_OUT",
            "192.0.2.3 went away",
            "answered at the 2nd attempt: not yet",
            "4 of 4");
    Set<List<String>> orders = new HashSet<>();
    for (long seed = 0; seed < runs; seed++) {
      Trace trace = run(seed);
      assertThat(trace.left()).as("order %s", trace.order()).isEqualTo(first);
      orders.add(trace.order());
    }
    assertThat(orders).hasSizeGreaterThanOrEqualTo(distinct);
  }

  private static Trace run(long seed) throws Exception {
    Shuffle shuffle = new Shuffle(seed, Set.of(PAUSE, TIMES_OUT)::contains);
    Bench bench = bench(shuffle);
    LiveLedger ledger = bench.ledger(shuffle);
    Scheduler scheduler = new Scheduler(ledger, shuffle, bench.redactor, Progress.NONE);
    FutureTask<Scheduler.Result> running =
        new FutureTask<>(() -> scheduler.run(checks(), ManualTime.START, Duration.ofMinutes(10)));
    Thread.startVirtualThread(running);
    List<String> order = shuffle.play(running::isDone);
    String left = bench.codec.canonicalText(ledger.evidence()) + "\n"
        + bench.codec.canonicalText(running.get().checks());
    return new Trace(left, order);
  }

  private static Bench bench(Shuffle shuffle) {
    Map<String, Boolean> askedBefore = new ConcurrentHashMap<>();
    Bench bench = new Bench();
    bench.endpoints.put("192.0.2.1", Connect.State.REFUSED);
    bench.endpoints.put("192.0.2.2", Connect.State.SILENT);
    bench.on(Connect.class, (query, access) -> {
      Connect connect = (Connect) query;
      shuffle.await("connect " + connect.address());
      return new Connect.Answer(
          bench.endpoints.getOrDefault(connect.address(), Connect.State.OPEN));
    });
    return bench.look((query, access) -> {
      if (query.limit().equals(TIMES_OUT)) {
        new CountDownLatch(1).await();
      }
      shuffle.await(query.what());
      return switch (query.what()) {
        case "retried" -> {
          if (askedBefore.putIfAbsent(query.what(), true) == null) {
            throw CollectorException.retryable(Cause.UNREACHABLE, "not yet");
          }
          yield new Look.Seen("at last");
        }
        case "after its death 1", "after its death 2" ->
          throw new CollectorException(Cause.UNREACHABLE, "192.0.2.3 went away");
        default -> new Look.Seen("seen " + query.what());
      };
    });
  }

  private static List<PlannedCheck> checks() {
    return List.of(
        check("dead-1", world -> each(world, Look.at("a", "192.0.2.1"), Look.at("b", "192.0.2.1"))),
        check("dead-2", world -> each(world, Look.at("a", "192.0.2.2"), Look.at("shared 1"))),
        check(
            "dead-both",
            world -> each(world, Look.at("a", "192.0.2.2"), Look.at("b", "192.0.2.1"))),
        check(
            "dies",
            world -> each(
                world, Look.at("alive", "192.0.2.3"), Look.at("after its death 1", "192.0.2.3"))),
        check("died", world -> each(world, Look.at("after its death 2", "192.0.2.3"))),
        check("shares-1", world -> each(world, Look.at("shared 1"), Look.at("shared 2"))),
        check("shares-2", world -> each(world, Look.at("shared 2"), Look.at("shared 1"))),
        check("retries", world -> each(world, Look.at("retried"))),
        check("fans-out", DeterminismTest::fansOut),
        check("times-out", world -> each(world, Look.at("slow").within(TIMES_OUT))));
  }

  private static PlannedCheck check(String key, PlannedCheck.Examination examination) {
    return new PlannedCheck(key, "test/probe", Look.SITE, examination);
  }

  /** Asks one after the other and cannot do without any. */
  private static Outcome each(World world, Look... queries) {
    List<String> seen = Stream.of(queries).map(query -> world.ask(query).text()).toList();
    return new Outcome.Passed(String.join(", ", seen), List.of(), List.of());
  }

  private static Outcome fansOut(World world) {
    List<Look> all =
        IntStream.range(0, 4).mapToObj(i -> Look.at("fan", "198.51.100." + i)).toList();
    long answered =
        world.attemptAll(all).stream().filter(Reply.Answered.class::isInstance).count();
    return new Outcome.Passed(answered + " of 4", List.of(), List.of());
  }
}
