package gonogo.engine;

import gonogo.api.Cause;
import gonogo.api.CollectorException;
import gonogo.api.Hashes;
import gonogo.json.Codec;
import gonogo.model.Evidence;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Makes evidence: reduces what came back to a tree, redacts it, limits it, and reads back what a probe will see. */
final class Evidencing {
  private static final int LONGEST_LINE = 500;

  private final Codec codec;
  private final Redactor redactor;
  private final Limits limits;
  private final AtomicLong recordedBytes = new AtomicLong();

  Evidencing(Codec codec, Redactor redactor, Limits limits) {
    this.codec = codec;
    this.redactor = redactor;
    this.limits = limits;
  }

  /** An answer as recorded, and the value read back from it. */
  record Answer(Object value, @Nullable Object tree, long bytes, String sha256) {}

  /**
   * Records what a collector returned.
   *
   * @throws CollectorException when it cannot be recorded, with the cause
   */
  Answer record(Question<?> question, @Nullable Object collected) throws CollectorException {
    Class<? extends Record> type = question.spec().answer();
    if (!type.isInstance(collected)) {
      String what = collected == null ? "nothing" : "a " + collected.getClass().getName();
      throw new CollectorException(
          Cause.PROBE_BROKE, "the collector of " + question.type() + " returned " + what);
    }
    try {
      byte[] json = codec.canonical(redactor.redactTree(codec.tree(collected)));
      if (json.length > limits.answerBytes()) {
        throw tooLarge("the answer has %d bytes; the limit is %d"
            .formatted(json.length, limits.answerBytes()));
      }
      if (recordedBytes.addAndGet(json.length) > limits.runBytes()) {
        throw tooLarge(
            "the answers of this run exceed %d bytes together".formatted(limits.runBytes()));
      }
      return new Answer(
          codec.read(json, type), codec.parse(json), json.length, Hashes.sha256(json));
    } catch (JacksonException e) {
      throw new CollectorException(
          Cause.PROBE_BROKE,
          "the answer of %s cannot be recorded: %s".formatted(question.type(), e.getMessage()));
    }
  }

  private static CollectorException tooLarge(String detail) {
    return new CollectorException(Cause.TOO_LARGE, detail);
  }

  Recorded answered(
      Question<?> question,
      Answer answer,
      List<Evidence.Attempt> attempts,
      Instant at,
      long tookMs) {
    Evidence evidence = new Evidence(
        question.id(),
        question.type(),
        question.spec().version(),
        question.tree(),
        answer.tree(),
        null,
        null,
        null,
        answer.bytes(),
        answer.sha256(),
        attempts,
        at,
        tookMs);
    return new Recorded(evidence, answer.value());
  }

  Recorded unanswered(
      Question<?> question,
      Cause cause,
      String detail,
      @Nullable String root,
      List<Evidence.Attempt> attempts,
      Instant at,
      long tookMs) {
    Evidence evidence = new Evidence(
        question.id(),
        question.type(),
        question.spec().version(),
        question.tree(),
        null,
        cause,
        line(detail.isBlank() ? cause.name() : detail),
        root,
        0,
        "",
        attempts,
        at,
        tookMs);
    return new Recorded(evidence, null);
  }

  /** One line for people: redacted first, so that no cut can leave half a secret. */
  String line(String text) {
    return Texts.cut(Texts.clean(redactor.redact(text)), LONGEST_LINE);
  }
}
