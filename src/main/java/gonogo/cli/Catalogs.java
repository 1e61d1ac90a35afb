package gonogo.cli;

import gonogo.catalog.Catalog;
import gonogo.model.InvalidInputException;
import gonogo.model.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Opens the catalog with the plugins of this installation. */
final class Catalogs {
  static final String VARIABLE = "GONOGO_PLUGINS";
  private static final String HOME = "gonogo.home";

  private Catalogs() {}

  /** The catalog with plugins. */
  static Catalog open(Console console) {
    return Catalog.open(plugins(console));
  }

  /** Starts to open it; the commands that say so call {@link #open} later. */
  static void openEarly(Console console) {
    Catalog.openEarly(plugins(console));
  }

  /**
   * The one folder of plugins: the one that {@code GONOGO_PLUGINS} names, else {@code plugins} of the installation; null
   * when there is none.
   */
  private static @Nullable Path plugins(Console console) {
    String named = console.environment().getOrDefault(VARIABLE, "");
    if (!named.isBlank()) {
      if (!Files.isDirectory(Path.of(named))) {
        throw new InvalidInputException(
            Place.of(VARIABLE),
            "%s is no folder; wanted the folder of the plugins".formatted(named));
      }
      return Path.of(named);
    }
    @Nullable String home = System.getProperty(HOME);
    if (home == null) {
      return null;
    }
    Path ofInstallation = Path.of(home).normalize().resolve("plugins");
    return Files.isDirectory(ofInstallation) ? ofInstallation : null;
  }
}
