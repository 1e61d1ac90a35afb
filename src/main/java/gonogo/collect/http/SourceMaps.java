package gonogo.collect.http;

import java.util.Optional;

/**
 * What a script or a style sheet says of its source map (ECMA-426, "Linking generated code to source maps"), without parsing
 * the language.
 */
public final class SourceMaps {
  private static final String KEY = "sourceMappingURL=";

  /** Base64 of <code>{"</code>, with which every map begins. */
  private static final String MAP_START = "base64,ey";

  private static final int LONGEST_TYPE = 80;

  private SourceMaps() {}

  /**
   * The URL in the last comment of a file, as written; comments and blank lines may follow it, code may not. Of a
   * {@code data:} URL the scheme is all that is given.
   */
  public static Optional<String> linked(String code) {
    int end = code.length();
    while (end > 0) {
      int start = code.lastIndexOf('\n', end - 1) + 1;
      String line = code.substring(start, end).strip();
      Optional<String> url = inComment(line);
      boolean onlyComment = line.isEmpty() || line.startsWith("//") || line.endsWith("*/");
      if (url.isPresent() || !onlyComment) {
        return url;
      }
      end = start - 1;
    }
    return Optional.empty();
  }

  private static Optional<String> inComment(String line) {
    int key = line.lastIndexOf(KEY);
    if (key < 4) {
      return Optional.empty();
    }
    String before = line.substring(0, key).stripTrailing();
    boolean comment = before.endsWith("//#")
        || before.endsWith("//@")
        || before.endsWith("/*#")
        || before.endsWith("/*@");
    String url = line.substring(key + KEY.length());
    url = (url.endsWith("*/") ? url.substring(0, url.length() - 2) : url).strip();
    boolean one = !url.isEmpty()
        && url.chars().noneMatch(c -> Character.isWhitespace(c) || "\"'`".indexOf(c) >= 0);
    if (!comment || !one) {
      return Optional.empty();
    }
    return Optional.of(url.regionMatches(true, 0, "data:", 0, 5) ? "data:" : url);
  }

  /**
   * Whether a map stands anywhere in it, also in modules that are kept as text. What puts maps together while it runs, as
   * loaders of styles do, has the beginning of such a URL in it, but no map.
   */
  public static boolean isInside(String code) {
    for (int at = code.indexOf(KEY + "data:"); at >= 0; at = code.indexOf(KEY + "data:", at + 1)) {
      int from = at + KEY.length();
      int map = code.indexOf(MAP_START, from);
      if (map >= 0 && map - from < LONGEST_TYPE) {
        return true;
      }
    }
    return linked(code).filter("data:"::equals).isPresent();
  }
}
