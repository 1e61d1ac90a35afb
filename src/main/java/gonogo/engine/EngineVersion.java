package gonogo.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The version of this build. */
public final class EngineVersion {

  /** For example {@code 0.1.0}; written by the build. */
  public static final String TEXT = read();

  private EngineVersion() {}

  private static String read() {
    try (InputStream version = EngineVersion.class.getResourceAsStream("/gonogo/version.txt")) {
      if (version == null) {
        throw new IllegalStateException("the installation lacks its version");
      }
      return new String(version.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
