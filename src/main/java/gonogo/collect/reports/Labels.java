package gonogo.collect.reports;

import com.google.re2j.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells which of the wanted values of a property, such as the browser, a suite or a case is of.
 *
 * <p>A word in a name does not say it: "edge cases" ran in no browser, and "it sends mail" is not in Italian.
 */
final class Labels {
  private final List<String> properties;
  private final List<String> values;
  private final List<Pattern> inSuiteNames;
  private final List<Pattern> inCaseNames;

  Labels(List<String> properties, List<String> values) {
    this.properties = properties;
    this.values = values;
    this.inSuiteNames = values.stream().map(Labels::inSuiteName).toList();
    this.inCaseNames = values.stream().map(Labels::inCaseName).toList();
  }

  /**
   * A whole name, one in brackets, or one with a version, as Karma ({@code Chrome 126.0.0.0 (Linux x86_64)}) and TestCafe
   * ({@code TestCafe Tests: Chrome 126 / Linux}) write it.
   */
  private static Pattern inSuiteName(String value) {
    String quoted = Pattern.quote(value);
    return Pattern.compile(
        "(?i)(^|› )%s( ›|$)|\\[%s\\]|(^|[^\\pL\\pN])%s [0-9]".replace("%s", quoted));
  }

  /** A parameter in brackets, as pytest writes it: {@code test_pays[chromium-de]}. */
  private static Pattern inCaseName(String value) {
    return Pattern.compile("(?i)\\[([^\\]]*[^\\]\\pL\\pN])?%s([^\\]\\pL\\pN][^\\]]*)?\\]"
        .replace("%s", Pattern.quote(value)));
  }

  List<String> values() {
    return values;
  }

  boolean isProperty(String name) {
    return properties.stream().anyMatch(name::equalsIgnoreCase);
  }

  /**
   * Whether all cases of a suite are of the value at this place.
   *
   * @param said what its properties say
   */
  boolean ofSuite(int value, String name, @Nullable String hostname, List<String> said) {
    String wanted = values.get(value);
    return wanted.equalsIgnoreCase(hostname)
        || said.stream().anyMatch(wanted::equalsIgnoreCase)
        || inSuiteNames.get(value).matcher(name).find();
  }

  /** Whether a case is of the value at this place. */
  boolean ofCase(int value, String name, List<String> said) {
    return said.stream().anyMatch(values.get(value)::equalsIgnoreCase)
        || inCaseNames.get(value).matcher(name).find();
  }
}
