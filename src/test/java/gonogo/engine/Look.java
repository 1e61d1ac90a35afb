package gonogo.engine;

import gonogo.api.Endpoint;
import gonogo.api.Query;
import gonogo.api.QuerySpec;
import gonogo.api.SystemRef;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A question of the tests. */
@QuerySpec(type = "test/look", answer = Look.Seen.class)
record Look(SystemRef system, String what, @Nullable String address, Duration limit)
    implements Query<Look.Seen> {
  static final SystemRef SITE = new SystemRef("web", "site");
  static final int PORT = 443;

  static Look at(String what) {
    return new Look(SITE, what, null, Duration.ofSeconds(10));
  }

  static Look at(String what, String address) {
    return new Look(SITE, what, address, Duration.ofSeconds(10));
  }

  Look within(Duration other) {
    return new Look(system, what, address, other);
  }

  @Override
  public Optional<Endpoint> endpoint() {
    return Optional.ofNullable(address).map(literal -> new Endpoint(literal, PORT));
  }

  record Seen(String text) {}
}
