package gonogo.model;

import java.util.List;

/**
 * A check as written: a probe and settings.
 *
 * @param on roles; empty means every system that has the probe's facet
 * @param requires settings that have a default but must be said by the environment for this check to mean anything
 * @param with the settings, not bound yet
 */
public record CheckSpec(
    String probe,
    List<String> on,
    List<When> when,
    List<String> requires,
    Node.Mapping with,
    Place place) {
  public CheckSpec {
    on = List.copyOf(on);
    when = List.copyOf(when);
    requires = List.copyOf(requires);
  }
}
