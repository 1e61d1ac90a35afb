package gonogo.cli;

import gonogo.report.Checkout;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the repository that a command is run in: what a CI system says of it, else the folder that has a {@code .git}. */
final class Workspace {
  private static final List<String> ROOTS = List.of("GITHUB_WORKSPACE", "CI_PROJECT_DIR");
  private static final List<String> COMMITS = List.of("GITHUB_SHA", "CI_COMMIT_SHA");

  private Workspace() {}

  /**
   * The checkout of a folder. What a variable says counts only when the folder lies in it: in a container it may name a
   * place of the host.
   */
  static Checkout of(Map<String, String> variables, Path folder) {
    Path directory = real(folder);
    Path root = values(variables, ROOTS)
        .flatMap(Workspace::path)
        .map(Workspace::real)
        .filter(directory::startsWith)
        .findFirst()
        .or(() -> Stream.iterate(directory, path -> path != null, Path::getParent)
            .filter(path -> Files.exists(path.resolve(".git")))
            .findFirst())
        .orElse(directory);
    return new Checkout(
        root,
        directory,
        repository(variables).orElse(null),
        values(variables, COMMITS).findFirst().orElse(null));
  }

  private static Stream<String> values(Map<String, String> variables, List<String> names) {
    return names.stream()
        .map(name -> variables.getOrDefault(name, ""))
        .filter(value -> !value.isBlank());
  }

  private static Stream<Path> path(String text) {
    try {
      return Stream.of(Path.of(text));
    } catch (InvalidPathException e) {
      return Stream.of(); // then it is no folder that this one lies in
    }
  }

  private static Path real(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      return folder.toAbsolutePath().normalize(); // as good a name, but for links in it
    }
  }

  private static Optional<URI> repository(Map<String, String> variables) {
    @Nullable String server = variables.get("GITHUB_SERVER_URL");
    @Nullable String name = variables.get("GITHUB_REPOSITORY");
    String address = server == null || name == null
        ? variables.getOrDefault("CI_PROJECT_URL", "")
        : server + "/" + name;
    try {
      URI uri = URI.create(address);
      return uri.isAbsolute() && uri.getRawUserInfo() == null ? Optional.of(uri) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // what is no address names no repository
    }
  }
}
