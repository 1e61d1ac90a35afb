package gonogo.engine;

import gonogo.api.Access;
import gonogo.api.Facet;
import gonogo.api.Secret;
import gonogo.api.SystemRef;
import java.time.Duration;
import java.util.Map;

/** The surroundings of a collector that answers one question. */
final class LiveAccess implements Access {
  private final Inquiry inquiry;
  private final Map<SystemRef, Facet> systems;
  private final Secrets secrets;

  LiveAccess(Inquiry inquiry, Map<SystemRef, Facet> systems, Secrets secrets) {
    this.inquiry = inquiry;
    this.systems = systems;
    this.secrets = secrets;
  }

  @Override
  public <F extends Facet> F system(Class<F> facet) {
    SystemRef ref = inquiry.question().query().system();
    Facet system = systems.get(ref);
    if (system == null) {
      throw new NotConfiguredException("the environment has no system " + ref);
    }
    if (!facet.isInstance(system)) {
      throw new NotConfiguredException("%s is not a system that %s can ask about"
          .formatted(ref, inquiry.question().type()));
    }
    return facet.cast(system);
  }

  @Override
  public String reveal(Secret secret) {
    return secrets.reveal(secret);
  }

  @Override
  public Duration remaining() {
    return inquiry.remaining();
  }

  @Override
  public void onLimit(AutoCloseable resource) {
    inquiry.onLimit(resource);
  }
}
