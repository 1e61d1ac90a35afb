package gonogo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gonogo.api.Cause;
import gonogo.api.CollectorException;
import gonogo.api.Finding;
import gonogo.api.Outcome;
import gonogo.api.Remark;
import gonogo.api.Reply;
import gonogo.api.World;
import gonogo.collect.net.Connect;
import gonogo.model.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
final class SchedulerTest {
  private static final Instant NOW = Instant.parse("2026-11-20T09:59:00Z");
  private static final Duration DEADLINE = Duration.ofMinutes(10);

  private final Bench bench = new Bench();
  private Progress progress = Progress.NONE;
  private @Nullable Ledger ledger;

  /** Made when it is first used, after the test has set the bench up. */
  private Ledger ledger() {
    if (ledger == null) {
      ledger = bench.ledger();
    }
    return ledger;
  }

  private Scheduler scheduler() {
    return new Scheduler(ledger(), bench.time, bench.redactor, progress);
  }

  private static PlannedCheck check(String key, PlannedCheck.Examination examination) {
    return new PlannedCheck(key, "test/probe", Look.SITE, examination);
  }

  private static Outcome.Passed passed(String summary) {
    return new Outcome.Passed(summary, List.of(), List.of());
  }

  private Outcome outcomeOf(PlannedCheck.Examination examination) {
    Scheduler.Result result = scheduler().run(List.of(check("a", examination)), NOW, DEADLINE);
    assertThat(result.end()).isEqualTo(RunEnd.COMPLETED);
    return result.checks().getFirst().outcome();
  }

  @Test
  void each_check_comes_to_one_outcome_in_the_order_of_the_plan() {
    List<PlannedCheck> checks = IntStream.range(0, 200)
        .mapToObj(i ->
            check("item-" + i, world -> passed(world.ask(Look.at("q" + i % 10)).text())))
        .toList();

    Scheduler.Result result = scheduler().run(checks, NOW, DEADLINE);

    assertThat(result.checks()).hasSize(200);
    for (int i = 0; i < 200; i++) {
      CheckRun run = result.checks().get(i);
      assertThat(run.key()).isEqualTo("item-" + i);
      assertThat(run.outcome()).isEqualTo(passed("seen q" + i % 10));
      assertThat(run.evidence())
          .containsExactly(Question.of(Look.at("q" + i % 10), bench.codec).id());
      assertThat(run.startedAt()).isEqualTo(ManualTime.START);
    }
    assertThat(bench.collected).hasSize(10);
  }

  @Test
  void rule3_all_probes_see_one_now() {
    assertThat(outcomeOf(
            world -> passed(world.now() + " " + world.ask(Look.at("a")).text())))
        .isEqualTo(passed(NOW + " seen a"));
  }

  @Test
  void evidence_is_listed_in_the_order_of_asking_each_once() {
    List<Look> fan = List.of(Look.at("c"), Look.at("b"), Look.at("a"));
    Scheduler.Result result = scheduler()
        .run(
            List.of(check("a", world -> {
              world.ask(Look.at("b"));
              assertThat(world.attemptAll(fan))
                  .extracting(
                      reply -> ((Reply.Answered<Look.Seen>) reply).answer().text())
                  .containsExactly("seen c", "seen b", "seen a");
              return passed("fine");
            })),
            NOW,
            DEADLINE);
    assertThat(result.checks().getFirst().outcome()).isEqualTo(passed("fine"));
    assertThat(result.checks().getFirst().evidence())
        .containsExactlyElementsOf(List.of("b", "c", "a").stream()
            .map(what -> Question.of(Look.at(what), bench.codec).id())
            .toList());
  }

  @Test
  void rule8_a_fan_out_inside_every_probe_cannot_deadlock_with_one_permit() {
    bench.limits = new Limits(DEADLINE, 1, 1, 1_000, 1_000_000, 0);
    List<PlannedCheck> checks = IntStream.range(0, 30)
        .mapToObj(i -> check("item-" + i, world -> {
          world.ask(Look.at("own" + i, "192.0.2." + (i % 5 + 1)));
          List<Look> fan = IntStream.range(0, 5)
              .mapToObj(j -> Look.at("shared" + j, "192.0.2." + (j + 1)))
              .toList();
          return passed(world.attemptAll(fan).size() + " answers");
        }))
        .toList();

    assertThat(scheduler().run(checks, NOW, DEADLINE).checks())
        .extracting(CheckRun::outcome)
        .containsOnly(passed("5 answers"));
  }

  @Test
  void an_unanswered_question_makes_the_check_inconclusive_with_its_cause_and_root() {
    bench.endpoints.put("192.0.2.7", Connect.State.REFUSED);
    assertThat(outcomeOf(world -> passed(world.ask(Look.at("a", "192.0.2.7")).text())))
        .isEqualTo(new Outcome.Inconclusive(
            Cause.UNREACHABLE, "192.0.2.7:443 refused the connection", "192.0.2.7:443", List.of()));
  }

