package gonogo.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the known name that was probably meant. */
public final class Names {

  /** Longer ones are not compared: the time and memory grow with the square. */
  private static final int LONGEST = 200;

  private Names() {}

  /** The nearest known name within a third of the length in edits, if any. */
  public static Optional<String> nearest(String name, Collection<String> known) {
    if (name.length() > LONGEST) {
      return Optional.empty();
    }
    int tolerance = Math.max(2, name.length() / 3);
    return known.stream()
        .filter(candidate -> Math.abs(candidate.length() - name.length()) <= tolerance)
        .filter(candidate -> distance(name, candidate) <= tolerance)
        .min(Comparator.comparingInt((String candidate) -> distance(name, candidate))
            .thenComparing(c -> c));
  }

  /** {@code ", did you mean X?"}, or the known names when there are few, or nothing. */
  public static String hint(String name, Collection<String> known) {
    return nearest(name, known)
        .map(", did you mean %s?"::formatted)
        .orElseGet(() -> known.isEmpty() || known.size() > 12
            ? ""
            : "; known: " + String.join(", ", known.stream().sorted().toList()));
  }

  /** Edits (insert, delete, replace, swap of neighbours) between two texts, without regard to case. */
  static int distance(String left, String right) {
    String a = left.toLowerCase(java.util.Locale.ROOT);
    String b = right.toLowerCase(java.util.Locale.ROOT);
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          edits[i][j] = i + j;
          continue;
        }
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        edits[i][j] =
            Math.min(Math.min(edits[i - 1][j], edits[i][j - 1]) + 1, edits[i - 1][j - 1] + same);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          edits[i][j] = Math.min(edits[i][j], edits[i - 2][j - 2] + 1);
        }
      }
    }
    return edits[a.length()][b.length()];
  }
}
