package gonogo.report;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The repository in which a run takes place, as far as it is known.
 *
 * @param root its top; files are named from there, so that no path of a machine leaves it
 * @param directory where the files that people name are looked for
 * @param repository its address for people, such as {@code https://git.example.com/shop/site}; null when unknown
 * @param commit what is checked out; null when unknown
 */
public record Checkout(
    Path root,
    Path directory,
    @Nullable URI repository,
    @Nullable String commit) {
  /** What a recorded bundle calls a file is any text. */
  private static final String NO_PATH = "unnamed";

  /** The path from the top, with slashes; of a file elsewhere only the name. */
  String path(String file) {
    try {
      Path path = directory.resolve(file).normalize();
      Path shown = path.startsWith(root) ? root.relativize(path) : path.getFileName();
      String names = shown == null
          ? ""
          : StreamSupport.stream(shown.spliterator(), false)
              .map(Path::toString)
              .collect(Collectors.joining("/"));
      return names.isEmpty() ? NO_PATH : names;
    } catch (InvalidPathException e) {
      return NO_PATH;
    }
  }
}
