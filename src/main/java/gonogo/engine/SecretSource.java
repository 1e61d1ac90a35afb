package gonogo.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;

/** Where the values of secrets come from. */
@FunctionalInterface
public interface SecretSource {

  /**
   * The value behind one reference.
   *
   * @param reference what stands between the braces: {@code env:NAME} or {@code file:path}
   * @throws SecretException when there is no value
   */
  String resolve(String reference);

  /** Knows nothing: for replays, which never need a secret. */
  static SecretSource none() {
    return reference -> {
      throw new SecretException("${" + reference + "} is not looked up here");
    };
  }

  /**
   * Environment variables and files.
   *
   * @param paths finds the file that a path means, relative to the file that names it
   */
  static SecretSource of(Map<String, String> variables, Function<String, Path> paths) {
    return reference -> {
      int colon = reference.indexOf(':');
      String kind = colon < 0 ? reference : reference.substring(0, colon);
      String name = reference.substring(colon + 1);
      return switch (kind) {
        case "env" -> variable(variables, name);
        case "file" -> file(paths.apply(name), reference);
        default ->
          throw new SecretException("${" + reference + "}: wanted ${env:NAME} or ${file:path}");
      };
    };
  }

  private static String variable(Map<String, String> variables, String name) {
    String value = variables.get(name);
    if (value == null || value.isBlank()) {
      throw new SecretException(
          "the environment variable " + name + " is " + (value == null ? "not set" : "empty"));
    }
    return value;
  }

  /** The content without its last line break, which editors add. */
  private static String file(Path path, String reference) {
    try {
      if (Files.size(path) > 65_536) {
        throw new SecretException("${" + reference + "}: the file is larger than 64 KiB");
      }
      String content =
          Files.readString(path, StandardCharsets.UTF_8).replaceFirst("\\r?\\n\\z", "");
      if (content.isBlank()) {
        throw new SecretException("${" + reference + "}: the file is empty");
      }
      return content;
    } catch (IOException e) {
      throw new SecretException("${" + reference + "}: the file cannot be read", e);
    }
  }
}
