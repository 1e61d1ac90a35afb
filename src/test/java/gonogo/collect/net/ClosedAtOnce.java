package gonogo.collect.net;

import gonogo.api.Access;
import gonogo.api.Facet;
import gonogo.api.Secret;
import java.time.Duration;

/** Surroundings whose limit is over as soon as something is registered. */
record ClosedAtOnce(Access rest) implements Access {

  @Override
  public <F extends Facet> F system(Class<F> facet) {
    return rest.system(facet);
  }

  @Override
  public String reveal(Secret secret) {
    return rest.reveal(secret);
  }

  @Override
  public Duration remaining() {
    return rest.remaining();
  }

  @Override
  public void onLimit(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
