package gonogo.collect.documents;

import gonogo.api.Access;
import gonogo.api.Cause;
import gonogo.api.CollectorException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The folder of a system, and what in it may be looked at: nothing that a path or a symbolic link
 * leads out of it for, and nothing of {@code .git}, whose configuration may hold passwords.
 *
 * @param root without symbolic links
 */
record Folder(Path root) {
  static final String GIT = ".git";

  /** The folder of the system that is asked about. */
  static Folder of(Access access) throws CollectorException {
    Path path = access.system(DocumentsSystem.class).path();
    try {
      Path root = path.toRealPath();
      if (Files.isDirectory(root)) {
        return new Folder(root);
      }
    } catch (AccessDeniedException e) {
      throw new CollectorException(Cause.NOT_PERMITTED, "not allowed to read " + path);
    } catch (IOException e) {
      // Not UNREACHABLE: what mends it is the path in the environment, or the step that checks out.
      throw new CollectorException(Cause.NOT_CONFIGURED, "there is no folder " + path);
    }
    throw new CollectorException(
        Cause.NOT_CONFIGURED, "there is no folder %s: a file lies there".formatted(path));
  }

  /**
   * Where a path points, not yet looked at.
   *
   * @param path from the folder, with {@code /}; empty text is the folder itself
   */
  Path at(String path) throws CollectorException {
    if (path.isEmpty()) {
      return root;
    }
    for (String name : path.split("/", -1)) {
      if (name.isEmpty() || name.equals(".") || name.equals("..") || name.equalsIgnoreCase(GIT)) {
        throw new CollectorException(
            Cause.NOT_PERMITTED,
            "%s is not looked at: only paths below the folder are, without .. and %s"
                .formatted(path, GIT));
      }
    }
    try {
      return root.resolve(path);
    } catch (InvalidPathException e) {
      throw new CollectorException(
          Cause.NOT_PERMITTED, "no file can have this path: " + e.getReason());
    }
  }

  /** Whether a path without symbolic links is in the folder, and not one of git's own. */
  boolean holds(Path real) {
    if (!real.startsWith(root)) {
      return false;
    }
    for (Path name : root.relativize(real)) {
      if (name.toString().equalsIgnoreCase(GIT)) {
        return false;
      }
    }
    return true;
  }

  /** The path from the folder, with {@code /}. */
  String name(Path inside) {
    return slashed(root.relativize(inside));
  }

  static String slashed(Path relative) {
    return relative.toString().replace(relative.getFileSystem().getSeparator(), "/");
  }

  /** What a file that cannot be read comes to; refused access keeps its own cause. */
  static CollectorException unreadable(String path, IOException e) {
    return e instanceof AccessDeniedException
        ? new CollectorException(Cause.NOT_PERMITTED, "not allowed to read " + path)
        : new CollectorException(
            Cause.UNREACHABLE, "%s cannot be read: %s".formatted(path, e.getMessage()));
  }
}
