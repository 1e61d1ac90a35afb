package gonogo.collect.reports;

import gonogo.api.Glob;
import gonogo.api.Query;
import gonogo.api.QuerySpec;
import gonogo.api.SystemRef;
import gonogo.api.Twin;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What do the JUnit XML files of a folder say?
 *
 * <p>One file that is not whole, or not JUnit XML, leaves no answer: what it would have said is not known.
 *
 * @param files globs from the folder: {@code *} and {@code ?} within a name, {@code **} for any number of folders
 * @param properties names of one property that the cases are counted by, besides: {@code os}, {@code os.name}
 * @param values the values of that property that are counted
 */
@QuerySpec(type = "reports/junit", answer = JunitReports.Answer.class)
public record JunitReports(
    SystemRef system, List<String> files, List<String> properties, List<String> values)
    implements Query<JunitReports.Answer> {
  public JunitReports {
    files = List.copyOf(files);
    properties = List.copyOf(properties);
    values = List.copyOf(values);
    files.forEach(Glob::parse);
    if (files.isEmpty()) {
      throw new IllegalArgumentException("files: wanted at least one");
    }
    if (properties.isEmpty() != values.isEmpty()) {
      throw new IllegalArgumentException("a property is counted by its values");
    }
  }

  /** Long enough for all that a folder may hold. */
  @Override
  public Duration limit() {
    return Duration.ofSeconds(30);
  }

  @Override
  public Optional<Twin> twin() {
    Twin.Writing grep = Twin.of("grep", "-rEo", "'<testsuite [^>]*>'");
    files.forEach(glob -> grep.value("--include=", glob.substring(glob.lastIndexOf('/') + 1)));
    return grep.ours(".").note("in the folder of " + system).twin();
  }

  /**
   * What the files say.
   *
   * @param files those that a glob matches, sorted by path
   * @param commitFile what is said beside them; null when the system names no such file
   */
  public record Answer(List<ReportFile> files, @Nullable CommitFile commitFile) {
    public Answer {
      files = List.copyOf(files);
    }
  }

  /**
   * The file beside the reports that says the commit.
   *
   * @param name from the folder
   * @param commit null when there is no such file
   */
  public record CommitFile(String name, @Nullable String commit) {}
}
