package gonogo.engine;

import gonogo.api.Collector;
import gonogo.api.Facet;
import gonogo.api.SystemRef;
import gonogo.model.Plugin;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a live run looks with.
 *
 * @param collectors by the class of the query that they answer
 * @param active ids of the probes that may ask ACTIVE questions
 * @param plugins what is there beside gonogo itself
 */
public record Means(
    Map<Class<?>, Collector<?, ?>> collectors,
    Map<SystemRef, Facet> systems,
    Set<String> active,
    SecretSource secrets,
    Limits limits,
    List<Plugin> plugins) {

  /** Means of gonogo alone. */
  public Means(
      Map<Class<?>, Collector<?, ?>> collectors,
      Map<SystemRef, Facet> systems,
      Set<String> active,
      SecretSource secrets,
      Limits limits) {
    this(collectors, systems, active, secrets, limits, List.of());
  }

  public Means {
    collectors = Map.copyOf(collectors);
    systems = Map.copyOf(systems);
    active = Set.copyOf(active);
    plugins = List.copyOf(plugins);
  }
}
