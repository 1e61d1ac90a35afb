package gonogo.checklist;

import gonogo.model.Source;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes ids of texts: lower-case ASCII letters, digits and single hyphens. */
final class Slugs {
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
  private static final int LONGEST = 80;
  private static final int DIGITS = 8;

  private final Set<String> taken;
  private final Map<String, Integer> times = new HashMap<>();

  /**
   * A maker of ids.
   *
   * @param taken ids that are never made
   */
  Slugs(Collection<String> taken) {
    this.taken = new HashSet<>(taken);
  }

  /** An id that was not given before: the same texts in the same order give the same ids. */
  String next(String text) {
    var slug = of(text);
    var id = slug;
    while (!taken.add(id)) {
      id = slug + "-" + times.merge(slug, 2, (last, _) -> last + 1);
    }
    return id;
  }

  /** What is left of a text; where nothing is, as of Chinese, a name made from its hash. */
  static String of(String text) {
    var ascii = ACCENTS
        .matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
        .replaceAll("")
        .toUpperCase(Locale.ROOT) // makes two letters of the German sharp s
        .toLowerCase(Locale.ROOT);
    var slug = trimmed(OTHERS.matcher(ascii).replaceAll("-"));
    var cut = slug.length() > LONGEST ? trimmed(slug.substring(0, LONGEST)) : slug;
    return cut.isEmpty() ? "item-" + Source.sha256(text).substring(0, DIGITS) : cut;
  }

  /** Without the hyphen at either end. */
  private static String trimmed(String slug) {
    int from = slug.startsWith("-") ? 1 : 0;
    int to = slug.endsWith("-") ? slug.length() - 1 : slug.length();
    return from > to ? "" : slug.substring(from, to);
  }
}
