package gonogo.probes.documents;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/** Where a link leads. */
sealed interface Destination {

  /** Another site; not looked at. */
  record Elsewhere() implements Destination {}

  /** Out of the folder. */
  record Outside() implements Destination {}

  /** Nowhere that a file could be. */
  record Nowhere() implements Destination {}

  /**
   * In the folder.
   *
   * @param path from the folder; empty text is the folder itself
   * @param anchor what stands behind {@code #}; empty text when nothing does
   */
  record Inside(String path, String anchor) implements Destination {

    boolean isMarkdown() {
      return path.endsWith(".md") || path.endsWith(".markdown");
    }
  }

  /** A scheme (RFC 3986 3.1), or a host without one. */
  Pattern ABSOLUTE = Pattern.compile("(?:[A-Za-z][A-Za-z0-9+.-]*:|//).*", Pattern.DOTALL);

  /** The lines of a file, as the hosts of repositories mark them when they show its source. */
  Pattern LINES = Pattern.compile("L\\d+(?:C\\d+)?(?:-L\\d+(?:C\\d+)?)?");

  /**
   * Where a target leads that stands in a document; one that starts with a slash starts from the
   * folder.
   */
  static Destination of(String document, String target) {
    String trimmed = target.strip();
    if (ABSOLUTE.matcher(trimmed).matches()) {
      return new Elsewhere();
    }
    if (trimmed.isEmpty()) {
      return new Nowhere();
    }
    int hash = trimmed.indexOf('#');
    String anchor = hash < 0 ? "" : decoded(trimmed.substring(hash + 1));
    String before = hash < 0 ? trimmed : trimmed.substring(0, hash);
    int query = before.indexOf('?');
    String path = decoded(query < 0 ? before : before.substring(0, query));
    String shown = query >= 0 && LINES.matcher(anchor).matches() ? "" : anchor;
    return path.isEmpty() ? new Inside(document, shown) : inside(document, path, shown);
  }

  private static Destination inside(String document, String path, String anchor) {
    Deque<String> names = new ArrayDeque<>();
    int folder = path.startsWith("/") ? 0 : document.lastIndexOf('/') + 1;
    for (String name : (document.substring(0, folder) + path).split("/", -1)) {
      switch (name) {
        case "", "." -> {} // the same folder
        case ".." -> {
          if (names.pollLast() == null) {
            return new Outside();
          }
        }
        default -> {
          if (name.equalsIgnoreCase(".git") || name.indexOf('\0') >= 0) {
            return new Nowhere();
          }
          names.addLast(name);
        }
      }
    }
    return new Inside(String.join("/", names), anchor);
  }

  /** What is not well encoded stands for itself. */
  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
