package gonogo.catalog;

import gonogo.api.SystemRef;
import gonogo.model.InvalidInputException;
import gonogo.model.Place;
import gonogo.model.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder of the plugins: every jar directly in it is one. */
final class PluginFolder {
  private static final String GONOGO = "gonogo itself";

  /** Kinds of systems that nobody names in an environment, and that stand in evidence. */
  private static final List<String> RESERVED = List.of(SystemRef.LOCAL.kind(), "environment");

  private PluginFolder() {}

  /**
   * Loads every plugin of a folder, by name.
   *
   * @throws InvalidInputException with every mistake found in any of them
   */
  static List<PluginJar> open(Path folder, Beans own) {
    Problems problems = new Problems();
    List<PluginJar> opened = jars(folder).stream()
        .flatMap(path -> PluginFile.read(path, problems).stream())
        .flatMap(file -> PluginJar.open(file, problems).stream())
        .toList();
    if (!opened.isEmpty()) {
      checkNames(opened, own, problems);
    }
    if (!problems.isEmpty()) {
      opened.forEach(PluginJar::close);
    }
    problems.throwIfAny();
    return opened;
  }

  private static List<Path> jars(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".jar"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new InvalidInputException(
          Place.of(folder.toString()), "the folder of the plugins cannot be read: " + e);
    }
  }

  /** No name is taken twice: which of two probes has judged would depend on the order of files. */
  private static void checkNames(List<PluginJar> jars, Beans own, Problems problems) {
    Map<String, String> owners = new HashMap<>();
    PluginRules.names(
            own.probes().stream().map(ProbeType::new),
            own.kinds().stream().map(KindType::new),
            own.questions().stream())
        .forEach(name -> owners.put(name, GONOGO));
    RESERVED.forEach(kind -> owners.put("the kind of system " + kind, GONOGO));
    for (PluginJar jar : jars) {
      PluginRules.names(
              jar.probes().stream(), jar.kinds().stream(), jar.collectors().keySet().stream())
          .forEach(name -> {
            @Nullable String owner = owners.putIfAbsent(name, jar.plugin().name());
            if (owner != null) {
              problems.add(jar.place(), message(name, owner, jar.plugin().name()));
            }
          });
    }
  }

  private static String message(String name, String owner, String jar) {
    if (owner.equals(GONOGO)) {
      return name + " is in gonogo itself; wanted a name of its own";
    }
    return owner.equals(jar)
        ? name + " is in it twice; wanted it once"
        : "%s is in %s too; keep one of the two".formatted(name, owner);
  }
}
