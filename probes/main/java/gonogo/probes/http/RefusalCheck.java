package gonogo.probes.http;

import gonogo.api.Reply;
import gonogo.api.World;
import gonogo.collect.http.HttpExchange;
import gonogo.collect.net.Connect;

/**
 * Tells a port that is closed on purpose from a host that is dead: only a refusal by an address that accepts connections
 * on another port of the site is one.
 */
final class RefusalCheck {
  private final World world;
  private final Origin home;

  RefusalCheck(World world, Origin home) {
    this.world = world;
    this.home = home;
  }

  /** What is known about a port that gave no answer. */
  enum Verdict {
    /** Refused, while the control port of the same address accepts. */
    CLOSED,
    /** Refused, but nothing else of the address answers. */
    NO_CONTROL,
    /** Not refused: silence, or no way there. */
    NOT_REFUSED
  }

  Verdict of(HttpExchange query) {
    if (state(query, query.port()) != Connect.State.REFUSED) {
      return Verdict.NOT_REFUSED;
    }
    return state(query, controlPort(query)) == Connect.State.OPEN
        ? Verdict.CLOSED
        : Verdict.NO_CONTROL;
  }

  /** The port of the site's own URL, or the other of the two default ones. */
  int controlPort(HttpExchange query) {
    if (query.port() != home.port()) {
      return home.port();
    }
    return query.port() == 443 ? 80 : 443;
  }

  private Connect.State state(HttpExchange query, int port) {
    Reply<Connect.Answer> reply = world.attempt(new Connect(query.system(), query.address(), port));
    return switch (reply) {
      case Reply.Answered<Connect.Answer> answered -> answered.answer().state();
      case Reply.Unanswered<Connect.Answer> _ -> Connect.State.SILENT;
    };
  }
}
