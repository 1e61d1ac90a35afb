package gonogo.engine;

import gonogo.api.Outcome;
import gonogo.api.Query;
import gonogo.api.Reply;
import gonogo.api.World;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A world that answers nothing: what a probe says before it asks anything is known without looking. */
record Rehearsal(Instant now) implements World {

  /** What a check comes to when it asks no question; empty when it asks one. */
  static Optional<Outcome> of(PlannedCheck check, Instant now) {
    try {
      return Optional.of(check.examination().examine(new Rehearsal(now)));
    } catch (RuntimeException e) { // it asked, or it is broken, which the run will say
      return Optional.empty();
    }
  }

  @Override
  public <A> Reply<A> attempt(Query<A> query) {
    throw new AskedException();
  }

  @Override
  public <A> List<Reply<A>> attemptAll(List<? extends Query<A>> queries) {
    if (queries.isEmpty()) {
      return List.of();
    }
    throw new AskedException();
  }

  /** Ends the rehearsal. */
  private static final class AskedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    AskedException() {
      super("a rehearsal answers nothing", null, false, false);
    }
  }
}
