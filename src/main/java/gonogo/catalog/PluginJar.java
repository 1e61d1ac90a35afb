package gonogo.catalog;

import gonogo.api.Collector;
import gonogo.api.Probe;
import gonogo.api.SystemKind;
import gonogo.model.Place;
import gonogo.model.Plugin;
import gonogo.model.Problems;
import io.micronaut.inject.BeanDefinitionReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A plugin that is loaded. Its classes are those of a loader of its own below that of gonogo: it sees gonogo and no other
 * plugin, and no start-up cache holds it.
 */
final class PluginJar implements AutoCloseable {
  private static final List<Class<?>> PARTS =
      List.of(Probe.class, Collector.class, SystemKind.class);
  private static final int LONGEST_REASON = 400;

  private final PluginFile file;
  private final URLClassLoader loader;
  private final Beans beans;
  private final List<ProbeType> probes;
  private final List<KindType> kinds;
  private final Map<Class<?>, Collector<?, ?>> collectors;

  private PluginJar(PluginFile file, URLClassLoader loader, Beans beans) {
    this.file = file;
    this.loader = loader;
    this.beans = beans;
    this.probes = beans.probes().stream()
        .map(probe -> new ProbeType(probe, file.plugin()))
        .toList();
    this.kinds = beans.kinds().stream().map(KindType::new).toList();
    this.collectors = beans.collectors();
  }

  /** Loads a plugin and makes all of its beans; what is wrong with it goes into the problems. */
  static Optional<PluginJar> open(PluginFile file, Problems problems) {
    URLClassLoader loader = loader(file);
    try {
      List<BeanDefinitionReference<?>> references = references(file, loader);
      PluginJar jar = new PluginJar(file, loader, Beans.of(loader, references));
      jar.requireAll(references);
      Problems own = PluginRules.check(jar);
      if (own.isEmpty()) {
        return Optional.of(jar);
      }
      problems.addAll(own);
      jar.close();
      return Optional.empty();
    } catch (VirtualMachineError e) {
      throw e;
    } catch (Throwable e) { // whatever the code of a plugin throws while it is loaded
      problems.add(file.place(), "cannot be loaded: " + reason(e));
      close(loader);
      return Optional.empty();
    }
  }

  private static URLClassLoader loader(PluginFile file) {
    try {
      URL[] jar = {file.path().toUri().toURL()};
      return new URLClassLoader(
          "plugin " + file.plugin().name(), jar, PluginJar.class.getClassLoader());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<BeanDefinitionReference<?>> references(PluginFile file, ClassLoader loader)
      throws ReflectiveOperationException {
    List<BeanDefinitionReference<?>> references = new ArrayList<>();
    for (String name : file.definitions()) {
      BeanDefinitionReference<?> reference = OwnBeans.reference(loader, name);
      if (!Objects.equals(reference.getClass().getClassLoader(), loader)) {
        throw new IllegalStateException("it names " + name + " and does not hold it");
      }
      references.add(reference);
    }
    return references;
  }

  /** Micronaut leaves out a bean whose class cannot be loaded or whose condition does not hold, and says nothing. */
  private void requireAll(List<BeanDefinitionReference<?>> references) {
    List<Object> found = Stream.of(beans.probes(), beans.kinds(), collectors.values())
        .<Object>flatMap(beans -> beans.stream())
        .toList();
    if (found.isEmpty()) {
      throw new IllegalStateException("wanted a probe, a collector or a kind of system");
    }
    for (BeanDefinitionReference<?> reference : references) {
      Class<?> type = reference.getBeanType();
      if (PARTS.stream().anyMatch(part -> part.isAssignableFrom(type))
          && found.stream().noneMatch(type::isInstance)) {
        throw new IllegalStateException(
            type.getName() + " is left out: a class or a condition that it requires is missing");
      }
    }
  }

  private static String reason(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = String.valueOf(root.getMessage()).replaceAll("\\s+", " ").strip();
    String said = root.getMessage() == null ? "" : ": " + message;
    String text = root.getClass().getSimpleName() + said;
    return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON) + "…";
  }

  Plugin plugin() {
    return file.plugin();
  }

  Place place() {
    return file.place();
  }

  List<ProbeType> probes() {
    return probes;
  }

  List<KindType> kinds() {
    return kinds;
  }

  Map<Class<?>, Collector<?, ?>> collectors() {
    return collectors;
  }

  @Override
  public void close() {
    beans.close();
    close(loader);
  }

  private static void close(URLClassLoader loader) {
    try {
      loader.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close " + loader.getName(), e);
    }
  }
}
