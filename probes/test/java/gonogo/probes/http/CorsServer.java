package gonogo.probes.http;

import gonogo.api.Cause;
import gonogo.api.Outcome;
import gonogo.api.Query;
import gonogo.api.Reply;
import gonogo.api.World;
import gonogo.collect.http.HttpExchange;
import gonogo.collect.http.HttpExchange.Answer;
import gonogo.testing.FakeWorld;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A site that decides by the origin what it answers. */
final class CorsServer implements World {
  private final FakeSite site;
  private final Behaviour behaviour;
  private final Set<HttpExchange> asked = new LinkedHashSet<>();

  private CorsServer(FakeSite site, Behaviour behaviour) {
    this.site = site;
    this.behaviour = behaviour;
  }

  /** What it does. */
  interface Behaviour {
    Answer answer(Asked asked);
  }

  /**
   * A question.
   *
   * @param origin empty when there is none
   * @param preflightOf the method that a preflight is about; null when it is none
   */
  record Asked(String origin, @Nullable String preflightOf, String address) {

    boolean isPreflight() {
      return preflightOf != null;
    }
  }

  static CorsServer of(Behaviour behaviour) {
    return new CorsServer(FakeSite.at(FakeSite.A), behaviour);
  }

  static CorsServer at(FakeSite site, Behaviour behaviour) {
    return new CorsServer(site, behaviour);
  }

  Outcome judged(CorsProbe.Settings settings) {
    return FakeWorld.outcomeOf(() -> new CorsProbe().examine(site.system, settings, this));
  }

  /** What was asked over HTTP, once each. */
  List<HttpExchange> requests() {
    return List.copyOf(asked);
  }

  @Override
  public Instant now() {
    return site.world.now();
  }

  @Override
  @SuppressWarnings("unchecked") // an exchange is answered with its answer
  public <A> Reply<A> attempt(Query<A> query) {
    if (!(query instanceof HttpExchange exchange)) {
      return site.world.attempt(query);
    }
    asked.add(exchange);
    Answer answer = behaviour.answer(new Asked(
        exchange.headers().getOrDefault("Origin", ""),
        exchange.method() == HttpExchange.Method.OPTIONS
            ? exchange.headers().get("Access-Control-Request-Method")
            : null,
        exchange.address()));
    return answer.samples().isEmpty()
        ? new Reply.Unanswered<>(Cause.TIMED_OUT, "no answer in time", null, "evidence")
        : (Reply<A>) new Reply.Answered<>(answer, "evidence");
  }

  @Override
  public <A> List<Reply<A>> attemptAll(List<? extends Query<A>> queries) {
    List<Reply<A>> replies = new ArrayList<>();
    for (Query<A> query : queries) {
      replies.add(attempt(query));
    }
    return replies;
  }
}
