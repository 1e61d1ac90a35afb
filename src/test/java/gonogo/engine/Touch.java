package gonogo.engine;

import gonogo.api.Effect;
import gonogo.api.Query;
import gonogo.api.QuerySpec;
import gonogo.api.SystemRef;

/** An ACTIVE question of the tests. */
@QuerySpec(type = "test/touch", answer = Look.Seen.class, effect = Effect.ACTIVE)
record Touch(SystemRef system, String what) implements Query<Look.Seen> {

  static Touch at(String what) {
    return new Touch(Look.SITE, what);
  }
}
