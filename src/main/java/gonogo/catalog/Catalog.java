package gonogo.catalog;

import gonogo.api.Collector;
import gonogo.model.InvalidInputException;
import gonogo.model.Plugin;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All probes, collectors and kinds of systems that are there: those of gonogo itself, and those of plugins. */
public final class Catalog implements AutoCloseable {
  private static final AtomicReference<@Nullable Early> EARLY = new AtomicReference<>();

  private final Beans own;
  private final List<PluginJar> plugins;
  private final Map<String, ProbeType> probes;
  private final Map<String, KindType> kinds;

  private Catalog(Beans own, List<PluginJar> plugins) {
    if (own.probes().isEmpty() || own.kinds().isEmpty()) {
      throw new IllegalStateException("no probes were found; the installation is incomplete");
    }
    this.own = own;
    this.plugins = plugins;
    this.probes = byId(
        Stream.concat(
            own.probes().stream().map(ProbeType::new),
            plugins.stream().flatMap(plugin -> plugin.probes().stream())),
        ProbeType::id);
    this.kinds = byId(
        Stream.concat(
            own.kinds().stream().map(KindType::new),
            plugins.stream().flatMap(plugin -> plugin.kinds().stream())),
        KindType::kind);
  }

  /** A catalog that is being opened. */
  private record Early(@Nullable Path plugins, CompletableFuture<Catalog> catalog) {}

  /**
   * Starts to open the catalog on a thread of its own, which goes on to load what is slow to load; meanwhile the command
   * line and the inputs are read. The next {@link #open} of the same folder waits for the catalog, and fails as it fails.
   *
   * @param plugins the folder of the plugins; null for none
   */
  public static void openEarly(@Nullable Path plugins) {
    Early early = new Early(plugins, new CompletableFuture<>());
    if (EARLY.compareAndSet(null, early)) {
      Thread.ofPlatform().daemon().name("gonogo-catalog").start(() -> {
        try {
          Catalog catalog = found(plugins);
          var collectors = catalog.collectors().values(); // while nobody can have closed it
          early.catalog().complete(catalog);
          collectors.forEach(Collector::prepare);
        } catch (RuntimeException
            | Error e) { // what cannot be prepared fails again when it is asked
          early.catalog().completeExceptionally(e);
        }
      });
    }
  }

  /** Finds everything on the class path, and no plugins. */
  public static Catalog open() {
    return open(null);
  }

  /**
   * Finds everything on the class path and in the plugins.
   *
   * @param plugins their folder; null for none
   * @throws InvalidInputException with every plugin that cannot be used, and why
   */
  public static Catalog open(@Nullable Path plugins) {
    Early early = EARLY.getAndSet(null);
    if (early == null || !Objects.equals(early.plugins(), plugins)) {
      return found(plugins);
    }
    try {
      return early.catalog().join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof InvalidInputException wrong) {
        throw wrong;
      }
      throw e;
    }
  }

  private static Catalog found(@Nullable Path plugins) {
    Beans own = Beans.own();
    try {
      return new Catalog(own, plugins == null ? List.of() : PluginFolder.open(plugins, own));
    } catch (InvalidInputException e) {
      own.close();
      throw e;
    }
  }

  private static <T> Map<String, T> byId(Stream<T> found, Function<T, String> id) {
    Map<String, T> sorted = new LinkedHashMap<>();
    found.sorted(Comparator.comparing(id)).forEach(type -> {
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
    Map<Class<?>, Collector<?, ?>> collectors = new LinkedHashMap<>(own.collectors());
    plugins.forEach(plugin -> collectors.putAll(plugin.collectors()));
    return collectors;
  }

  /** The plugins that are loaded, by name. */
  public List<Plugin> plugins() {
    return plugins.stream().map(PluginJar::plugin).toList();
  }

  @Override
  public void close() {
    plugins.forEach(PluginJar::close);
    own.close();
  }
}
