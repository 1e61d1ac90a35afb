package gonogo.catalog;

import gonogo.model.Place;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** References to secrets: {@code ${env:NAME}} and {@code ${file:path}}. */
final class References {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{(env|file):([^}]+)}");

  private References() {}

  static boolean in(String text) {
    return REFERENCE.matcher(text).find();
  }

  /** The same text with every file path made absolute, relative to the file that names it. */
  static String absolute(String text, Place place) {
    Matcher found = REFERENCE.matcher(text);
    return found.replaceAll(match -> Matcher.quoteReplacement(
        match.group(1).equals("file")
            ? "${file:" + Scalars.besides(place, Path.of(match.group(2))) + "}"
            : match.group()));
  }
}
