package gonogo.collect.documents;

import gonogo.api.Cause;
import gonogo.api.CollectorException;
import gonogo.collect.documents.DocumentFile.State;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.CoreConfig.EolStreamType;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.TreeWalk.OperationType;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.util.io.EolStreamTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * The git checkout that holds a folder, opened for one question. What lies there is compared with
 * the commit itself; the index is not read, because what is staged is not committed.
 *
 * <p>Nothing is written and no program is run, filters of {@code .gitattributes} neither.
 *
 * @param top the folder that holds {@code .git}
 * @param tree that of {@code commit}
 */
record Checkout(
    Path top,
    Repository repository,
    @Nullable ObjectId commit,
    @Nullable ObjectId tree) implements AutoCloseable {

  static {
    GitReader.install();
  }

  /** A blob, a symbolic link, a folder or a submodule of the commit. */
  private record Entry(FileMode mode, ObjectId id) {}

  /** Something that reads a repository. */
  @FunctionalInterface
  private interface Reading<T extends @Nullable Object> {
    T read() throws IOException;
  }

  /**
   * The checkout that holds a folder; empty when none does.
   *
   * @param folder without symbolic links
   */
  static Optional<Checkout> holding(Path folder) throws CollectorException {
    for (@Nullable Path top = folder; top != null; top = top.getParent()) {
      if (Files.exists(top.resolve(Folder.GIT), LinkOption.NOFOLLOW_LINKS)) {
        Path found = top;
        return Optional.of(reading(found, () -> open(found)));
      }
    }
    return Optional.empty();
  }

  /**
   * The folder is told, so that worktrees and submodules, whose .git is a file, are taken for what
   * they are.
   */
  private static Checkout open(Path top) throws IOException {
    Repository repository =
        new FileRepositoryBuilder().setWorkTree(top.toFile()).setMustExist(true).build();
    try (RevWalk commits = new RevWalk(repository)) {
      @Nullable ObjectId head = repository.resolve(Constants.HEAD);
      return new Checkout(
          top,
          repository,
          head,
          head == null ? null : commits.parseCommit(head).getTree().getId());
    } catch (IOException | RuntimeException e) {
      repository.close();
      throw e;
    }
  }

  private static <T extends @Nullable Object> T reading(Path top, Reading<T> reading)
      throws CollectorException {
    try {
      return reading.read();
    } catch (IOException e) {
      throw unreadable(top, e);
    }
  }

  static CollectorException unreadable(Path top, IOException e) {
    return new CollectorException(
        Cause.GARBLED, "the git checkout %s cannot be read: %s".formatted(top, e.getMessage()));
  }

  /** The commit in lower-case hex; null before the first one. */
  @Nullable
  String head() {
    return commit == null ? null : commit.name();
  }

  /** How a file that lies there compares with the commit. */
  State state(Path file, byte[] bytes) throws CollectorException {
    return reading(top, () -> compared(file, bytes));
  }

  private State compared(Path file, byte[] bytes) throws IOException {
    String path = name(file);
    Optional<Entry> entry = entry(path);
    if (entry.isEmpty()) {
      return State.UNTRACKED;
    }
    ObjectId committed = entry.get().id();
    boolean link = Files.isSymbolicLink(file);
    if (link != FileMode.SYMLINK.equals(entry.get().mode().getBits())) {
      return State.MODIFIED;
    }
    if (link) {
      String target = Folder.slashed(Files.readSymbolicLink(file));
      return id(target.getBytes(StandardCharsets.UTF_8)).equals(committed)
          ? compared(file.toRealPath(), bytes)
          : State.MODIFIED;
    }
    boolean clean = id(bytes).equals(committed) || id(asCommitted(path, bytes)).equals(committed);
    return clean ? State.CLEAN : State.MODIFIED;
  }

  /** The bytes of a file that is as committed, as the commit holds them. */
  byte[] committed(Path file, byte[] bytes) throws CollectorException {
    return reading(top, () -> {
      String path = name(file.toRealPath());
      boolean same = entry(path).filter(found -> found.id().equals(id(bytes))).isPresent();
      return same ? bytes : asCommitted(path, bytes);
    });
  }

  /**
   * The bytes as a commit would hold them: attributes and {@code core.autocrlf} may convert the
   * ends of lines.
   */
  private byte[] asCommitted(String path, byte[] bytes) throws IOException {
    try (TreeWalk walk = new TreeWalk(repository)) {
      walk.setOperationType(OperationType.CHECKIN_OP);
      walk.addTree(new FileTreeIterator(repository));
      walk.setFilter(PathFilter.create(path));
      walk.setRecursive(true);
      EolStreamType conversion =
          walk.next() ? walk.getEolStreamType(OperationType.CHECKIN_OP) : EolStreamType.DIRECT;
      try (InputStream converted =
          EolStreamTypeUtil.wrapInputStream(new ByteArrayInputStream(bytes), conversion)) {
        return converted.readAllBytes();
      }
    }
  }

  static ObjectId id(byte[] bytes) {
    try (ObjectInserter.Formatter formatter = new ObjectInserter.Formatter()) {
      return formatter.idFor(Constants.OBJ_BLOB, bytes);
    }
  }

  /** Whether the commit has something at a path; what is in a submodule is taken to be there. */
  boolean has(Path file) throws CollectorException {
    Path path = top.relativize(file);
    return file.equals(top) ? tree != null : reading(top, () -> has(path, path.getNameCount()));
  }

  private boolean has(Path path, int names) throws IOException {
    for (int i = names; i > 0; i--) {
      Optional<Entry> entry = entry(Folder.slashed(path.subpath(0, i)));
      if (entry.isPresent()) {
        return i == names || FileMode.GITLINK.equals(entry.get().mode().getBits());
      }
    }
    return false;
  }

  /**
   * A commit, and what it holds.
   *
   * @param at when it was made
   */
  record Revision(String commit, Instant at, ObjectId tree) {}

  /** What a name means: a tag before a branch, and {@code v1.3.9} for {@code 1.3.9}; null when it means nothing that is here. */
  @Nullable
  Revision revision(String name) throws CollectorException {
    return reading(top, () -> {
      for (String form : List.of(Constants.R_TAGS + name, name, Constants.R_TAGS + "v" + name)) {
        ObjectId id = repository.resolve(form);
        if (id != null && repository.getObjectDatabase().has(id)) {
          return revision(id);
        }
      }
      return null;
    });
  }

  private Revision revision(ObjectId id) throws IOException {
    try (RevWalk commits = new RevWalk(repository)) {
      RevCommit commit = commits.parseCommit(id);
      return new Revision(
          commit.name(),
          Instant.ofEpochSecond(commit.getCommitTime()),
          commit.getTree().getId());
    }
  }

  /** Whether a file of the commit is the same in another one; what is in neither is. */
  boolean isSameIn(Revision revision, Path file) throws CollectorException {
    return reading(top, () -> entry(name(file)).equals(entry(name(file), revision.tree())));
  }

  private Optional<Entry> entry(String path) throws IOException {
    return entry(path, tree);
  }

  private Optional<Entry> entry(String path, @Nullable ObjectId tree) throws IOException {
    if (tree == null) {
      return Optional.empty();
    }
    try (TreeWalk walk = TreeWalk.forPath(repository, path, tree)) {
      return walk == null
          ? Optional.empty()
          : Optional.of(new Entry(walk.getFileMode(0), walk.getObjectId(0)));
    }
  }

  /** Something that looks at paths of the commit, from its top. */
  interface Visitor {
    void file(Path file) throws CollectorException;
  }

  /**
   * Visits the files of the commit.
   *
   * @param enters whether a folder is to be entered
   */
  void visit(Predicate<Path> enters, Visitor visitor) throws CollectorException {
    if (tree == null) {
      return;
    }
    try (TreeWalk walk = new TreeWalk(repository)) {
      reading(top, () -> walk.addTree(tree));
      while (reading(top, walk::next)) {
        Path path = top.resolve(walk.getPathString());
        if (walk.isSubtree()) {
          if (enters.test(path)) {
            reading(top, () -> {
              walk.enterSubtree();
              return path;
            });
          }
        } else if (!FileMode.GITLINK.equals(walk.getRawMode(0))) {
          visitor.file(path);
        }
      }
    }
  }

  private String name(Path file) {
    return Folder.slashed(top.relativize(file));
  }

  @Override
  public void close() {
    repository.close();
  }
}
