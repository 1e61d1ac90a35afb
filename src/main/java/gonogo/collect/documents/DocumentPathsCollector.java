package gonogo.collect.documents;

import gonogo.api.Access;
import gonogo.api.Cause;
import gonogo.api.Collector;
import gonogo.api.CollectorException;
import gonogo.api.Glob;
import gonogo.collect.documents.DocumentPaths.Answer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Walks the folder, and the commit that is checked out, as far as the glob reaches. */
@Singleton
final class DocumentPathsCollector implements Collector<DocumentPaths, Answer> {
  static final int MAX_ENTRIES = 100_000;

  private final int maxEntries;

  @Inject
  DocumentPathsCollector() {
    this(MAX_ENTRIES);
  }

  DocumentPathsCollector(int maxEntries) {
    this.maxEntries = maxEntries;
  }

  @Override
  public Answer collect(DocumentPaths query, Access access) throws CollectorException {
    Folder folder = Folder.of(access);
    Glob glob = Glob.parse(query.glob());
    Collection<String> there = new Walk(folder, glob, maxEntries).files();
    try (Checkout checkout = Checkout.holding(folder.root()).orElse(null)) {
      return checkout == null
          ? new Answer(List.copyOf(there), List.of(), null)
          : new Answer(List.copyOf(there), deleted(folder, glob, checkout), checkout.head());
    }
  }

  /** What the commit has and nobody sees. */
  private List<String> deleted(Folder folder, Glob glob, Checkout checkout)
      throws CollectorException {
    Collection<String> deleted = new TreeSet<>();
    int[] visited = {0};
    checkout.visit(
        path -> folder.root().startsWith(path)
            || (folder.holds(path) && glob.mayMatchBelow(folder.name(path))),
        file -> {
          visited[0]++;
          if (visited[0] > maxEntries) {
            throw tooLarge(folder, maxEntries);
          }
          if (folder.holds(file)
              && glob.matches(folder.name(file))
              && !Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            deleted.add(folder.name(file));
          }
        });
    return List.copyOf(deleted);
  }

  private static CollectorException tooLarge(Folder folder, int maxEntries) {
    return new CollectorException(
        Cause.TOO_LARGE,
        "%s: the glob reaches more than %d files and folders; name a folder in front of **"
            .formatted(folder.root(), maxEntries));
  }

  /** One walk over the folder; symbolic links to folders are not followed. */
  private static final class Walk extends SimpleFileVisitor<Path> {
    private final Folder folder;
    private final Glob glob;
    private final int maxEntries;
    private final Collection<String> found = new ArrayList<>();
    private int entries;

    Walk(Folder folder, Glob glob, int maxEntries) {
      this.folder = folder;
      this.glob = glob;
      this.maxEntries = maxEntries;
    }

    Collection<String> files() throws CollectorException {
      try {
        Files.walkFileTree(folder.root(), this);
      } catch (IOException e) {
        throw Folder.unreadable(folder.root().toString(), e);
      }
      if (entries > maxEntries) {
        throw tooLarge(folder, maxEntries);
      }
      return new TreeSet<>(found);
    }

    @Override
    public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes)
        throws IOException {
      return reaches(path) ? counted() : FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
      if (folder.holds(path) && glob.matches(folder.name(path)) && Files.isRegularFile(path)) {
        found.add(folder.name(path));
      }
      return counted();
    }

    /** A folder that is not reached need not be readable. */
    @Override
    public FileVisitResult visitFileFailed(Path path, IOException failure) throws IOException {
      if (reaches(path) || glob.matches(folder.name(path))) {
        throw failure;
      }
      return counted();
    }

    private boolean reaches(Path path) {
      return folder.holds(path) && glob.mayMatchBelow(folder.name(path));
    }

    private FileVisitResult counted() throws IOException {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedIOException("the walk was cut off");
      }
      entries++;
      return entries > maxEntries ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }
  }
}
