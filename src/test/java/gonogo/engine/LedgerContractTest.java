package gonogo.engine;

import static gonogo.engine.Bench.await;
import static gonogo.engine.Bench.reply;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnore;
import gonogo.api.Cause;
import gonogo.api.CollectorException;
import gonogo.api.Facet;
import gonogo.api.Query;
import gonogo.api.QuerySpec;
import gonogo.api.Reply;
import gonogo.api.Secret;
import gonogo.api.SystemRef;
import gonogo.collect.net.Connect;
import gonogo.model.Evidence;
import gonogo.model.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The rules of the ledger's contract, by their number in the design. */
@Timeout(5)
final class LedgerContractTest {
  private final Bench bench = new Bench();

  private static Evidence only(Ledger ledger, Reply<?> reply) {
    return ledger.evidence(reply.evidence()).orElseThrow();
  }

  private static <A> Reply.Unanswered<A> unanswered(Reply<A> reply) {
    assertThat(reply).isInstanceOf(Reply.Unanswered.class);
    return (Reply.Unanswered<A>) reply;
  }

  @Test
  void rule1_a_failure_is_an_answer_and_is_asked_once() {
    bench.look((query, access) -> {
      throw new CollectorException(Cause.NO_DATA, "nothing there");
    });
    Ledger ledger = bench.ledger();

    Reply<Look.Seen> first = reply(ledger, Look.at("a"));
    Reply<Look.Seen> second = reply(ledger, Look.at("a"));

    assertThat(first).isEqualTo(second).isInstanceOf(Reply.Unanswered.class);
    assertThat(bench.collected).containsExactly("a");
    assertThat(only(ledger, first).cause()).isEqualTo(Cause.NO_DATA);
    assertThat(only(ledger, first).detail()).isEqualTo("nothing there");
  }

  @Test
  void rule1_the_same_question_of_fifty_askers_is_one_collection() throws Exception {
    CountDownLatch allAsked = new CountDownLatch(1);
    bench.look((query, access) -> {
      allAsked.await();
      return new Look.Seen("once");
    });
    Ledger ledger = bench.ledger();
    List<Asked<Look.Seen>> asked = Collections.synchronizedList(new ArrayList<>());
    List<Thread> askers = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      askers.add(
          Thread.ofPlatform().start(() -> asked.add(ledger.ask("test/probe", Look.at("a")))));
    }
    for (Thread asker : askers) {
      asker.join();
    }
    allAsked.countDown();

