package gonogo.engine;

import static gonogo.engine.Bench.reply;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import gonogo.api.Cause;
import gonogo.api.CollectorException;
import gonogo.api.Hashes;
import gonogo.api.Query;
import gonogo.api.Reply;
import gonogo.api.Secret;
import gonogo.collect.net.Connect;
import gonogo.model.Evidence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
final class ReplayTest {
  private static final Cause[] CAUSES = Cause.values();
  private static final Connect.State[] STATES = Connect.State.values();

  @TempDir
  Path folder;

  private final Bench bench = new Bench();

  private ReplayLedger replay(List<Evidence> evidence) {
    return new ReplayLedger(evidence, bench.active, ManualTime.START, bench.codec);
  }

  private List<Evidence> throughABundle(List<Evidence> evidence) throws Exception {
    Path file = folder.resolve("run.bundle");
    new BundleWriter(bench.codec)
        .write(new Bundle("0.1.0", ManualTime.START, new TreeMap<>(), List.of(), evidence), file);
    return new BundleReader(bench.codec).read(file).evidence();
  }

  /** What a random script does with each question depends on the seed and the question alone. */
  private void script(long seed) {
    bench.secrets = reference -> "s3cr3t-value";
    bench.active = Set.of("test/active");
    Bench.Script script = (query, access) -> {
      Random random = new Random(seed * 31 + query.toString().hashCode());
      return switch (random.nextInt(6)) {
        case 0 ->
          throw new CollectorException(CAUSES[random.nextInt(CAUSES.length)], "planted\n" + query);
        case 1 ->
          throw new IllegalStateException("s3cr3t-value " + access.reveal(new Secret("${env:T}")));
        case 2 -> new Look.Seen(access.reveal(new Secret("${env:T}")) + random.nextLong());
        case 3 -> null;
        default -> new Look.Seen("é😀\"\\\u0000\ud800 " + random.nextDouble());
      };
    };
    bench.on(Look.class, script).on(Touch.class, script);
    bench.on(Connect.class, (query, access) -> {
      Random random = new Random(seed * 17 + query.toString().hashCode());
      return switch (random.nextInt(6)) {
        case 0 ->
          throw new CollectorException(CAUSES[random.nextInt(CAUSES.length)], "planted " + query);
        case 1 -> throw new StackOverflowError();
        default -> new Connect.Answer(STATES[random.nextInt(STATES.length)]);
      };
    });
  }

  @Test
  void rule12_a_replay_gives_the_same_replies_for_random_scripts() throws Exception {
    int answered = 0;
    int unanswered = 0;
    for (long seed = 0; seed < 60; seed++) {
      script(seed);
      LiveLedger live = bench.ledger();
      List<Query<Look.Seen>> queries = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        queries.add(i % 3 == 0 ? Look.at("q" + i) : Look.at("q" + i, "192.0.2." + (i % 4 + 1)));
        queries.add(Touch.at("q" + i));
      }
      Map<String, List<Reply<Look.Seen>>> replies = new TreeMap<>();
      for (String probe : List.of("test/active", "test/other")) {
        replies.put(
            probe, queries.stream().map(query -> reply(live, probe, query)).toList());
      }
      live.end("over");

      ReplayLedger replay = replay(throughABundle(live.evidence()));
      bench.collected.clear();
      for (String probe : replies.keySet()) {
        List<Reply<Look.Seen>> again =
            queries.stream().map(query -> reply(replay, probe, query)).toList();
        assertThat(again).as("seed %d, %s", seed, probe).isEqualTo(replies.get(probe));
        answered +=
            (int) again.stream().filter(Reply.Answered.class::isInstance).count();
        unanswered +=
            (int) again.stream().filter(Reply.Unanswered.class::isInstance).count();
      }
      assertThat(bench.collected).as("nothing is contacted").isEmpty();
      assertThat(replay.evidence()).isEqualTo(live.evidence());
    }
    assertThat(answered).isGreaterThan(300);
    assertThat(unanswered).isGreaterThan(300);
  }

  @Test
  void rule12_a_question_that_was_not_recorded_is_not_recorded() {
    ReplayLedger replay = replay(List.of());
    Reply<Look.Seen> reply = reply(replay, Look.at("a"));

    assertThat(reply).isInstanceOfSatisfying(Reply.Unanswered.class, none -> {
      assertThat(none.cause()).isEqualTo(Cause.NOT_RECORDED);
      assertThat(none.detail()).startsWith("the bundle does not hold this question: test/look {");
    });
    assertThat(replay.evidence()).extracting(Evidence::cause).containsExactly(Cause.NOT_RECORDED);
  }

  @Test
  void rule12_evidence_of_another_version_is_void() {
    Question<Look.Seen> question = Question.of(Look.at("a"), bench.codec);
    Evidence old = new Evidence(
        EvidenceIds.of(bench.codec, "test/look", 7, question.tree()),
        "test/look",
        7,
        question.tree(),
        Map.of("text", "old"),
        null,
        null,
        null,
        14,
        Hashes.sha256(bench.codec.canonical(Map.of("text", "old"))),
        List.of(),
        ManualTime.START,
        1);
    assertThat(reply(replay(List.of(old)), Look.at("a")))
        .isInstanceOfSatisfying(Reply.Unanswered.class, none -> {
          assertThat(none.cause()).isEqualTo(Cause.NOT_RECORDED);
          assertThat(none.detail())
              .isEqualTo("the bundle holds version 7 of test/look, and version 1 is asked now");
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"other\":1}", "{\"text\":1}", "[]", "{\"text\":\"x\",\"more\":1}"})
  void an_answer_of_another_shape_is_not_recorded(String answer) {
    Evidence live = evidence();
    Object tree = bench.codec.parse(answer.getBytes(UTF_8));
    Evidence other = new Evidence(
        live.id(),
        live.type(),
        live.version(),
        live.query(),
        tree,
        null,
        null,
        null,
        0,
        "",
        List.of(),
        live.at(),
        0);
    assertThat(reply(replay(List.of(other)), Look.at("a")))
        .isInstanceOfSatisfying(
            Reply.Unanswered.class, none -> assertThat(none.cause()).isEqualTo(Cause.NOT_RECORDED));
  }

  private Evidence evidence() {
    LiveLedger live = bench.ledger();
    return live.evidence(reply(live, Look.at("a")).evidence()).orElseThrow();
  }

  @Test
  void after_its_end_a_replay_cancels() {
    ReplayLedger replay = replay(List.of(evidence()));
    replay.end("over");
    assertThat(reply(replay, Look.at("a")))
        .isInstanceOfSatisfying(
            Reply.Unanswered.class, none -> assertThat(none.cause()).isEqualTo(Cause.CANCELLED));
  }
}
