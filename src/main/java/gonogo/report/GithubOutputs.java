package gonogo.report;

import gonogo.judge.Report;
import org.jspecify.annotations.Nullable;

/** Writes the outputs of a step for GitHub Actions, as its file commands read them. */
public final class GithubOutputs {
  private static final int VALUE = 1000;

  private GithubOutputs() {}

  /**
   * Lines to be appended to the file that {@code GITHUB_OUTPUT} names. Each value is one line between two others that say
   * a word which nobody can know.
   *
   * @param whole the file in which people read all of it; null when there is none
   * @param delimiter a new one each time, of letters, digits and hyphens
   */
  public static String write(Report report, @Nullable String whole, String delimiter) {
    StringBuilder text = new StringBuilder();
    CiValues.of(report, whole).forEach((name, value) -> {
      String line = Untrusted.clean(Untrusted.shorten(value, VALUE), true);
      String end = line.equals(delimiter) ? delimiter + "-" : delimiter;
      text.append("%s<<%s\n%s\n%s\n".formatted(name, end, line, end));
    });
    return text.toString();
  }
}
