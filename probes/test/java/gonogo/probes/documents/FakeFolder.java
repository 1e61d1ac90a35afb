package gonogo.probes.documents;

import gonogo.api.Cause;
import gonogo.api.Outcome;
import gonogo.api.Query;
import gonogo.api.Reply;
import gonogo.api.Subject;
import gonogo.api.SystemRef;
import gonogo.api.World;
import gonogo.collect.documents.DocumentFile;
import gonogo.collect.documents.DocumentFile.State;
import gonogo.collect.documents.DocumentPaths;
import gonogo.collect.documents.DocumentSince;
import gonogo.collect.documents.DocumentTargets;
import gonogo.collect.documents.DocumentTargets.Kind;
import gonogo.collect.documents.DocumentTargets.Target;
import gonogo.collect.documents.DocumentsSystem;
import gonogo.testing.FakeWorld;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A folder in memory that answers as the collectors do; what is planted comes first. */
final class FakeFolder implements World {
  static final SystemRef REF = new SystemRef("documents", "repo");
  static final String HEAD = "3f2c1ab9d0e14c55a7a1b2c3d4e5f60718293a4b";
  static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");

  private final NavigableMap<String, DocumentFile.Answer> files = new TreeMap<>();
  private final List<String> deleted = new ArrayList<>();
  private final List<String> outside = new ArrayList<>();
  private final List<Query<?>> asked = new ArrayList<>();
  private Predicate<Query<?>> silent = query -> false;
  private DocumentSince.Answer since =
      new DocumentSince.Answer(DocumentSince.State.CHANGED, null, null, HEAD);
  private @Nullable String head = HEAD;
  private @Nullable String commit = HEAD;

  FakeFolder file(String path, String text) {
    return file(path, text, head == null ? State.NO_CHECKOUT : State.CLEAN);
  }

  FakeFolder file(String path, @Nullable String text, State state) {
    long bytes = text == null ? 7 : text.getBytes(StandardCharsets.UTF_8).length;
    files.put(path, new DocumentFile.Answer(state, bytes, "00", text, head));
    return this;
  }

  /** How every file compares with any revision. */
  FakeFolder since(DocumentSince.State state, @Nullable Instant committedAt) {
    since = new DocumentSince.Answer(state, committedAt == null ? null : "00", committedAt, head);
    return this;
  }

  FakeFolder deleted(String path) {
    deleted.add(path);
    return this;
  }

  /** A symbolic link that leads out. */
  FakeFolder outside(String path) {
    outside.add(path);
    return this;
  }

  FakeFolder head(@Nullable String other) {
    head = other;
    return this;
  }

  /** The commit of the release. */
  FakeFolder commit(@Nullable String other) {
    commit = other;
    return this;
  }

  /** Questions that cannot be answered. */
  FakeFolder silent(Predicate<Query<?>> which) {
    silent = which;
    return this;
  }

  List<Query<?>> asked() {
    return asked;
  }

  Outcome judged(Wanted wanted) {
    var subject = new Subject("Shop", "1.4.0", commit, "production");
    var system = new DocumentsSystem(REF, Path.of("/repo"), subject);
    return FakeWorld.outcomeOf(() -> new MarkdownProbe().examine(system, wanted.settings(), this));
  }

  @Override
  public Instant now() {
    return NOW;
  }

  @Override
  @SuppressWarnings("unchecked") // each question has the answer of its own record
  public <A> Reply<A> attempt(Query<A> query) {
    asked.add(query);
    if (silent.test(query)) {
      return new Reply.Unanswered<>(Cause.TOO_LARGE, "too large", null, "evidence");
    }
    Record answer = switch (query) {
      case DocumentPaths paths -> find(paths.glob());
      case DocumentFile file ->
        files.getOrDefault(file.path(), new DocumentFile.Answer(State.ABSENT, 0, null, null, head));
      case DocumentTargets targets ->
        new DocumentTargets.Answer(targets.paths().stream().map(this::target).toList(), head);
      case DocumentSince _ -> since;
      default -> throw new AssertionError("not planted: " + query);
    };
    return new Reply.Answered<>((A) answer, "evidence");
  }

  private DocumentPaths.Answer find(String glob) {
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
    return new DocumentPaths.Answer(
        files.keySet().stream().filter(path -> matcher.matches(Path.of(path))).toList(),
        deleted,
        head);
  }

  private Target target(String path) {
    DocumentFile.Answer file = files.get(path);
    boolean folder = files.keySet().stream().anyMatch(other -> other.startsWith(path + "/"));
    Kind kind = outside.contains(path)
        ? Kind.OUTSIDE
        : file != null ? Kind.FILE : folder || path.isEmpty() ? Kind.FOLDER : Kind.ABSENT;
    boolean committed = kind != Kind.ABSENT && (file == null || file.state() != State.UNTRACKED);
    return new Target(path, kind, head == null ? null : committed);
  }

  @Override
  public <A> List<Reply<A>> attemptAll(List<? extends Query<A>> queries) {
    List<Reply<A>> replies = new ArrayList<>();
    for (Query<A> query : queries) {
      replies.add(attempt(query));
    }
    return replies;
  }
}
