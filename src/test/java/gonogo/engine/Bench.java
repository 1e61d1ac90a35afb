package gonogo.engine;

import gonogo.api.Access;
import gonogo.api.Collector;
import gonogo.api.Facet;
import gonogo.api.Query;
import gonogo.api.Reply;
import gonogo.api.SystemRef;
import gonogo.collect.net.Connect;
import gonogo.json.Codec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/** A live ledger over scripted collectors, which counts what is really asked. */
final class Bench {
  final ManualTime time = new ManualTime();
  final Codec codec = new Codec();
  final Redactor redactor = new Redactor();
  final Map<Class<?>, Collector<?, ?>> collectors = new HashMap<>();
  final Map<SystemRef, Facet> systems = new HashMap<>();
  final Map<String, Connect.State> endpoints = new HashMap<>();
  final List<String> collected = Collections.synchronizedList(new ArrayList<>());
  Set<String> active = Set.of();
  SecretSource secrets = SecretSource.none();
  Limits limits = Limits.DEFAULT;

  /** What a scripted collector does. */
  @FunctionalInterface
  interface Script {
    Object collect(Query<?> query, Access access) throws Exception;
  }

  Bench() {
    on(Connect.class, (query, access) -> {
      Connect connect = (Connect) query;
      return new Connect.Answer(endpoints.getOrDefault(connect.address(), Connect.State.OPEN));
    });
    look((query, access) -> new Look.Seen("seen " + query.what()));
  }

  /** What a scripted collector of {@link Look} does. */
  @FunctionalInterface
  interface LookScript {
    Object collect(Look query, Access access) throws Exception;
  }

  Bench look(LookScript script) {
    return on(Look.class, (query, access) -> script.collect((Look) query, access));
  }

  Bench on(Class<? extends Query<?>> type, Script script) {
    collectors.put(type, new Scripted(this, script));
    return this;
  }

  /** Takes any query, as the ledger sees collectors. */
  private record Scripted(Bench bench, Script script) implements Collector<Query<Object>, Object> {
    @Override
    public Object collect(Query<Object> query, Access access) throws Exception {
      String name = switch ((Object) query) {
        case Look look -> look.what();
        case Touch touch -> touch.what();
        case Connect connect -> "connect " + connect.address();
        default -> query.toString();
      };
      bench.collected.add(name);
      return script.collect(query, access);
    }
  }

  Means means() {
    return new Means(collectors, systems, active, secrets, limits);
  }

  LiveLedger ledger() {
    return ledger(time);
  }

  LiveLedger ledger(Time clock) {
    return new LiveLedger(means(), clock, codec, redactor, Progress.NONE);
  }

  /** Asks and waits. */
  static <A> Reply<A> reply(Ledger ledger, Query<A> query) {
    return reply(ledger, "test/probe", query);
  }

  static <A> Reply<A> reply(Ledger ledger, String probe, Query<A> query) {
    return await(ledger.ask(probe, query));
  }

  static <A> Reply<A> await(Asked<A> asked) {
    try {
      return asked.reply().get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError("a reply always comes", e);
    }
  }
}
