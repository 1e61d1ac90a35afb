package gonogo.catalog;

import io.micronaut.context.BeanDefinitionsProvider;
import io.micronaut.core.io.service.MicronautMetaServiceLoaderUtils;
import io.micronaut.inject.BeanDefinitionReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives Micronaut the beans of gonogo alone. The libraries bring some 250 more, none of which is used, and to load their
 * definitions is a good part of a short run.
 */
final class OwnBeans implements BeanDefinitionsProvider {
  private static final String OURS = "gonogo.";

  @Override
  public List<BeanDefinitionReference<?>> provide(ClassLoader loader) {
    try {
      List<BeanDefinitionReference<?>> references = new ArrayList<>();
      for (String name : MicronautMetaServiceLoaderUtils.findMicronautMetaServiceEntries(
          loader, BeanDefinitionReference.class.getName())) {
        if (name.startsWith(OURS)) {
          references.add(reference(loader, name));
        }
      }
      return references;
    } catch (IOException e) {
      throw new UncheckedIOException("the class path cannot be read", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the installation is incomplete", e);
    }
  }

  /** The definition of one bean. */
  static BeanDefinitionReference<?> reference(ClassLoader loader, String name)
      throws ReflectiveOperationException {
    return Class.forName(name, true, loader)
        .asSubclass(BeanDefinitionReference.class)
        .getDeclaredConstructor()
        .newInstance();
  }
}
