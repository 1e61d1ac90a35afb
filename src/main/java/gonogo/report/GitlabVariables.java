package gonogo.report;

import gonogo.judge.Report;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes the values for later jobs of a GitLab pipeline, as a report artifact of type dotenv: at most 5 KiB and 10 lines
 * {@code KEY=VALUE}, nothing quoted, no comment. GitLab expands {@code $NAME} in the values.
 */
public final class GitlabVariables {
  private static final int VALUE = 400;

  /** What means nothing to GitLab, to a shell that expands the variable, or to one that reads the file as a script. */
  private static final Pattern MEANS_SOMETHING = Pattern.compile("[^A-Za-z0-9 ._:,/@%+-]");

  private GitlabVariables() {}

  /**
   * Lines in ASCII.
   *
   * @param whole the file in which people read all of it; left out when its name is not as harmless as the rest
   */
  public static String write(Report report, @Nullable String whole) {
    StringBuilder text = new StringBuilder();
    CiValues.of(report, whole).forEach((name, value) -> {
      String line = MEANS_SOMETHING.matcher(Untrusted.shorten(value, VALUE)).replaceAll("_");
      if (!name.equals("report") || line.equals(value)) {
        text.append("GONOGO_%s=%s\n"
            .formatted(name.toUpperCase(Locale.ROOT).replace('-', '_'), line.strip()));
      }
    });
    return text.toString();
  }
}
