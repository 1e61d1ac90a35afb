package gonogo.model;

import gonogo.api.SystemRef;
import java.util.List;

/**
 * A system as written.
 *
 * @param roles as written, or the default of its kind when none are
 * @param keys everything but the roles, not bound yet
 */
public record SystemSpec(SystemRef ref, List<String> roles, Node.Mapping keys, Place place) {
  public SystemSpec {
    roles = List.copyOf(roles);
  }
}
