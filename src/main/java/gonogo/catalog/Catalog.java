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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All probes, collectors and kinds of systems that are there. */
public final class Catalog implements AutoCloseable {
  private static final AtomicReference<@Nullable CompletableFuture<Catalog>> EARLY =
      new AtomicReference<>();

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

  /**
   * Starts to open the catalog on a thread of its own, which goes on to load what is slow to load; meanwhile the command
   * line and the inputs are read. The next {@link #open} waits for the catalog, and fails as it fails.
   */
  public static void openEarly() {
    CompletableFuture<Catalog> early = new CompletableFuture<>();
    if (EARLY.compareAndSet(null, early)) {
      Thread.ofPlatform().daemon().name("gonogo-catalog").start(() -> {
        try {
          Catalog catalog = found();
          var collectors = catalog.collectors().values(); // while nobody can have closed it
          early.complete(catalog);
          collectors.forEach(Collector::prepare);
        } catch (RuntimeException | Error e) { // what cannot be prepared fails again when it is asked
          early.completeExceptionally(e);
        }
      });
    }
  }

  /** Finds everything on the class path. */
  public static Catalog open() {
    CompletableFuture<Catalog> early = EARLY.getAndSet(null);
    return early == null ? found() : early.join();
  }

  private static Catalog found() {
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
