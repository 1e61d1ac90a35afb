package gonogo.collect.documents;

import gonogo.api.CollectorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is checked out where somebody works.
 *
 * @param commit in lower-case hex
 * @param changed the paths, from the top, of files that are not as in the commit; those that git does not know are not
 *     looked at
 * @param whole whether all of it was looked at
 */
public record WorkingTree(String commit, List<String> changed, boolean whole) {
  public WorkingTree {
    changed = List.copyOf(changed);
  }

  /**
   * The checkout that holds both a folder and a file; empty when none does, or when it has no commit yet.
   *
   * @throws CollectorException when it cannot be read
   */
  public static Optional<WorkingTree> around(Path folder, Path file) throws CollectorException {
    @Nullable Path top = top(folder);
    if (top == null || !top.equals(top(file))) {
      return Optional.empty();
    }
    try (Checkout checkout = Checkout.holding(top).orElseThrow()) {
      String head = checkout.head();
      if (head == null) {
        return Optional.empty();
      }
      Changes changes = Changes.of(checkout);
      return Optional.of(new WorkingTree(head, changes.paths(), changes.whole()));
    }
  }

  /** The folder with {@code .git} that is nearest above; null when there is none. */
  private static @Nullable Path top(Path path) {
    for (@Nullable Path at = real(path); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(Folder.GIT), LinkOption.NOFOLLOW_LINKS)) {
        return at;
      }
    }
    return null;
  }

  private static @Nullable Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException _) {
      return null; // what is not there lies in no checkout
    }
  }
}
