package gonogo.engine.first;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** Reads the file of a Node package (https://docs.npmjs.com/cli/configuring-npm/package-json). */
final class PackageJson {
  private static final String NAME = "package.json";
  private static final Set<String> KEYS = Set.of("name", "version", "homepage");

  private PackageJson() {}

  /**
   * Reads it.
   *
   * @throws IOException when it is not an object of JSON
   */
  static Project read(byte[] json) throws IOException {
    Map<String, Found> found = new HashMap<>();
    try (JsonParser parser = JsonMapper.shared().createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("not an object of JSON");
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String key = parser.currentName();
        int line = parser.currentTokenLocation().getLineNr();
        if (parser.nextToken() == JsonToken.VALUE_STRING && KEYS.contains(key)) {
          String text = parser.getString().strip();
          if (!text.isEmpty()) {
            found.put(key, new Found(text, NAME + ":" + line));
          }
        }
        parser.skipChildren();
      }
    } catch (JacksonException e) {
      throw new IOException("not JSON", e);
    }
    return new Project(found.get("name"), found.get("version"), found.get("homepage"));
  }
}
