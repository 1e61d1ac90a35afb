package gonogo.collect.documents;

import gonogo.api.Glob;
import gonogo.api.Query;
import gonogo.api.QuerySpec;
import gonogo.api.SystemRef;
import gonogo.api.Twin;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks which files of a folder of documents match a glob.
 *
 * @param glob from the folder, with {@code /}; {@code *} and {@code ?} stand for characters of one
 *     name, {@code **} for any number of folders
 */
@QuerySpec(type = "documents/paths", answer = DocumentPaths.Answer.class)
public record DocumentPaths(SystemRef system, String glob) implements Query<DocumentPaths.Answer> {

  public DocumentPaths {
    Glob.parse(glob);
  }

  /** In a git checkout only: the globs of a shell are others. */
  @Override
  public Optional<Twin> twin() {
    return Twin.of("git", "ls-files", "--cached", "--others", "--")
        .value(":(glob)", glob)
        .note("in the folder of " + system)
        .twin();
  }

  /**
   * The files that match.
   *
   * @param paths those that lie there, sorted
   * @param deleted those that the checked out commit has and that do not lie there, sorted
   * @param head the commit that is checked out; null outside of a git checkout, or before its first
   *     commit
   */
  public record Answer(
      List<String> paths, List<String> deleted, @Nullable String head) {
    public Answer {
      paths = List.copyOf(paths);
      deleted = List.copyOf(deleted);
    }
  }
}
