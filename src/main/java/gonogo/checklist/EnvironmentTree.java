package gonogo.checklist;

import gonogo.model.Extension;
import gonogo.model.Node;
import gonogo.model.Problems;
import gonogo.model.Shown;
import gonogo.model.Source;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an environment file says, together with the file that it extends.
 *
 * @param root without the key {@code extends}
 * @param extension null when it extends none
 */
public record EnvironmentTree(Node root, @Nullable Extension extension) {
  private static final String EXTENDS = "extends";

  /** What keeps two environments apart, so each says its own. */
  private static final String NAME = "environment";

  /**
   * Reads it.
   *
   * @return null, after a problem, when not all of it can be read
   */
  public static @Nullable EnvironmentTree read(
      InputFiles files, Source environment, Problems problems) {
    var reading = new Reading(files, _ -> null);
    reading.add(environment);
    var tree = read(reading, environment);
    reading.problems().list().forEach(problem -> problems.add(problem.place(), problem.message()));
    return tree;
  }

  /** The same within a loading. */
  static @Nullable EnvironmentTree read(Reading reading, Source environment) {
    var root = YamlReader.read(environment, reading.problems());
    return root instanceof Node.Mapping leaf && leaf.entries().containsKey(EXTENDS)
        ? extended(reading, leaf)
        : root == null ? null : new EnvironmentTree(root, null);
  }

  /** The value of a key, null when it is not there. */
  public @Nullable Node get(String key) {
    return root instanceof Node.Mapping mapping ? mapping.get(key) : null;
  }

  private static @Nullable EnvironmentTree extended(Reading reading, Node.Mapping leaf) {
    var problems = reading.problems();
    var path = new Fields(leaf, "the environment", problems).word(EXTENDS);
    var base = path.text().isEmpty() || isItself(path, problems) ? null : base(reading, path);
    if (base == null) {
      return null;
    }
    var file = base.place().file();
    var overlay = new Overlay(file, problems);
    var merged = overlay.merge(base, without(leaf, EXTENDS));
    new InheritedCredentials(problems).refuse(base, merged);
    if (base.get(NAME) != null && leaf.get(NAME) == null) {
      problems.add(
          leaf.place(),
          "the environment needs a name of its own: the key environment is not inherited from "
              + file);
    }
    return new EnvironmentTree(merged, new Extension(file, overlay.overruled()));
  }

  /** Null, after a problem, when there is none or when it stands upon yet another one. */
  private static Node.@Nullable Mapping base(Reading reading, Word path) {
    var root = reading.treeBeside(path);
    var base =
        root == null ? null : new Values(reading.problems()).mapping(root, "the environment");
    var further = base == null ? null : base.entries().get(EXTENDS);
    if (further == null) {
      return base;
    }
    reading
        .problems()
        .add(
            further.keyPlace(),
            "%s extends this file, so it cannot extend another one itself: only one level is allowed"
                .formatted(path.place().file()));
    return null;
  }

  private static boolean isItself(Word path, Problems problems) {
    var seen = InputFiles.beside(path.place(), path.text(), problems);
    boolean itself = seen != null && absolute(seen).equals(absolute(path.place().file()));
    if (itself) {
      problems.add(path.place(), "%s is this file itself".formatted(Shown.text(path.text())));
    }
    return itself;
  }

  private static Path absolute(String path) {
    return Path.of(path).toAbsolutePath().normalize();
  }

  private static Node.Mapping without(Node.Mapping mapping, String key) {
    Map<String, Node.Entry> entries = new LinkedHashMap<>(mapping.entries());
    entries.remove(key);
    return new Node.Mapping(entries, mapping.place());
  }
}
