package gonogo.cli;

import gonogo.catalog.KindType;
import gonogo.catalog.ProbeType;
import gonogo.checklist.YamlText;
import gonogo.model.InvalidInputException;
import gonogo.model.Place;
import java.io.File;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one probe is tried on. */
sealed interface TryTarget {

  /** The systems that a file names. */
  record EnvironmentFile(String path) implements TryTarget {}

  /**
   * One system without a file.
   *
   * @param environment the text of the environment file that a person would write for it
   */
  record Alone(String environment) implements TryTarget {}

  /**
   * Tells what a person means: an environment file, a folder or a URL.
   *
   * @param kinds all kinds of systems that there are
   * @param ca trust anchors for a URL
   * @throws InvalidInputException when the probe cannot look at it
   */
  static TryTarget of(
      ProbeType probe, Collection<KindType> kinds, String target, @Nullable Path ca) {
    if (probe.signed()) {
      throw refused(
          probe.id(),
          "people sign for an item of a checklist, and here is none: 'gonogo attest ENVIRONMENT'"
              + " shows what they are asked, 'gonogo run ENVIRONMENT --only ITEM' judges what they"
              + " signed");
    }
    List<String> folders = kinds.stream()
        .filter(kind -> kind.has(probe.facet()) && isFolder(kind))
        .map(KindType::kind)
        .toList();
    boolean file = isFile(target);
    if (ca != null && (file || !folders.isEmpty())) {
      throw refused("--ca", "it goes with a URL; an environment file names it at the system");
    }
    if (file) {
      return new EnvironmentFile(target);
    }
    return folders.isEmpty() ? site(probe, target, ca) : folder(probe, folders, target);
  }

  private static boolean isUrl(String target) {
    return target.contains("://");
  }

  private static boolean isFile(String target) {
    return (target.endsWith(".yaml") || target.endsWith(".yml"))
        && !isUrl(target)
        && !new File(target).isDirectory();
  }

  /** Whether a path is all that must be said of it. */
  private static boolean isFolder(KindType kind) {
    return kind.requiredKeys().equals(List.of("path"));
  }

  private static Alone site(ProbeType probe, String target, @Nullable Path ca) {
    if (!isUrl(target) && new File(target).isDirectory()) {
      throw refused(
          target,
          ("it is a folder; %s looks at a URL such as https://shop.example.com, or at what an"
                  + " environment file (.yaml) names")
              .formatted(probe.id()));
    }
    return new Alone(CheckCommand.environment(CheckCommand.sites(List.of(target)), ca));
  }

  private static Alone folder(ProbeType probe, List<String> kinds, String target) {
    File folder = new File(target);
    if (isUrl(target) || !folder.isDirectory()) {
      String instead = folder.exists() ? "it is a file" : "there is no such folder";
      throw refused(
          target,
          "%s; %s looks at a folder, or at what an environment file (.yaml) names"
              .formatted(isUrl(target) ? "it is a URL" : instead, probe.id()));
    }
    return new Alone(environment(kinds, target));
  }

  private static String environment(List<String> kinds, String folder) {
    StringBuilder yaml = new StringBuilder("environment: try\nchecklist: website\nsystems:\n");
    kinds.forEach(kind -> yaml.append(
        "  %s:\n    target:\n      path: %s\n".formatted(kind, YamlText.scalar(folder))));
    return yaml.toString();
  }

  private static InvalidInputException refused(String place, String why) {
    return new InvalidInputException(Place.of(place), why);
  }
}
