package gonogo.testing;

import gonogo.api.Collector;
import gonogo.api.CollectorException;
import gonogo.api.Facet;
import gonogo.api.Query;
import gonogo.api.QuerySpec;
import gonogo.api.Reply;
import gonogo.api.World;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.type.Argument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A world in which the real collectors look at real systems, except where an answer was planted; without permits and
 * retries.
 */
public final class LiveWorld implements World, AutoCloseable {
  private final ApplicationContext beans = ApplicationContext.run();
  private final Map<Query<?>, Object> planted = new HashMap<>();
  private final Map<Query<?>, Reply<?>> replies = new HashMap<>();
  private final Facet system;

  public LiveWorld(Facet system) {
    this.system = system;
  }

  /** Answers a question without looking: what a name resolves to, for example. */
  public <A> LiveWorld answers(Query<A> query, A answer) {
    planted.put(query, answer);
    return this;
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  @SuppressWarnings("unchecked") // the reply is kept under its query
  public <A> Reply<A> attempt(Query<A> query) {
    return (Reply<A>) replies.computeIfAbsent(query, this::look);
  }

  @SuppressWarnings("unchecked") // planted with, or looked up by, the types of the query
  private <A> Reply<A> look(Query<A> query) {
    if (planted.containsKey(query)) {
      return new Reply.Answered<>((A) planted.get(query), "evidence");
    }
    Class<?> answer = query.getClass().getAnnotation(QuerySpec.class).answer();
    var collector = (Collector<Query<A>, A>)
        beans.getBean(Argument.of(Collector.class, query.getClass(), answer));
    try (var access = new FakeAccess(system, query.limit())) {
      return new Reply.Answered<>(collector.collect(query, access), "evidence");
    } catch (CollectorException e) {
      return new Reply.Unanswered<>(e.cause(), String.valueOf(e.getMessage()), null, "evidence");
    } catch (Exception e) {
      throw new AssertionError(query.toString(), e);
    }
  }

  @Override
  public <A> List<Reply<A>> attemptAll(List<? extends Query<A>> queries) {
    List<Reply<A>> replies = new ArrayList<>();
    for (Query<A> query : queries) {
      replies.add(attempt(query));
    }
    return replies;
  }

  @Override
  public void close() {
    beans.close();
  }
}
