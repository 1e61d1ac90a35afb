package gonogo.collect.documents;

import gonogo.api.Collector;
import gonogo.api.Query;
import gonogo.api.Subject;
import gonogo.api.SystemRef;
import gonogo.json.Codec;
import gonogo.testing.FakeAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;

/** A real folder with real files, and a repository where a test wants one. */
record Place(Path root) {
  static final SystemRef REF = new SystemRef("documents", "repo");
  private static final Codec CODEC = new Codec();
  private static final PersonIdent ANN = new PersonIdent("ann", "ann@example.com");

  static {
    GitReader.install();
  }

  static Place of(Path root) {
    return new Place(root);
  }

  Place file(String path, String text) {
    return file(path, text.getBytes(StandardCharsets.UTF_8));
  }

  Place file(String path, byte[] bytes) {
    try {
      Files.createDirectories(root.resolve(path).getParent());
      Files.write(root.resolve(path), bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Place repository() {
    try (Git git =
        Git.init().setDirectory(root.toFile()).setInitialBranch("main").call()) {
      return this;
    } catch (GitAPIException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Changes the configuration of the repository. */
  Place configured(String section, String key, String value) throws IOException {
    try (Git git = Git.open(root.toFile())) {
      git.getRepository().getConfig().setString(section, null, key, value);
      git.getRepository().getConfig().save();
      return this;
    }
  }

  Place staged(String path) {
    try (Git git = Git.open(root.toFile())) {
      git.add().addFilepattern(path).call();
      return this;
    } catch (IOException | GitAPIException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Commits all that lies there; the id of the commit. */
  String commit() {
    staged(".");
    try (Git git = Git.open(root.toFile())) {
      return git.commit()
          .setMessage("Write")
          .setAuthor(ANN)
          .setCommitter(ANN)
          .setSign(false)
          .call()
          .name();
    } catch (IOException | GitAPIException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Asks, and gives the answer as a probe would see it: read back from its record. */
  @SuppressWarnings("unchecked") // read back as what it was
  <Q extends Query<A>, A extends Record> A ask(Collector<Q, A> collector, Q query)
      throws Exception {
    var system = new DocumentsSystem(REF, root, new Subject(null, null, null, "production"));
    try (FakeAccess access = new FakeAccess(system, Duration.ofSeconds(10))) {
      if (!CODEC.read(CODEC.canonical(query), query.getClass()).equals(query)) {
        throw new AssertionError("not read back: " + query);
      }
      A answer = collector.collect(query, access);
      A read = (A) CODEC.read(CODEC.canonical(answer), answer.getClass());
      if (!read.equals(answer)) {
        throw new AssertionError("not read back: " + answer);
      }
      return read;
    }
  }
}
