package gonogo.probes.reports;

import java.util.List;
import java.util.Locale;

/** What the same tests are run in. */
enum Dimension {
  NONE,
  BROWSER,
  OS,
  LOCALE;

  /** Names of properties that say it; Surefire writes {@code os.name}, as all properties of its virtual machine. */
  List<String> properties() {
    return switch (this) {
      case NONE -> List.of();
      case BROWSER -> List.of("browser", "browserName");
      case OS -> List.of("os", "os.name");
      case LOCALE -> List.of("locale");
    };
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