    assertThat(asked).hasSize(50).extracting(Bench::await).containsOnly(await(asked.getFirst()));
    assertThat(bench.collected).containsExactly("a");
    assertThat(ledger.evidence()).hasSize(1);
  }

  @Test
  void rule2_the_probe_sees_what_is_recorded() {
    bench.secrets = reference -> "s3cr3t-value";
    bench.look((query, access) ->
        new Look.Seen("echo " + access.reveal(new Secret("${env:T}")) + " \ud800"));
    Ledger ledger = bench.ledger();

    Reply<Look.Seen> reply = reply(ledger, Look.at("a"));

    assertThat(reply).isInstanceOf(Reply.Answered.class);
    Look.Seen seen = ((Reply.Answered<Look.Seen>) reply).answer();
    assertThat(seen.text()).isEqualTo("echo [redacted] ?");
    assertThat(only(ledger, reply).answer()).isEqualTo(Map.of("text", "echo [redacted] ?"));
    assertThat(only(ledger, reply).bytes()).isEqualTo("{\"text\":\"echo [redacted] ?\"}".length());
  }

  @Test
  void rule2_what_cannot_be_recorded_is_not_handed_out() {
    bench.look((query, access) -> switch (query.what()) {
      case "null" -> null;
      case "other" -> new Connect.Answer(Connect.State.OPEN);
      default -> throw new AssertionError();
    });
    Ledger ledger = bench.ledger();

    assertThat(unanswered(reply(ledger, Look.at("null"))))
        .returns(Cause.PROBE_BROKE, Reply.Unanswered::cause)
        .returns("the collector of test/look returned nothing", Reply.Unanswered::detail);
    assertThat(unanswered(reply(ledger, Look.at("other"))).detail()).contains("Connect$Answer");
  }

  @QuerySpec(type = "test/partial", answer = Look.Seen.class)
  record Partial(SystemRef system, @JsonIgnore String hidden) implements Query<Look.Seen> {}

  @Test
  void rule2_a_query_that_its_record_does_not_describe_is_not_asked() {
    bench.on(Partial.class, (query, access) -> new Look.Seen("wrong"));
    Ledger ledger = bench.ledger();

    Reply.Unanswered<Look.Seen> reply = unanswered(reply(ledger, new Partial(Look.SITE, "x")));

    assertThat(reply.cause()).isEqualTo(Cause.PROBE_BROKE);
    assertThat(reply.evidence()).isEmpty();
    assertThat(bench.collected).isEmpty();
  }

  @Test
  void rule2_a_query_type_without_a_collector_says_so() {
    Reply.Unanswered<Look.Seen> reply = unanswered(reply(bench.ledger(), new Partial2(Look.SITE)));

    assertThat(reply.cause()).isEqualTo(Cause.PROBE_BROKE);
    assertThat(reply.detail()).isEqualTo("no collector answers test/partial2");
  }

  @QuerySpec(type = "test/partial2", answer = Look.Seen.class)
  record Partial2(SystemRef system) implements Query<Look.Seen> {}

  @QuerySpec(type = "test/dated", answer = Look.Seen.class)
  record Dated(SystemRef system, Instant at) implements Query<Look.Seen> {}

  @Test
  void rule3_a_query_holds_no_instant() {
    Reply.Unanswered<Look.Seen> reply =
        unanswered(reply(bench.ledger(), new Dated(Look.SITE, ManualTime.START)));
    assertThat(reply.detail()).isEqualTo("test/dated: a query holds durations, never instants");
  }

  @Test
  void rule4_queries_hold_references_and_a_query_with_a_secret_is_refused() {
    bench.redactor.add("s3cr3t-value", "${env:T}");
    Ledger ledger = bench.ledger();

    Reply.Unanswered<Look.Seen> reply = unanswered(reply(ledger, Look.at("token=s3cr3t-value")));

    assertThat(reply.cause()).isEqualTo(Cause.PROBE_BROKE);
    assertThat(reply.detail()).contains("${env:T}").doesNotContain("s3cr3t");
    assertThat(only(ledger, reply).query()).containsEntry("what", "token=[redacted]");
    assertThat(only(ledger, reply).id())
        .isEqualTo(Question.of(Look.at("token=[redacted]"), bench.codec).id());
    assertThat(bench.collected).isEmpty();
  }

  record Site(SystemRef ref, Secret token) implements Facet {}

  @Test
  void rule4_secrets_of_systems_are_known_before_the_first_answer() {
    bench.secrets = reference -> "s3cr3t-value";
    bench.systems.put(Look.SITE, new Site(Look.SITE, new Secret("${env:T}")));
    bench.look((query, access) -> new Look.Seen("echo s3cr3t-value"));

    Reply<Look.Seen> reply = reply(bench.ledger(), Look.at("a"));

    assertThat(reply)
        .isEqualTo(new Reply.Answered<>(new Look.Seen("echo [redacted]"), reply.evidence()));
  }

  @Test
  void rule4_a_missing_secret_or_system_is_not_configured() {
    bench.look((query, access) -> switch (query.what()) {
      case "secret" -> access.reveal(new Secret("${env:T}"));
      case "system" -> access.system(Site.class);
      default -> throw new AssertionError();
    });
    bench.secrets = SecretSource.of(Map.of(), Path::of);
    Ledger ledger = bench.ledger();

    assertThat(unanswered(reply(ledger, Look.at("secret"))))
        .returns(Cause.NOT_CONFIGURED, Reply.Unanswered::cause)
        .returns("the environment variable T is not set", Reply.Unanswered::detail);
    assertThat(unanswered(reply(ledger, Look.at("system"))))
        .returns(Cause.NOT_CONFIGURED, Reply.Unanswered::cause)
        .returns("the environment has no system web/site", Reply.Unanswered::detail);
  }

  @Test
  void rule5_active_questions_are_asked_only_for_a_probe_that_is_allowed_by_name() {
    bench.active = Set.of("test/allowed");
    bench.on(Touch.class, (query, access) -> new Look.Seen("touched"));
    Ledger ledger = bench.ledger();

    Reply.Unanswered<Look.Seen> refused = unanswered(reply(ledger, "test/other", Touch.at("a")));
    assertThat(refused.cause()).isEqualTo(Cause.NOT_ALLOWED);
    assertThat(only(ledger, refused).cause()).isEqualTo(Cause.NOT_ALLOWED);
    assertThat(bench.collected).isEmpty();

    Reply<Look.Seen> allowed = reply(ledger, "test/allowed", Touch.at("a"));
    assertThat(allowed).isInstanceOf(Reply.Answered.class);
    assertThat(unanswered(reply(ledger, "test/other", Touch.at("a"))).cause())
        .isEqualTo(Cause.NOT_ALLOWED);
    assertThat(only(ledger, allowed).cause())
        .as("what was really asked is the evidence")
        .isNull();
    assertThat(bench.collected).containsExactly("a");
  }

  @Test
  void rule5_active_questions_are_never_retried_and_are_capped() {
    bench.active = Set.of("test/allowed");
    bench.limits = new Limits(Duration.ofMinutes(1), 4, 64, 1_000, 10_000, 2);
    bench.on(Touch.class, (query, access) -> {
      throw CollectorException.retryable(Cause.UNREACHABLE, "later");
    });
    Ledger ledger = bench.ledger();

    assertThat(unanswered(reply(ledger, "test/allowed", Touch.at("a"))).cause())
        .isEqualTo(Cause.UNREACHABLE);
    assertThat(unanswered(reply(ledger, "test/allowed", Touch.at("b"))).cause())
        .isEqualTo(Cause.UNREACHABLE);
    Reply.Unanswered<Look.Seen> third = unanswered(reply(ledger, "test/allowed", Touch.at("c")));

    assertThat(third.cause()).isEqualTo(Cause.NOT_ALLOWED);
    assertThat(third.detail()).contains("at most 2");
    assertThat(bench.collected).containsExactly("a", "b");
  }

  @Test
  void rule6_a_retryable_failure_is_retried_twice_at_most_and_every_attempt_is_evidence()
      throws Exception {
    AtomicInteger calls = new AtomicInteger();
    bench.look((query, access) -> {
      int call = calls.incrementAndGet();
      if (query.what().equals("never") || call < 3) {
        throw CollectorException.retryable(Cause.UNREACHABLE, "refused " + call);
      }
      return new Look.Seen("at last");
    });
    Ledger ledger = bench.ledger();

    Asked<Look.Seen> asked = ledger.ask("test/probe", Look.at("third"));
    letPausesPass(2);
    Evidence evidence = only(ledger, await(asked));
    assertThat(evidence.answer()).isEqualTo(Map.of("text", "at last"));
    assertThat(evidence.attempts())
        .extracting(Evidence.Attempt::detail)
        .containsExactly("refused 1", "refused 2", null);
    assertThat(evidence.tookMs()).isEqualTo(300);

    calls.set(0);
    Asked<Look.Seen> never = ledger.ask("test/probe", Look.at("never"));
    letPausesPass(2);
    Evidence failed = only(ledger, await(never));
    assertThat(failed.cause()).isEqualTo(Cause.UNREACHABLE);
    assertThat(failed.detail()).isEqualTo("refused 3");
    assertThat(failed.attempts()).hasSize(3);
  }

  /** Each pause is planned beside the limit of the question. */
  private void letPausesPass(int count) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      bench.time.awaitPlanned(2);
      bench.time.advance(Duration.ofMillis(100L << i));
    }
  }

  @Test
  void rule6_what_is_not_retryable_or_does_not_fit_into_the_limit_is_not_retried() {
    bench.look((query, access) -> {
      throw query.what().equals("final")
          ? new CollectorException(Cause.UNREACHABLE, "refused")
          : CollectorException.retryable(Cause.UNREACHABLE, "refused");
    });
    Ledger ledger = bench.ledger();

    Look tight = Look.at("tight").within(Duration.ofMillis(100));
    assertThat(only(ledger, reply(ledger, Look.at("final"))).attempts()).hasSize(1);
    assertThat(only(ledger, reply(ledger, tight)).attempts()).hasSize(1);
  }

  @Test
  void rule7_asking_twice_gives_the_first_answer() {
    AtomicInteger calls = new AtomicInteger();
    bench.look((query, access) -> new Look.Seen("answer " + calls.incrementAndGet()));
    Ledger ledger = bench.ledger();

    assertThat(reply(ledger, Look.at("a"))).isEqualTo(reply(ledger, Look.at("a")));
    assertThat(calls).hasValue(1);
  }

  @Test
  void rule9_a_dead_endpoint_costs_one_connection_and_blocks_the_rest() {
    bench.endpoints.put("192.0.2.7", Connect.State.REFUSED);
    Ledger ledger = bench.ledger();

    for (int i = 0; i < 10; i++) {
      Reply.Unanswered<Look.Seen> reply = unanswered(reply(ledger, Look.at("q" + i, "192.0.2.7")));
      assertThat(reply.root()).isEqualTo("192.0.2.7:443");
      assertThat(only(ledger, reply).cause()).isEqualTo(Cause.BLOCKED);
      assertThat(only(ledger, reply).root()).isEqualTo("192.0.2.7:443");
      assertThat(only(ledger, reply).attempts()).isEmpty();
    }
    assertThat(bench.collected).containsExactly("connect 192.0.2.7");
  }

  @Test
  void rule9_an_open_endpoint_is_connected_to_once_and_no_endpoint_never() {
    Ledger ledger = bench.ledger();
    reply(ledger, Look.at("a", "192.0.2.8"));
    reply(ledger, Look.at("b", "192.0.2.8"));
    reply(ledger, Look.at("c"));
    assertThat(bench.collected).containsExactly("connect 192.0.2.8", "a", "b", "c");
  }

  @Test
  void rule9_a_connection_that_could_not_be_tried_passes_its_own_cause_on() {
    bench.on(Connect.class, (query, access) -> {
      throw new IllegalStateException("no sockets");
    });
    Reply.Unanswered<Look.Seen> reply =
        unanswered(reply(bench.ledger(), Look.at("a", "192.0.2.7")));
    assertThat(reply.cause()).isEqualTo(Cause.PROBE_BROKE);
    assertThat(reply.detail())
        .isEqualTo(
            "could not see whether 192.0.2.7:443 accepts connections: java.lang.IllegalStateException: no sockets");
  }

  @Test
  void rule10_an_answer_above_the_limit_is_too_large_and_never_shortened() {
    bench.limits = new Limits(Duration.ofMinutes(1), 4, 64, 50, 120, 0);
    bench.look(
        (query, access) -> new Look.Seen("x".repeat(query.what().equals("large") ? 100 : 30)));
    Ledger ledger = bench.ledger();

    Reply.Unanswered<Look.Seen> large = unanswered(reply(ledger, Look.at("large")));
    assertThat(large.cause()).isEqualTo(Cause.TOO_LARGE);
    assertThat(large.detail()).isEqualTo("the answer has 111 bytes; the limit is 50");

    assertThat(reply(ledger, Look.at("1"))).isInstanceOf(Reply.Answered.class);
    assertThat(reply(ledger, Look.at("2"))).isInstanceOf(Reply.Answered.class);
    assertThat(unanswered(reply(ledger, Look.at("3"))).detail()).contains("120 bytes together");
  }

  @Test
  void rule11_the_limit_closes_from_outside_and_a_late_answer_is_dropped() throws Exception {
    CountDownLatch collecting = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    CountDownLatch returned = new CountDownLatch(1);
    bench.look((query, access) -> {
      access.onLimit(closed::countDown);
      collecting.countDown();
      awaitUninterruptibly(closed);
      returned.countDown();
      return new Look.Seen("late");
    });
    Ledger ledger = bench.ledger();

    Asked<Look.Seen> asked = ledger.ask("test/probe", Look.at("slow"));
    collecting.await();
    bench.time.advance(Duration.ofSeconds(9));
    assertThat(asked.reply().isDone()).isFalse();
    bench.time.advance(Duration.ofSeconds(1));

    Reply.Unanswered<Look.Seen> reply = unanswered(await(asked));
    assertThat(reply.cause()).isEqualTo(Cause.TIMED_OUT);
    assertThat(reply.detail()).isEqualTo("no answer within the limit of 10s");
    returned.await();
    assertThat(reply(ledger, Look.at("slow"))).isEqualTo(reply);
    assertThat(only(ledger, reply).attempts())
        .containsExactly(
            new Evidence.Attempt(Cause.TIMED_OUT, "no answer within the limit of 10s", 10_000));
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    while (true) {
      try {
        latch.await();
        return;
      } catch (InterruptedException e) {
        // a collector that ignores interrupts is what this is about
      }
    }
  }

  @Test
  void rule11_what_is_registered_after_the_limit_is_closed_at_once() throws Exception {
    CountDownLatch timedOut = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    CountDownLatch collecting = new CountDownLatch(1);
    bench.look((query, access) -> {
      collecting.countDown();
      awaitUninterruptibly(timedOut);
      access.onLimit(closed::countDown);
      return new Look.Seen("late");
    });
    Asked<Look.Seen> asked = bench.ledger().ask("test/probe", Look.at("slow"));
    collecting.await();
    bench.time.advance(Duration.ofSeconds(10));
    await(asked);
    timedOut.countDown();
    closed.await(); // else the test times out
    assertThat(closed.getCount()).isZero();
  }

  @Test
  void rule11_time_counts_from_when_the_permit_is_held() throws Exception {
    bench.limits = new Limits(Duration.ofMinutes(1), 4, 1, 1_000, 10_000, 0);
    CountDownLatch first = new CountDownLatch(1);
    CountDownLatch holding = new CountDownLatch(1);
    bench.look((query, access) -> {
      if (query.what().equals("first")) {
        holding.countDown();
        first.await();
      }
      return new Look.Seen(access.remaining().toString());
    });
    Ledger ledger = bench.ledger();
    Asked<Look.Seen> one = ledger.ask("test/probe", Look.at("first"));
    holding.await();
    Asked<Look.Seen> two = ledger.ask("test/probe", Look.at("second"));
    bench.time.advance(Duration.ofSeconds(8));
    first.countDown();

    assertThat(await(one)).isEqualTo(new Reply.Answered<>(new Look.Seen("PT2S"), one.evidence()));
    assertThat(await(two)).isEqualTo(new Reply.Answered<>(new Look.Seen("PT10S"), two.evidence()));
  }

  @Test
  void rule11_the_permit_of_a_collector_that_never_ends_is_given_back_at_the_limit()
      throws Exception {
    bench.limits = new Limits(Duration.ofMinutes(1), 4, 1, 1_000, 10_000, 0);
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch collecting = new CountDownLatch(1);
    bench.look((query, access) -> {
      if (query.what().equals("stuck")) {
        collecting.countDown();
        awaitUninterruptibly(never);
      }
      return new Look.Seen("fine");
    });
    Ledger ledger = bench.ledger();
    ledger.ask("test/probe", Look.at("stuck"));
    collecting.await();
    bench.time.advance(Duration.ofSeconds(10));

    assertThat(reply(ledger, Look.at("next"))).isInstanceOf(Reply.Answered.class);
    never.countDown();
  }

  @Test
  void rule11_any_throwable_is_a_cause() {
    bench.look((query, access) -> {
      throw switch (query.what()) {
        case "memory" -> new OutOfMemoryError("planted");
        case "stack" -> recurse(0);
        default -> new AssertionError("planted");
      };
    });
    Ledger ledger = bench.ledger();
    for (String what : List.of("memory", "stack", "other")) {
      assertThat(unanswered(reply(ledger, Look.at(what))).cause())
          .as(what)
          .isEqualTo(Cause.PROBE_BROKE);
    }
    assertThat(unanswered(reply(ledger, Look.at("stack"))).detail()).contains("StackOverflowError");
  }

  private static Error recurse(int depth) {
    return depth < 0 ? new AssertionError("overflown") : recurse(Math.max(depth, depth + 1));
  }

  @Test
  void rule11_at_the_end_of_the_run_what_is_open_is_cancelled_and_evidence_stays()
      throws Exception {
    CountDownLatch collecting = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    bench.look((query, access) -> {
      collecting.countDown();
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        interrupted.countDown();
      }
      return new Look.Seen("late");
    });
    Ledger ledger = bench.ledger();
    Asked<Look.Seen> open = ledger.ask("test/probe", Look.at("open"));
    collecting.await();

    ledger.end("the run's deadline of 1m passed");

    assertThat(unanswered(await(open)).cause()).isEqualTo(Cause.CANCELLED);
    List<Evidence> evidence = ledger.evidence();
    assertThat(evidence).extracting(Evidence::cause).containsExactly(Cause.CANCELLED);
    assertThat(unanswered(reply(ledger, Look.at("later"))).detail())
        .isEqualTo("the run's deadline of 1m passed");
    interrupted.await();
    assertThat(ledger.evidence()).isEqualTo(evidence);
  }

  @Test
  void rule13_the_id_is_the_hash_of_the_canonical_query() {
    Ledger ledger = bench.ledger();
    Look query = Look.at("a");
    String canonical =
        "{\"query\":{\"address\":null,\"limit\":\"PT10S\",\"system\":\"web/site\",\"what\":\"a\"},"
            + "\"type\":\"test/look\",\"version\":1}";
    assertThat(reply(ledger, query).evidence())
        .isEqualTo(Source.sha256(canonical).substring(0, 12));
  }

  @Test
  void rule15_refused_and_silent_are_unreachable_for_a_probe() {
    bench.endpoints.put("192.0.2.1", Connect.State.REFUSED);
    bench.endpoints.put("192.0.2.2", Connect.State.SILENT);
    bench.endpoints.put("2001:db8::3", Connect.State.NO_ROUTE);
    Ledger ledger = bench.ledger();
    Map<String, String> details = Map.of(
        "192.0.2.1", "192.0.2.1:443 refused the connection",
        "192.0.2.2", "192.0.2.2:443 did not answer",
        "2001:db8::3", "there is no route to [2001:db8::3]:443 from here");
    details.forEach((address, detail) -> {
      Reply.Unanswered<Look.Seen> reply = unanswered(reply(ledger, Look.at("a", address)));
      assertThat(reply.cause()).isEqualTo(Cause.UNREACHABLE);
      assertThat(reply.detail()).isEqualTo(detail);
    });
  }

  @Test
  void details_are_redacted_cleaned_and_cut() {
    bench.redactor.add("s3cr3t-value", "${env:T}");
    bench.look((query, access) -> {
      throw new CollectorException(
          Cause.GARBLED, "\u001b[31mgot s3cr3t-value\n" + "x".repeat(1_000));
    });
    Reply.Unanswered<Look.Seen> reply = unanswered(reply(bench.ledger(), Look.at("a")));
    assertThat(reply.detail())
        .startsWith("\ufffd[31mgot [redacted] xxx")
        .endsWith("x…")
        .hasSize(500);
  }
}
