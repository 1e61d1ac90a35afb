package gonogo.testing;

import gonogo.api.Cause;
import gonogo.api.Outcome;
import gonogo.api.Query;
import gonogo.api.Reply;
import gonogo.api.UnansweredException;
import gonogo.api.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A world of planted replies. A question that was not planted fails the test. */
public final class FakeWorld implements World {
  private final Instant now;
  private final Map<Query<?>, Reply<?>> replies = new LinkedHashMap<>();
  private final List<Query<?>> asked = new ArrayList<>();

  public FakeWorld(Instant now) {
    this.now = now;
  }

  public <A> FakeWorld answers(Query<A> query, A answer) {
    replies.put(query, new Reply.Answered<>(answer, "evidence"));
    return this;
  }

  public <A> FakeWorld cannotAnswer(Query<A> query, Cause cause, String detail) {
    replies.put(query, new Reply.Unanswered<A>(cause, detail, null, "evidence"));
    return this;
  }

  /** What was asked, in order, repetitions too. */
  public List<Query<?>> asked() {
    return List.copyOf(asked);
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  @SuppressWarnings("unchecked") // planted with the type of the query
  public <A> Reply<A> attempt(Query<A> query) {
    asked.add(query);
    Reply<?> reply = replies.get(query);
    if (reply == null) {
      throw new AssertionError("not planted: " + query + "\nplanted: " + replies.keySet());
    }
    return (Reply<A>) reply;
  }

  @Override
  public <A> List<Reply<A>> attemptAll(List<? extends Query<A>> queries) {
    List<Reply<A>> all = new ArrayList<>();
    for (Query<A> query : queries) {
      all.add(attempt(query));
    }
    return all;
  }

  /** Runs a probe as the engine does: a question that was not answered makes it inconclusive. */
  public static Outcome outcomeOf(Supplier<Outcome> examination) {
    try {
      return examination.get();
    } catch (UnansweredException e) {
      return new Outcome.Inconclusive(
          e.reply().cause(), e.reply().detail(), e.reply().root(), List.of());
    }
  }
}
