package gonogo.catalog;

import gonogo.api.Collector;
import gonogo.api.Probe;
import gonogo.api.SystemKind;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.BeanDefinitionReference;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The beans of gonogo itself, or of one plugin. Each has a context of its own: no plugin is given, or puts itself into the
 * place of, a bean of gonogo or of another plugin.
 */
final class Beans implements AutoCloseable {
  private final ApplicationContext context;

  private Beans(ApplicationContextBuilder builder) {
    this.context = builder
        .deduceEnvironment(false)
        .deduceCloudEnvironment(false)
        .banner(false)
        .environmentPropertySource(false)
        .enableDefaultPropertySources(false)
        .bootstrapEnvironment(false)
        .eventsEnabled(false)
        .eagerBeansEnabled(
            false) // else threads go on looking for beans after close, and print what they meet
        .start();
  }

  /** Those of gonogo. */
  static Beans own() {
    return new Beans(ApplicationContext.builder().beanDefinitionsProvider(new OwnBeans()));
  }

  /** Those of a plugin. */
  static Beans of(ClassLoader loader, List<BeanDefinitionReference<?>> references) {
    return new Beans(
        ApplicationContext.builder().classLoader(loader).beanDefinitionsProvider(_ -> references));
  }

  @SuppressWarnings("unchecked") // every bean of the type is one of its parameterized types
  Collection<Probe<?, ?>> probes() {
    return (Collection<Probe<?, ?>>) (Collection<?>) context.getBeansOfType(Probe.class);
  }

  @SuppressWarnings("unchecked") // as above
  Collection<SystemKind<?>> kinds() {
    return (Collection<SystemKind<?>>) (Collection<?>) context.getBeansOfType(SystemKind.class);
  }

  /** The collectors by the class of the question that they answer. */
  Map<Class<?>, Collector<?, ?>> collectors() {
    Map<Class<?>, Collector<?, ?>> collectors = new LinkedHashMap<>();
    for (Collector<?, ?> collector : context.getBeansOfType(Collector.class)) {
      Class<?> question = question(collector.getClass());
      if (collectors.put(question, collector) != null) {
        throw new IllegalStateException("two collectors answer " + question.getName());
      }
    }
    return collectors;
  }

  /** The classes of the questions that are answered here; makes no collector. */
  List<Class<?>> questions() {
    return context.getBeanDefinitions(Collector.class).stream()
        .map(BeanDefinition::getBeanType)
        .<Class<?>>map(Beans::question)
        .toList();
  }

  private static Class<?> question(Class<?> collector) {
    return (Class<?>) ProbeType.typeArguments(collector, Collector.class)[0];
  }

  @Override
  public void close() {
    context.close();
  }
}
