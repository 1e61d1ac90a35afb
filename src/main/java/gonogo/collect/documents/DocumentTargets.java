package gonogo.collect.documents;

import gonogo.api.Query;
import gonogo.api.QuerySpec;
import gonogo.api.SystemRef;
import gonogo.api.Twin;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks what lies at several paths of a folder of documents: what its links point at.
 *
 * @param paths from the folder, with {@code /}; empty text is the folder itself
 */
@QuerySpec(type = "documents/targets", answer = DocumentTargets.Answer.class)
public record DocumentTargets(SystemRef system, List<String> paths)
    implements Query<DocumentTargets.Answer> {

  /** In any order; equal sets are one question. */
  public DocumentTargets {
    paths = paths.stream().distinct().sorted().toList();
  }

  @Override
  public Optional<Twin> twin() {
    Twin.Writing ls = Twin.of("ls", "-ld", "--");
    paths.forEach(path -> ls.value(path.isEmpty() ? "." : path));
    return ls.note("in the folder of " + system).twin();
  }

  /**
   * What lies there.
   *
   * @param targets one for each path, in the order of the question
   * @param head the commit that is checked out; null outside of a git checkout, or before its first
   *     commit
   */
  public record Answer(List<Target> targets, @Nullable String head) {
    public Answer {
      targets = List.copyOf(targets);
    }
  }

  /**
   * One path.
   *
   * @param committed whether the checked out commit has it too; null outside of a git checkout
   */
  public record Target(String path, Kind kind, @Nullable Boolean committed) {}

  /** What can lie at a path. */
  public enum Kind {
    FILE,
    FOLDER,
    ABSENT,
    /** A symbolic link that leads out of the folder; what is there was not looked at. */
    OUTSIDE
  }
}
