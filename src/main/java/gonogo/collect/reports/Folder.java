package gonogo.collect.reports;

import gonogo.api.Cause;
import gonogo.api.CollectorException;
import gonogo.api.Glob;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A folder that is not left: neither by a link nor by {@code ..}.
 *
 * <p>A link to a file in the folder is that file. A link to another folder in it is passed over, because what it leads to is
 * met where it lies.
 */
final class Folder {
  private static final int MOST_ENTRIES = 100_000;
  private static final int MOST_DEPTH = 64;

  private final Path root;

  private Folder(Path root) {
    this.root = root;
  }

  /** Opens a folder; it may be a link itself. */
  static Folder open(Path path) throws CollectorException, IOException {
    try {
      Path root = path.toRealPath();
      if (!Files.isDirectory(root)) {
        throw new CollectorException(Cause.NOT_CONFIGURED, path + " is a file, not a folder");
      }
      return new Folder(root);
    } catch (NoSuchFileException e) {
      throw new CollectorException(
          Cause.NO_DATA, "there is no folder %s; did CI put its reports there?".formatted(path));
    }
  }

  /** The files that a glob matches, by their paths from the folder, sorted. */
  SortedMap<String, Path> files(List<Glob> globs)
      throws CollectorException, IOException, InterruptedException {
    Walk walk = new Walk(globs);
    Files.walkFileTree(root, Set.of(), MOST_DEPTH, walk);
    if (walk.refusal != null) {
      throw walk.refusal;
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    return walk.found;
  }

  /** The file at this path from the folder; empty when there is none. */
  Optional<Path> file(String path) throws CollectorException, IOException {
    Path file = root.resolve(path);
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        ? Optional.of(inside(path, file))
        : Optional.empty();
  }

  /** Opens a file that was found; what has become a link since is not followed. */
  static FileChannel channel(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
  }

  /** The file without links. */
  private Path inside(String path, Path file) throws CollectorException, IOException {
    Path real;
    try {
      real = file.toRealPath();
    } catch (NoSuchFileException e) {
      throw new CollectorException(Cause.NO_DATA, path + " is a link to nothing");
    }
    if (!real.startsWith(root)) {
      throw outside(path);
    }
    if (!Files.isRegularFile(real)) {
      throw new CollectorException(Cause.GARBLED, path + " is no file");
    }
    return real;
  }

  private static CollectorException outside(String path) {
    return new CollectorException(
        Cause.WRONG_SUBJECT, path + " is a link that leads out of the folder, and is not followed");
  }

  private final class Walk extends SimpleFileVisitor<Path> {
    private final List<Glob> globs;
    private final TreeMap<String, Path> found = new TreeMap<>();
    private @Nullable CollectorException refusal;
    private int entries;

    Walk(List<Glob> globs) {
      this.globs = globs;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return folder.equals(root) || mayHold(folder)
          ? FileVisitResult.CONTINUE
          : FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      try {
        visit(file, attributes);
        return Thread.currentThread().isInterrupted()
            ? FileVisitResult.TERMINATE
            : FileVisitResult.CONTINUE;
      } catch (CollectorException e) {
        refusal = e;
        return FileVisitResult.TERMINATE;
      }
    }

    /** What nobody asked for need not be readable. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      if (file.equals(root) || matches(file) || mayHold(file)) {
        throw e;
      }
      return FileVisitResult.CONTINUE;
    }

    private void visit(Path file, BasicFileAttributes attributes)
        throws CollectorException, IOException {
      if (++entries > MOST_ENTRIES) {
        throw new CollectorException(
            Cause.TOO_LARGE,
            "the folder holds more than %d files; name a smaller one".formatted(MOST_ENTRIES));
      }
      String path = path(file);
      if (attributes.isDirectory()) {
        if (mayHold(file)) {
          throw new CollectorException(
              Cause.TOO_LARGE, "folders are nested deeper than " + MOST_DEPTH + " at " + path);
        }
      } else if (attributes.isSymbolicLink() && Files.isDirectory(file)) {
        if (mayHold(file) && !file.toRealPath().startsWith(root)) {
          throw outside(path);
        }
      } else if (matches(file)) {
        found.put(path, inside(path, file));
      }
    }

    private boolean matches(Path file) {
      return globs.stream().anyMatch(glob -> glob.matches(path(file)));
    }

    private boolean mayHold(Path folder) {
      return globs.stream().anyMatch(glob -> glob.mayMatchBelow(path(folder)));
    }

    private String path(Path file) {
      return root.relativize(file).toString().replace(File.separatorChar, '/');
    }
  }
}
