package gonogo.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills placeholders such as {@code {release.version}} into the strings of settings. */
public final class Fill {

  /** Every placeholder that exists, but those below {@code values}, which the environment names. */
  static final List<String> KNOWN = List.of(
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

  /**
   * Any name between braces, so that a misspelt one is seen as a mistake and never looked for as it is written. Not a
   * name are {@code \{x\}} and the regular expressions {@code \p{Greek}} and {@code \x{FF}}.
   */
  private static final Pattern PLACEHOLDER =
      Pattern.compile("(?<!\\\\)(?<!\\\\[pPx])\\{([A-Za-z][A-Za-z0-9_-]*(?:\\.[A-Za-z0-9_-]+)*)}");

  private static final String VALUES = "values.";

  /** Knows no value: for checking that settings bind at all. */
  public static final Fill NOTHING = new Fill(Map.of());

  private final Map<String, String> values;

  /** Fills from these values, by the name between the braces. */
  public Fill(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  /**
   * A text after filling.
   *
   * @param text of use only when all was filled
   * @param missing the placeholders that have no value
   * @param unknown the names between braces that are no placeholders
   */
  record Filled(String text, List<String> missing, List<String> unknown) {
    Filled {
      missing = List.copyOf(missing);
      unknown = List.copyOf(unknown);
    }

    boolean isWhole() {
      return missing.isEmpty() && unknown.isEmpty();
    }
  }

  /** Fills a text with values, each after it was quoted for what the text is. */
  Filled into(String text, UnaryOperator<String> quote) {
    List<String> missing = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    String filled = PLACEHOLDER.matcher(text).replaceAll(found -> {
      String name = found.group(1);
      String value = values.get(name);
      if (value == null) {
        (isKnown(name) ? missing : unknown).add(name);
        return "";
      }
      return Matcher.quoteReplacement(quote.apply(value));
    });
    return new Filled(filled, missing, unknown);
  }

  private static boolean isKnown(String name) {
    return name.startsWith(VALUES) || KNOWN.contains(name);
  }
}