  @Test
  void a_probe_that_breaks_says_so_redacted() {
    bench.redactor.add("s3cr3t-value", "${env:T}");
    assertThat(outcomeOf(world -> {
          throw new IllegalStateException("saw s3cr3t-value");
        }))
        .isEqualTo(new Outcome.Inconclusive(
            Cause.PROBE_BROKE, "the probe broke: java.lang.IllegalStateException: saw [redacted]"));
  }

  @Test
  void a_probe_that_throws_an_error_or_returns_nothing_is_broken() {
    PlannedCheck.Examination overflowing = world -> {
      throw new StackOverflowError();
    };
    PlannedCheck.Examination silent = world -> null;
    for (PlannedCheck.Examination examination : List.of(overflowing, silent)) {
      Scheduler.Result result = new Scheduler(bench.ledger(), bench.time, bench.redactor, progress)
          .run(List.of(check("a", examination)), NOW, DEADLINE);
      assertThat(result.checks().getFirst().outcome())
          .isInstanceOfSatisfying(
              Outcome.Inconclusive.class,
              open -> assertThat(open.cause()).isEqualTo(Cause.PROBE_BROKE));
    }
  }

  @Test
  void a_probe_that_passes_without_having_seen_anything_is_broken() {
    assertThat(outcomeOf(world -> passed("all is well")))
        .isEqualTo(new Outcome.Inconclusive(
            Cause.PROBE_BROKE,
            "the probe broke: it passed the check, but no question of it was answered"));
  }

  @Test
  void a_probe_that_judges_signatures_may_pass_without_a_question() {
    PlannedCheck signed =
        new PlannedCheck("a", "test/signed", null, true, null, world -> passed("signed"));
    assertThat(
            scheduler().run(List.of(signed), NOW, DEADLINE).checks().getFirst().outcome())
        .isEqualTo(passed("signed"));
  }

  @Test
  void rule6_passing_at_the_second_attempt_is_a_remark() throws Exception {
    CountDownLatch first = new CountDownLatch(1);
    bench.look((query, access) -> {
      if (first.getCount() == 1) {
        first.countDown();
        throw CollectorException.retryable(Cause.UNREACHABLE, "refused");
      }
      return new Look.Seen("fine");
    });
    Thread clock = Thread.startVirtualThread(() -> {
      try {
        bench.time.awaitPlanned(3); // the deadline, the question's limit, the pause
        bench.time.advance(Duration.ofMillis(100));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
    assertThat(outcomeOf(world -> passed(world.ask(Look.at("a")).text())))
        .isEqualTo(new Outcome.Passed(
            "fine",
            List.of(new Remark("test/look web/site", "answered at the 2nd attempt: refused")),
            List.of()));
    clock.join();
  }

  @Test
  void all_texts_of_an_outcome_are_redacted_cleaned_and_cut() {
    bench.redactor.add("s3cr3t-value", "${env:T}");
    String dirty = "s3cr3t-value\u001b[2J";
    String clean = "[redacted]\ufffd[2J";
    assertThat(outcomeOf(world -> new Outcome.Failed(
            "x".repeat(400),
            List.of(new Finding("t/p/c", dirty, dirty, dirty, dirty)),
            List.of(new Remark(dirty, dirty)),
            List.of(),
            List.of(new Outcome.Inconclusive(Cause.BLOCKED, dirty, dirty, List.of(dirty))))))
        .isEqualTo(new Outcome.Failed(
            "x".repeat(299) + "…",
            List.of(new Finding("t/p/c", clean, clean, clean, clean)),
            List.of(new Remark(clean, clean)),
            List.of(),
            List.of(new Outcome.Inconclusive(Cause.BLOCKED, clean, clean, List.of(clean)))));
  }

  @Test
  void at_the_deadline_what_is_open_is_cancelled_and_what_comes_later_is_dropped()
      throws Exception {
    CountDownLatch hanging = new CountDownLatch(2);
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch late = new CountDownLatch(1);
    bench.look((query, access) -> {
      hanging.countDown();
      release.await();
      return new Look.Seen("late");
    });
    PlannedCheck asks = check(
        "asks",
        world -> passed(world.ask(Look.at("a").within(Duration.ofHours(1))).text()));
    PlannedCheck hangs = check("hangs", world -> {
      hanging.countDown();
      awaitStubbornly(release);
      late.countDown();
      return passed("late");
    });
    CompletableFuture<Scheduler.Result> running = CompletableFuture.supplyAsync(
        () -> scheduler().run(List.of(asks, hangs), NOW, DEADLINE),
        task -> Thread.ofPlatform().start(task));
    hanging.await();
    bench.time.advance(DEADLINE);
    Scheduler.Result result = running.get(5, TimeUnit.SECONDS);

    Outcome cancelled =
        new Outcome.Inconclusive(Cause.CANCELLED, "the run's deadline of 10m passed");
    assertThat(result.end()).isEqualTo(RunEnd.DEADLINE);
    assertThat(result.checks()).extracting(CheckRun::outcome).containsExactly(cancelled, cancelled);
    assertThat(result.checks().getFirst().tookMs()).isEqualTo(600_000);
    assertThat(result.checks().getFirst().evidence()).as("what it was asking").hasSize(1);
    assertThat(ledger().evidence()).extracting(Evidence::cause).containsExactly(Cause.CANCELLED);
    List<Evidence> evidence = ledger().evidence();
    release.countDown();
    late.await();
    assertThat(ledger().evidence()).isEqualTo(evidence);
  }

  private static void awaitStubbornly(CountDownLatch latch) {
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        // a probe that ignores interrupts is what this is about
      }
    }
  }

  @Test
  void a_real_run_ends_at_its_deadline_though_probes_spin_on_every_core() {
    int spinners = Runtime.getRuntime().availableProcessors() + 1;
    AtomicBoolean stop = new AtomicBoolean();
    List<PlannedCheck> checks = IntStream.range(0, spinners)
        .mapToObj(i -> check("spins-" + i, world -> {
          while (!stop.get()) {
            Thread.onSpinWait();
          }
          return passed("late");
        }))
        .toList();
    long start = System.nanoTime();
    Scheduler.Result result = new Scheduler(bench.ledger(), Time.system(), bench.redactor, progress)
        .run(checks, NOW, Duration.ofMillis(200));
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    stop.set(true);

    assertThat(result.end()).isEqualTo(RunEnd.DEADLINE);
    assertThat(result.checks()).hasSize(spinners);
    assertThat(took).isBetween(Duration.ofMillis(200), Duration.ofMillis(1_700));
  }

  @Test
  void a_real_question_ends_at_its_limit_though_its_collector_never_does() {
    bench.look((query, access) -> {
      awaitStubbornly(new CountDownLatch(1));
      return new Look.Seen("never");
    });
    Scheduler.Result result = new Scheduler(
            bench.ledger(Time.system()), Time.system(), bench.redactor, progress)
        .run(
            List.of(check(
                "a",
                world -> passed(
                    world.ask(Look.at("a").within(Duration.ofMillis(150))).text()))),
            NOW,
            DEADLINE);
    assertThat(result.end()).isEqualTo(RunEnd.COMPLETED);
    assertThat(result.checks().getFirst().outcome())
        .isEqualTo(
            new Outcome.Inconclusive(Cause.TIMED_OUT, "no answer within the limit of 150ms"));
    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> thread.getName().startsWith("gonogo-"))
        .as("what never ends does not keep the JVM alive")
        .isNotEmpty()
        .allMatch(Thread::isDaemon);
  }

