package gonogo.collect.documents;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which paths are meant. {@code *} and {@code ?} stand for characters of one name, {@code **} for any number of folders;
 * every other character stands for itself, braces too, because a version may have been filled in.
 */
final class Glob {
  private static final Pattern ANY_FOLDERS = Pattern.compile("");

  private final List<Pattern> names;

  private Glob(List<Pattern> names) {
    this.names = names;
  }

  /**
   * Reads a glob.
   *
   * @throws IllegalArgumentException with what was wanted
   */
  static Glob parse(String text) {
    List<Pattern> names = new ArrayList<>();
    for (String name : text.split("/", -1)) {
      if (name.isEmpty() || name.equals(".") || name.equals("..")) {
        throw new IllegalArgumentException(
            "wanted a path from the folder such as docs/*.md, not " + text);
      }
      boolean folders = name.equals("**");
      if (!folders || names.isEmpty() || names.getLast() != ANY_FOLDERS) {
        names.add(folders ? ANY_FOLDERS : name(name));
      }
    }
    return new Glob(List.copyOf(names));
  }

  /** RE2, so that no glob can be slow. */
  private static Pattern name(String text) {
    StringBuilder expression = new StringBuilder();
    text.codePoints().forEach(c -> {
      switch (c) {
        case '*' -> expression.append(".*");
        case '?' -> expression.append('.');
        default -> expression.append(Pattern.quote(Character.toString(c)));
      }
    });
    return Pattern.compile(expression.toString(), Pattern.DOTALL);
  }

  boolean matches(String path) {
    return matches(names, Arrays.asList(path.split("/", -1)));
  }

  private static boolean matches(List<Pattern> wanted, List<String> names) {
    if (wanted.isEmpty() || names.isEmpty()) {
      return wanted.isEmpty() && names.isEmpty();
    }
    if (wanted.getFirst() == ANY_FOLDERS) {
      return matches(tail(wanted), names) || matches(wanted, tail(names))
          || (wanted.size() == 1 && !names.isEmpty());
    }
    return wanted.getFirst().matches(names.getFirst()) && matches(tail(wanted), tail(names));
  }

  /** Whether a path below this folder may match. */
  boolean reaches(String folder) {
    return folder.isEmpty() || reaches(names, Arrays.asList(folder.split("/", -1)));
  }

  private static boolean reaches(List<Pattern> wanted, List<String> names) {
    if (wanted.isEmpty()) {
      return false;
    }
    if (names.isEmpty() || wanted.getFirst() == ANY_FOLDERS) {
      return true;
    }
    return wanted.getFirst().matches(names.getFirst()) && reaches(tail(wanted), tail(names));
  }

  private static <T> List<T> tail(List<T> list) {
    return list.subList(1, list.size());
  }
}
