package gonogo.collect.http;

import gonogo.collect.http.HttpAsset.Looks;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Tells what a body is by its first bytes, as browsers do with images (WHATWG MIME Sniffing, section 6). */
final class FileLooks {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int BEGINNING = 1024;

  private static final Map<String, Looks> SIGNATURES = Map.of(
      "\u0089PNG\r\n\u001A\n", Looks.PNG,
      "\u00FF\u00D8\u00FF", Looks.JPEG,
      "GIF8", Looks.GIF,
      "II*\0", Looks.TIFF,
      "MM\0*", Looks.TIFF,
      "\0\0\1\0", Looks.ICO);

  private FileLooks() {}

  /**
   * What it is.
   *
   * @param body all of it, or as much as was read
   */
  static Looks of(byte[] body) {
    if (body.length == 0) {
      return Looks.EMPTY;
    }
    String start =
        new String(body, 0, Math.min(body.length, BEGINNING), StandardCharsets.ISO_8859_1);
    if (start.startsWith("RIFF") && start.startsWith("WEBP", 8)) {
      return Looks.WEBP;
    }
    if (start.startsWith("ftypavi", 4)) {
      return Looks.AVIF;
    }
    if (start.startsWith("BM") && !isText(start)) {
      return Looks.BMP;
    }
    return SIGNATURES.entrySet().stream()
        .filter(one -> start.startsWith(one.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseGet(() -> text(body, start));
  }

  /** Whether there is nothing in it that no text has, so that a script which begins with BM is not an image. */
  private static boolean isText(String start) {
    return start.chars().noneMatch(c -> c < '\t' || (c > '\r' && c < ' '));
  }

  private static Looks text(byte[] body, String start) {
    String text = start.startsWith("\u00EF\u00BB\u00BF") ? start.substring(3) : start;
    String beginning = withoutComments(text.stripLeading().toLowerCase(Locale.ROOT));
    if (beginning.startsWith("<!doctype html")
        || beginning.startsWith("<html")
        || beginning.startsWith("<head")) {
      return Looks.HTML;
    }
    if (beginning.startsWith("<") && beginning.contains("<svg")) {
      return Looks.SVG;
    }
    boolean json = beginning.startsWith("{") || beginning.startsWith(")]}'");
    return json && isSourceMap(body) ? Looks.SOURCE_MAP : Looks.OTHER;
  }

  private static String withoutComments(String markup) {
    String rest = markup;
    while (rest.startsWith("<!--")) {
      int end = rest.indexOf("-->");
      rest = end < 0 ? "" : rest.substring(end + 3).stripLeading();
    }
    return rest;
  }

  /**
   * A JSON object with a version and mappings, sources or sections (ECMA-426), after the line that keeps it from being run
   * as a script. One of which only the beginning is there is told by that.
   */
  private static boolean isSourceMap(byte[] body) {
    Set<String> keys = new HashSet<>();
    int from = start(body);
    try (JsonParser parser =
        JSON.createParser(ObjectReadContext.empty(), body, from, body.length - from)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      for (String key = parser.nextName(); key != null; key = parser.nextName()) {
        keys.add(key);
        if (isSourceMap(keys)) {
          return true;
        }
        parser.nextToken();
        parser.skipChildren();
      }
    } catch (JacksonException e) {
      return false; // not JSON, or the rest of it was not read; what decides comes first
    }
    return false;
  }

  private static boolean isSourceMap(Set<String> keys) {
    return keys.contains("version")
        && (keys.contains("mappings") || keys.contains("sources") || keys.contains("sections"));
  }

  private static int start(byte[] body) {
    int brace = 0;
    while (brace < Math.min(body.length, BEGINNING) && body[brace] != '{') {
      brace++;
    }
    // ")]}'" has a brace of the other kind only.
    return Math.min(brace, body.length);
  }
}
