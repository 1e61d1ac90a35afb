package gonogo.probes.reports;

import java.util.List;
import java.util.Locale;

/** What the same tests are run in. */
enum Dimension {
  NONE(),
  BROWSER("browser", "browserName"),
  /** Surefire writes the property of the virtual machine. */
  OS("os", "os.name"),
  LOCALE("locale");

  private final List<String> properties;

  Dimension(String... properties) {
    this.properties = List.of(properties);
  }

  /** Names of properties that say it. */
  List<String> properties() {
    return properties;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
