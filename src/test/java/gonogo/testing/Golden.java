package gonogo.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares what is written with a committed file; {@code -Dgonogo.update=true} writes the file anew. */
public final class Golden {

  private Golden() {}

  public static void check(Path file, String actual) {
    try {
      if (Boolean.getBoolean("gonogo.update")) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, actual);
      }
      assertThat(actual)
          .as("%s is stale: run with -Dgonogo.update=true and look at the difference", file)
          .isEqualTo(Files.exists(file) ? Files.readString(file) : "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file among the golden ones. */
  public static Path file(String name) {
    return Path.of("src/test/resources/golden", name);
  }
}
