package gonogo.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Fills placeholders such as {@code {release.version}} into the strings of settings. */
public final class Fill {

  /** Every placeholder that exists, but those below {@code values}, which the environment names. */
  static final List<String> KNOWN =
      List.of(
          "release.product",
          "release.version",
          "release.commit",
          "release.previous",
          "window.start",
          "window.end",
          "environment",
          "system.host",
          "system.domain",
          "system.url",
          "system.name",
          "system.health");

  static final Pattern PLACEHOLDER =
      Pattern.compile("\\{(environment|(?:release|window|system|values)\\.[A-Za-z0-9_.-]+)}");

  /** Knows no value: for checking that settings bind at all. */
  public static final Fill NOTHING = new Fill(Map.of());

  private final Map<String, String> values;

  /** Fills from these values, by the name between the braces. */
  public Fill(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }
}
