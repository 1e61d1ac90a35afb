package gonogo.collect.net;

import gonogo.api.Access;
import gonogo.api.Facet;
import gonogo.api.Secret;
import java.time.Duration;

/**
 * Surroundings that have nothing but a limit: one that is never enforced, or one that is over already.
 *
 * @param over whether what is registered is closed at once
 */
record Limit(Duration remaining, boolean over) implements Access {

  @Override
  public <F extends Facet> F system(Class<F> facet) {
    throw new UnsupportedOperationException("no system is needed here");
  }

  @Override
  public String reveal(Secret secret) {
    throw new UnsupportedOperationException("no secret is needed here");
  }

  @Override
  public void onLimit(AutoCloseable resource) {
    if (over) {
      try {
        resource.close();
      } catch (Exception e) {
        throw new AssertionError("could not close " + resource, e);
      }
    }
  }
}
