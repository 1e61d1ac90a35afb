package gonogo.cli;

import gonogo.checklist.EnvironmentTree;
import gonogo.checklist.InputFiles;
import gonogo.checklist.YamlAppender;
import gonogo.model.InvalidInputException;
import gonogo.model.Node;
import gonogo.model.Place;
import gonogo.model.Problems;
import gonogo.model.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that an environment names under a key, or will name once it is written.
 *
 * @param environment the environment file, as it was read
 * @param named whether the key is there; else the file will be {@code KEY.yaml} beside the environment
 * @param path as people see it
 * @param content null when there is no such file yet
 */
record NamedFile(
    Source environment,
    String key,
    boolean named,
    String path,
    @Nullable Source content) {

  /**
   * Looks for the file.
   *
   * @throws InvalidInputException when the environment cannot be read, or a file lies where one would be written that
   *     the environment does not name
   */
  static NamedFile of(Path environment, String key) {
    Problems problems = new Problems();
    Place whole = Place.of(environment.toString());
    Source source = InputFiles.onDisk().read(environment.toString(), whole, problems);
    EnvironmentTree tree =
        source == null ? null : EnvironmentTree.read(InputFiles.onDisk(), source, problems);
    problems.throwIfAny();
    if (source == null || tree == null) {
      throw new IllegalStateException("what cannot be read leaves a problem");
    }
    Node value = tree.get(key);
    NamedFile file = value == null
        ? locate(source, key, whole, key + ".yaml", false, problems)
        : locate(source, key, value.place(), path(value, key), true, problems);
    if (!file.named && file.content != null) {
      throw new InvalidInputException(
          whole,
          "%s is there, but nothing names it: add the line \"%s: %s.yaml\", or move that file away"
              .formatted(file.path, key, key));
    }
    return file;
  }

  private static String path(Node value, String key) {
    if (value instanceof Node.Scalar scalar && !scalar.text().isBlank()) {
      return scalar.text();
    }
    throw new InvalidInputException(value.place(), key + " must be the path of a file");
  }

  private static NamedFile locate(
      Source environment, String key, Place place, String value, boolean named, Problems problems) {
    String path = InputFiles.beside(place, value, problems);
    problems.throwIfAny();
    if (path == null) {
      throw new IllegalStateException("what is no path leaves a problem");
    }
    Source content = Files.exists(Path.of(path), LinkOption.NOFOLLOW_LINKS)
        ? InputFiles.onDisk().read(path, place, problems)
        : null;
    problems.throwIfAny();
    return new NamedFile(environment, key, named, path, content);
  }

  /** The files as they are, and this one as it would be. */
  InputFiles with(String text) {
    return InputFiles.onDisk().with(new Source(path, text));
  }

  /** The environment, with the line that names the file. */
  Source naming() {
    if (named) {
      return environment;
    }
    Problems problems = new Problems();
    Source naming = YamlAppender.key(environment, key, key + ".yaml", problems);
    problems.throwIfAny();
    if (naming == null) {
      throw new IllegalStateException("what cannot be added leaves a problem");
    }
    return naming;
  }

  /** Writes the file, and the environment where it has to name it; when the second fails, the first is taken back. */
  void write(String text) {
    Path file = Path.of(path);
    if (content != null) {
      WholeFile.replace(file, content.text(), text);
      return;
    }
    Source naming = naming();
    WholeFile.create(file, text);
    if (!named) {
      try {
        WholeFile.replace(Path.of(environment.path()), environment.text(), naming.text());
      } catch (InvalidInputException e) {
        delete(file);
        throw e;
      }
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot take back " + file, e);
    }
  }

  /** What was done, in words. */
  String done() {
    if (content != null) {
      return path + ": one more entry at its end";
    }
    return named
        ? path + ": written"
        : "%s: written, and named in the last line of %s".formatted(path, environment.path());
  }
}
