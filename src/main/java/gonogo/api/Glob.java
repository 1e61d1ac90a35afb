package gonogo.api;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.stream.Stream;

/**
 * A pattern of paths from a folder, with {@code /}: {@code *} and {@code ?} stand for characters of
 * one name, and {@code **} stands alone between slashes for any number of folders. Every other
 * character stands for itself, braces too, because a version may have been filled in.
 *
 * <p>It is matched by RE2, so that no glob can be slow. The globs of the JDK would not find
 * {@code a.xml} by {@code **}{@code /a.xml}.
 */
public final class Glob {
  private static final String ANY_FOLDERS = "**";

  private final List<String> segments;
  private final List<Pattern> names;
  private final Pattern whole;

  private Glob(String text) {
    this.segments = List.of(text.split("/", -1));
    this.names = segments.stream().map(name -> Pattern.compile(name(name))).toList();
    this.whole = Pattern.compile(path(segments));
  }

  /**
   * Reads a glob.
   *
   * @throws IllegalArgumentException with what was wanted
   */
  public static Glob parse(String text) {
    requirePath(text);
    if (Stream.of(text.split("/", -1))
        .anyMatch(name -> name.contains(ANY_FOLDERS) && !name.equals(ANY_FOLDERS))) {
      throw new IllegalArgumentException(
          "wanted ** alone between slashes, as in docs/**/*.md, not " + text);
    }
    return new Glob(text);
  }

  /**
   * Refuses what does not lie within a folder.
   *
   * @throws IllegalArgumentException with what was wanted
   */
  public static void requirePath(String text) {
    boolean named = Stream.of(text.split("/", -1))
        .noneMatch(name -> name.isBlank() || name.equals(".") || name.equals(".."));
    boolean plain = text.chars().noneMatch(c -> c == '\\' || Character.isISOControl(c));
    if (!named || !plain) {
      throw new IllegalArgumentException(
          "wanted a path from the folder, with / between names, not " + text);
    }
  }

  public boolean matches(String path) {
    return whole.matches(path);
  }

  /**
   * Whether a path below this folder may match.
   *
   * @param folder its path; empty text is the folder that all paths are from
   */
  public boolean mayMatchBelow(String folder) {
    if (folder.isEmpty()) {
      return true;
    }
    List<String> above = List.of(folder.split("/", -1));
    for (int i = 0; i < above.size(); i++) {
      if (i == segments.size()) {
        return false;
      }
      if (segments.get(i).equals(ANY_FOLDERS)) {
        return true;
      }
      if (!names.get(i).matches(above.get(i))) {
        return false;
      }
    }
    return segments.size() > above.size();
  }

  private static String path(List<String> segments) {
    StringBuilder pattern = new StringBuilder("(?s)");
    for (int i = 0; i < segments.size(); i++) {
      boolean last = i == segments.size() - 1;
      if (segments.get(i).equals(ANY_FOLDERS)) {
        pattern.append(last ? ".+" : "(?:[^/]+/)*");
      } else {
        pattern.append(name(segments.get(i))).append(last ? "" : "/");
      }
    }
    return pattern.toString();
  }

  private static String name(String segment) {
    StringBuilder pattern = new StringBuilder();
    segment.codePoints().forEach(point -> {
      switch (point) {
        case '*' -> pattern.append("[^/]*");
        case '?' -> pattern.append("[^/]");
        default -> pattern.append(Pattern.quote(Character.toString(point)));
      }
    });
    return pattern.toString();
  }
}
