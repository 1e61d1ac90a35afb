package gonogo.model;

import gonogo.api.Hashes;
import java.nio.charset.StandardCharsets;

/**
 * A file as it was read.
 *
 * @param path as the user wrote it; a shipped one is {@code shipped:NAME}
 * @param text its whole content
 */
public record Source(String path, String text) {

  /** Lower-case hex of the SHA-256 of the content in UTF-8. */
  public String sha256() {
    return sha256(text);
  }

  /** Lower-case hex of the SHA-256 of a text in UTF-8. */
  public static String sha256(String text) {
    return Hashes.sha256(text.getBytes(StandardCharsets.UTF_8));
  }
}
