package gonogo.engine;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.catalog.Catalog;
import gonogo.engine.proof.Answers;
import gonogo.engine.proof.Stage;
import gonogo.judge.Report;
import gonogo.model.Evidence;
import gonogo.report.JsonReport;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The order in which answers come changes no byte of {@code report.json}, nor of the bundle: the whole path from the
 * files to the report, with the probes of the catalog, over collectors that answer in an order drawn from a seed.
 */
final class DeterminismProof {
  /** The pauses before the second and third attempt, and the limit of the one question that is never answered. */
  private static final Set<Duration> PASS =
      Set.of(Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofSeconds(12));

  private static Catalog catalog;

  @BeforeAll
  static void open() {
    catalog = Catalog.open();
  }

  @AfterAll
  static void close() {
    catalog.close();
  }

  /** What one run left, and the order in which things happened. */
  private record Trace(String json, List<Evidence> evidence, List<String> order) {}

  @Test
  @Timeout(60)
  void twenty_orders_leave_the_same_report() throws Exception {
    prove(20, 18);
  }

  @Test
  @Tag("proof")
  @Timeout(600)
  void a_thousand_orders_leave_the_same_report() throws Exception {
    prove(1_000, 900);
  }

  private static void prove(int runs, int distinct) throws Exception {
    Trace first = run(0);
    assertThat(first.json())
        .contains(
            "\"verdict\": \"NO_GO\"", "refused the connection", "203.0.113.22:443 did not answer")
        .contains(
            "203.0.113.23 went away",
            "answered at the 2nd attempt",
            "no answer within the limit of 12s")
        .contains("each of 4 addresses", "\"end\": \"completed\"")
        .doesNotContain(Stage.MONITOR_TOKEN);
    Set<List<String>> orders = new HashSet<>();
    for (long seed = 0; seed < runs; seed++) {
      Trace trace = run(seed);
      assertThat(trace.json()).as("seed %d, order %s", seed, trace.order()).isEqualTo(first.json());
      assertThat(trace.evidence()).as("seed %d", seed).isEqualTo(first.evidence());
      orders.add(trace.order());
    }
    System.out.printf(
        "determinism: %d runs, %d orders of %d steps, 1 report of %d bytes%n",
        runs, orders.size(), first.order().size(), first.json().length());
    assertThat(orders).hasSizeGreaterThanOrEqualTo(distinct);
  }

  private static Trace run(long seed) throws Exception {
    Shuffle shuffle = new Shuffle(seed, PASS::contains);
    Answers answers = Answers.standard();
    Answers inTurn = (query, access) -> {
      if (!query.toString().contains("/slow")) {
        shuffle.await(query.toString());
      }
      return answers.to(query, access);
    };
    Run run = StagedRun.of(catalog, Stage.troubled().draft(), inTurn, shuffle, null);
    FutureTask<Report> running = new FutureTask<>(() -> run.execute(Progress.NONE));
    Thread.ofPlatform().daemon().start(running);
    List<String> order = shuffle.play(running::isDone);
    Report report = running.get();
    return new Trace(JsonReport.write(report), List.copyOf(report.evidence().values()), order);
  }
}