  @Test
  void cancelling_ends_the_run() {
    CountDownLatch never = new CountDownLatch(1);
    Scheduler scheduler = scheduler();
    PlannedCheck cancels = check("a", world -> {
      scheduler.cancel();
      awaitStubbornly(never);
      return passed("late");
    });
    Scheduler.Result result = scheduler.run(List.of(cancels), NOW, DEADLINE);
    never.countDown();

    assertThat(result.end()).isEqualTo(RunEnd.INTERRUPTED);
    assertThat(result.checks().getFirst().outcome())
        .isEqualTo(new Outcome.Inconclusive(Cause.CANCELLED, "the run was interrupted"));
  }

  @Test
  void an_empty_plan_is_over_at_once() {
    assertThat(scheduler().run(List.of(), NOW, DEADLINE))
        .isEqualTo(new Scheduler.Result(RunEnd.COMPLETED, List.of()));
  }

  @Test
  void two_checks_with_one_key_are_refused() {
    PlannedCheck one = check("a", world -> passed("x"));
    assertThatThrownBy(() -> scheduler().run(List.of(one, one), NOW, DEADLINE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two checks");
  }

  @Test
  void progress_hears_everything_and_may_break() {
    List<String> heard = Collections.synchronizedList(new ArrayList<>());
    progress = new Progress() {
      @Override
      public void planned(List<PlannedCheck> checks) {
        heard.add("planned " + checks.size());
      }

      @Override
      public void started(PlannedCheck check) {
        heard.add("started " + check.key());
      }

      @Override
      public void finished(CheckRun check) {
        heard.add("finished " + check.key());
        throw new IllegalStateException("planted");
      }
    };
    Scheduler.Result result =
        scheduler().run(List.of(check("a", this::looks), check("b", this::looks)), NOW, DEADLINE);

    assertThat(result.checks()).extracting(CheckRun::outcome).containsOnly(passed("seen a"));
    // The two checks may end in the same moment: then both had begun to tell before the first one
    // broke.
    assertThat(heard).startsWith("planned 2").anyMatch(event -> event.startsWith("finished"));
  }

  private Outcome looks(World world) {
    return passed(world.ask(Look.at("a")).text());
  }
}
