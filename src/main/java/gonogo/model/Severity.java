package gonogo.model;

import java.util.Locale;

/** How much an item matters, the worst first. */
public enum Severity {
  BLOCKER,
  MAJOR,
  MINOR;

  /** As written in YAML and reports. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
