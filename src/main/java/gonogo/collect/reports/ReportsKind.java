package gonogo.collect.reports;

import gonogo.api.Facet;
import gonogo.api.Glob;
import gonogo.api.Reports;
import gonogo.api.Surroundings;
import gonogo.api.SystemKind;
import gonogo.api.SystemRef;
import jakarta.inject.Singleton;
import java.util.List;

/** The kind {@code reports}. */
@Singleton
final class ReportsKind implements SystemKind<ReportsKeys> {

  @Override
  public String kind() {
    return "reports";
  }

  @Override
  public String description() {
    return "A folder into which CI put its reports";
  }

  /** None: what is where is said by the files that a check names, and a role tells several folders apart. */
  @Override
  public List<String> defaultRoles() {
    return List.of("ci");
  }

  @Override
  public List<Class<? extends Facet>> facets() {
    return List.of(Reports.class);
  }

  @Override
  public Facet system(SystemRef ref, ReportsKeys keys, Surroundings around) {
    String commitFile = keys.commitFile();
    if (commitFile != null) {
      try {
        Glob.requirePath(commitFile);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("commit-file: " + e.getMessage(), e);
      }
    }
    return new ReportsSystem(ref, keys.path(), commitFile, around.subject());
  }
}
