package gonogo.catalog;

import gonogo.api.Collector;
import gonogo.api.Probe;
import gonogo.api.SystemKind;
import io.micronaut.context.ApplicationContext;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All probes, collectors and kinds of systems that are there. */
public final class Catalog implements AutoCloseable {
  private final ApplicationContext context;
  private final Map<String, ProbeType> probes;
  private final Map<String, KindType> kinds;

  private Catalog(ApplicationContext context) {
    this.context = context;
    this.probes = byId(
        context.getBeansOfType(Probe.class).stream().map(ProbeType::new).toList(), ProbeType::id);
    this.kinds = byId(
        context.getBeansOfType(SystemKind.class).stream().map(KindType::new).toList(),
        KindType::kind);
    if (probes.isEmpty() || kinds.isEmpty()) {
      throw new IllegalStateException("no probes were found; the installation is incomplete");
    }
  }

  /** Finds everything on the class path. */
  public static Catalog open() {
    return new Catalog(ApplicationContext.builder()
        .deduceEnvironment(false)
        .deduceCloudEnvironment(false)
        .banner(false)
        .environmentPropertySource(false)
        .enableDefaultPropertySources(false)
        .bootstrapEnvironment(false)
        .eventsEnabled(false)
        .beanDefinitionsProvider(new OwnBeans())
        .eagerBeansEnabled(
            false) // else threads go on looking for beans after close, and print what they meet
        .start());
  }

  private static <T> Map<String, T> byId(List<T> found, Function<T, String> id) {
    Map<String, T> sorted = new LinkedHashMap<>();
    found.stream().sorted(Comparator.comparing(id)).forEach(type -> {
      if (sorted.put(id.apply(type), type) != null) {
        throw new IllegalStateException("two of the same id: " + id.apply(type));
      }
    });
    return sorted;
  }

  /** The probes by id, sorted. */
  public Map<String, ProbeType> probes() {
    return probes;
  }

  /** The kinds of systems, sorted. */
  public Map<String, KindType> kinds() {
    return kinds;
  }

  public Optional<ProbeType> probe(String id) {
    return Optional.ofNullable(probes.get(id));
  }

  /** The collectors by the class of the question that they answer. */
  public Map<Class<?>, Collector<?, ?>> collectors() {
    return context.getBeansOfType(Collector.class).stream()
        .collect(Collectors.toMap(
            collector ->
                (Class<?>) ProbeType.typeArguments(collector.getClass(), Collector.class)[0],
            collector -> (Collector<?, ?>) collector));
  }

  @Override
  public void close() {
    context.close();
  }
}
