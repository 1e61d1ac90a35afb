package gonogo.collect.documents;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which paths are meant. {@code *} and {@code ?} stand for characters of one name, {@code **} for
 * any number of folders; every other character stands for itself, braces too, because a version may
 * have been filled in.
 */
record Glob(List<Name> names) {

  /** One name of a path, or any number of folders. */
  record Name(String text, Pattern pattern) {

    boolean isAnyFolders() {
      return text.equals("**");
    }
  }

  /**
   * Reads a glob.
   *
   * @throws IllegalArgumentException with what was wanted
   */
  static Glob parse(String text) {
    List<Name> names = new ArrayList<>();
    for (String part : text.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        throw new IllegalArgumentException(
            "wanted a path from the folder such as docs/*.md, not " + text);
      }
      Name name = new Name(part, pattern(part));
      if (!name.isAnyFolders() || names.isEmpty() || !names.getLast().isAnyFolders()) {
        names.add(name);
      }
    }
    return new Glob(List.copyOf(names));
  }

  /** RE2, so that no glob can be slow. */
  private static Pattern pattern(String name) {
    StringBuilder expression = new StringBuilder();
    name.codePoints().forEach(c -> {
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

  private static boolean matches(List<Name> wanted, List<String> path) {
    if (wanted.isEmpty() || path.isEmpty()) {
      return wanted.isEmpty() && path.isEmpty();
    }
    if (wanted.getFirst().isAnyFolders()) {
      return wanted.size() == 1 || matches(tail(wanted), path) || matches(wanted, tail(path));
    }
    return begins(wanted, path) && matches(tail(wanted), tail(path));
  }

  /** Whether a path below this folder may match. */
  boolean reaches(String folder) {
    return folder.isEmpty() || reaches(names, Arrays.asList(folder.split("/", -1)));
  }

  private static boolean reaches(List<Name> wanted, List<String> folders) {
    if (wanted.isEmpty()) {
      return false;
    }
    if (folders.isEmpty() || wanted.getFirst().isAnyFolders()) {
      return true;
    }
    return begins(wanted, folders) && reaches(tail(wanted), tail(folders));
  }

  private static boolean begins(List<Name> wanted, List<String> path) {
    return wanted.getFirst().pattern().matches(path.getFirst());
  }

  private static <T> List<T> tail(List<T> list) {
    return list.subList(1, list.size());
  }
}
