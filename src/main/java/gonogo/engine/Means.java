package gonogo.engine;

import gonogo.api.Collector;
import gonogo.api.Facet;
import gonogo.api.SystemRef;
import java.util.Map;
import java.util.Set;

/**
 * What a live run looks with.
 *
 * @param collectors by the class of the query that they answer
 * @param active ids of the probes that may ask ACTIVE questions
 */
public record Means(
    Map<Class<?>, Collector<?, ?>> collectors,
    Map<SystemRef, Facet> systems,
    Set<String> active,
    SecretSource secrets,
    Limits limits) {
  public Means {
    collectors = Map.copyOf(collectors);
    systems = Map.copyOf(systems);
    active = Set.copyOf(active);
  }
}
