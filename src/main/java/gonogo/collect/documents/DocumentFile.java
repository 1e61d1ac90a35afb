package gonogo.collect.documents;

import gonogo.api.Query;
import gonogo.api.QuerySpec;
import gonogo.api.SystemRef;
import gonogo.api.Twin;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks for one file of a folder of documents.
 *
 * @param path from the folder, with {@code /}
 */
@QuerySpec(type = "documents/file", answer = DocumentFile.Answer.class)
public record DocumentFile(SystemRef system, String path) implements Query<DocumentFile.Answer> {

  @Override
  public Optional<Twin> twin() {
    return Twin.of("cat", "--").value(path).note("in the folder of " + system).twin();
  }

  /**
   * The file as it lies there.
   *
   * @param sha256 lower-case hex of the SHA-256 of its bytes, of a clean file those of the commit,
   *     whose lines may end otherwise; null when it is absent
   * @param text its text; null when it is absent or not UTF-8
   * @param head the commit that is checked out; null outside of a git checkout, or before its first
   *     commit
   */
  public record Answer(
      State state,
      long bytes,
      @Nullable String sha256,
      @Nullable String text,
      @Nullable String head) {}

  /** How a file compares with the commit that is checked out. */
  public enum State {
    ABSENT,
    /** As committed. */
    CLEAN,
    /** Other than committed, whether the change is staged or not. */
    MODIFIED,
    /** Not part of the commit at all, even when it is staged. */
    UNTRACKED,
    /** The folder is not in a git checkout. */
    NO_CHECKOUT
  }
}
