package gonogo.engine;

import gonogo.api.Cause;
import gonogo.api.Query;
import gonogo.json.Codec;
import gonogo.model.Evidence;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Answers questions from recorded evidence. It contacts nothing and looks no secret up. */
public final class ReplayLedger implements Ledger {
  private final Set<String> active;
  private final Instant at;
  private final Codec codec;
  private final Evidencing evidencing;

  // Guarded by this.
  private final TreeMap<String, Evidence> evidence = new TreeMap<>();
  private final Map<String, Recorded> replies = new HashMap<>();
  private @Nullable String ended;

  /**
   * A ledger over the evidence of a bundle.
   *
   * @param active ids of the probes that may ask ACTIVE questions
   * @param at the recorded start of the run, which stands for the time of what was not recorded
   */
  public ReplayLedger(Collection<Evidence> recorded, Set<String> active, Instant at, Codec codec) {
    this.active = Set.copyOf(active);
    this.at = at;
    this.codec = codec;
    this.evidencing = new Evidencing(codec, new Redactor(), Limits.DEFAULT);
    recorded.forEach(one -> evidence.put(one.id(), one));
  }

  @Override
  public <A> Asked<A> ask(String probe, Query<A> query) {
    Question<A> question;
    try {
      question = Question.of(query, codec);
    } catch (IllegalArgumentException e) {
      return Asked.broken(evidencing.line(String.valueOf(e.getMessage())));
    }
    return Asked.settled(question
        .refusal(probe, active)
        .map(detail -> unanswered(question, Cause.NOT_ALLOWED, detail))
        .orElseGet(() -> reply(question)));
  }

  private synchronized Recorded reply(Question<?> question) {
    if (ended != null) {
      return unanswered(question, Cause.CANCELLED, ended);
    }
    return replies.computeIfAbsent(question.id(), id -> recall(question));
  }

  private Recorded recall(Question<?> question) {
    Evidence found = evidence.get(question.id());
    if (found == null) {
      Recorded missing = unanswered(question, Cause.NOT_RECORDED, whyMissing(question));
      evidence.put(question.id(), missing.evidence());
      return missing;
    }
    if (found.cause() != null) {
      return new Recorded(found, null);
    }
    try {
      return new Recorded(
          found, codec.read(codec.canonical(found.answer()), question.spec().answer()));
    } catch (JacksonException e) {
      return unanswered(
          question,
          Cause.NOT_RECORDED,
          "the recorded answer does not fit the answers of " + question.type());
    }
  }

  private String whyMissing(Question<?> question) {
    int version = question.spec().version();
    return evidence.values().stream()
        .filter(one -> one.type().equals(question.type()) && one.version() != version)
        .findFirst()
        .map(other -> "the bundle holds version %d of %s, and version %d is asked now"
            .formatted(other.version(), question.type(), version))
        .orElse("the bundle does not hold this question: " + question.type() + " "
            + question.canonical());
  }

  private Recorded unanswered(Question<?> question, Cause cause, String detail) {
    return evidencing.unanswered(question, cause, detail, null, List.of(), at, 0);
  }

  @Override
  public synchronized Optional<Evidence> evidence(String id) {
    return Optional.ofNullable(evidence.get(id));
  }

  @Override
  public synchronized List<Evidence> evidence() {
    return List.copyOf(evidence.values());
  }

  @Override
  public synchronized void end(String why) {
    if (ended == null) {
      ended = why;
    }
  }
}
