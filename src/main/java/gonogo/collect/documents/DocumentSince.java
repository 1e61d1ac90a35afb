package gonogo.collect.documents;

import gonogo.api.Query;
import gonogo.api.QuerySpec;
import gonogo.api.SystemRef;
import gonogo.api.Twin;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Is a file, as it is committed, another one than in an earlier revision?
 *
 * @param path from the folder, with {@code /}
 * @param revision a tag, with or without a {@code v} before it, a branch, or a commit
 */
@QuerySpec(type = "documents/since", answer = DocumentSince.Answer.class)
public record DocumentSince(SystemRef system, String path, String revision)
    implements Query<DocumentSince.Answer> {

  /** A name of git, and none of its expressions for others (gitrevisions). */
  private static final Pattern REVISION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/+-]{0,199}");

  public DocumentSince {
    requireRevision(revision);
  }

  @Override
  public Optional<Twin> twin() {
    return Twin.of("git", "log", "--oneline")
        .value(revision + "..HEAD")
        .ours("--")
        .value(path)
        .note("in the folder of " + system)
        .twin();
  }

  /**
   * Checks the name of a revision.
   *
   * @throws IllegalArgumentException with what was wanted
   */
  public static void requireRevision(String revision) {
    if (!REVISION.matcher(revision).matches() || revision.contains("..")) {
      throw new IllegalArgumentException(
          "wanted a tag or a commit, such as 1.3.9, not " + revision);
    }
  }

  /**
   * What git says.
   *
   * @param commit that of the revision; null when it is not there
   * @param committedAt when that commit was made
   * @param head the commit that is checked out; null outside of a git checkout, or before its first commit
   */
  public record Answer(
      State state,
      @Nullable String commit,
      @Nullable Instant committedAt,
      @Nullable String head) {}

  /** How a file compares with the revision. */
  public enum State {
    SAME,
    /** Other than there, or new, or gone. */
    CHANGED,
    /** The checkout has no such revision, as one of the last commit alone. */
    NO_REVISION,
    /** The folder is not in a git checkout. */
    NO_CHECKOUT
  }
}
