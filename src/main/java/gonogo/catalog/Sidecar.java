package gonogo.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The Markdown page that stands beside a probe. */
final class Sidecar {

  private Sidecar() {}

  /** The page of a probe. */
  static String of(ProbeType probe) {
    String name = probe.implementation().getSimpleName() + ".md";
    try (InputStream page = probe.implementation().getResourceAsStream(name)) {
      if (page == null) {
        throw new IllegalStateException(probe.id() + " has no sidecar " + name);
      }
      return new String(page.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}
