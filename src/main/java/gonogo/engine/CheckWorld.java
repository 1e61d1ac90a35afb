package gonogo.engine;

import gonogo.api.Cause;
import gonogo.api.Query;
import gonogo.api.Reply;
import gonogo.api.World;
import gonogo.collect.net.Families;
import gonogo.collect.net.Resolve;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/** What one check can see; remembers what it asked. */
final class CheckWorld implements World {
  private final Ledger ledger;
  private final String probe;
  private final Instant now;
  private final Set<String> asked = new LinkedHashSet<>(); // guarded by itself
  private volatile boolean answered;

  CheckWorld(Ledger ledger, String probe, Instant now) {
    this.ledger = ledger;
    this.probe = probe;
    this.now = now;
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public <A> Reply<A> attempt(Query<A> query) {
    return await(query, pose(query));
  }

  @Override
  public <A> List<Reply<A>> attemptAll(List<? extends Query<A>> queries) {
    List<Asked<A>> all = new ArrayList<>(queries.size());
    for (Query<A> query : queries) {
      all.add(pose(query));
    }
    List<Reply<A>> replies = new ArrayList<>(queries.size());
    for (int i = 0; i < all.size(); i++) {
      replies.add(await(queries.get(i), all.get(i)));
    }
    return replies;
  }

  private <A> Asked<A> pose(Query<A> query) {
    // Asking never waits, so this is held for a moment; nobody sees a question under way that is
    // not noted yet.
    synchronized (asked) {
      Asked<A> asking = ledger.ask(probe, query);
      if (!asking.evidence().isEmpty()) {
        asked.add(asking.evidence());
      }
      return asking;
    }
  }

  private <A> Reply<A> await(Query<A> query, Asked<A> asking) {
    try {
      Reply<A> reply = asking.reply().get();
      if (reply instanceof Reply.Answered && !isAboutTheWay(query)) {
        answered = true;
      }
      return reply;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Reply.Unanswered<>(
          Cause.CANCELLED, "the run ended first", null, asking.evidence());
    } catch (ExecutionException e) {
      throw new IllegalStateException("a ledger never fails", e);
    }
  }

  /** Ids of the evidence that was asked for so far, in the order of asking, each once. */
  List<String> asked() {
    synchronized (asked) {
      return List.copyOf(asked);
    }
  }

  /** Where a name leads and what this machine can reach say nothing about the system itself. */
  private static boolean isAboutTheWay(Query<?> query) {
    return query instanceof Resolve || query instanceof Families;
  }

  /** Whether any question about the system was answered. */
  boolean sawAnything() {
    return answered;
  }
}
