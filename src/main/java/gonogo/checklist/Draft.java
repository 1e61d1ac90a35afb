package gonogo.checklist;

import gonogo.model.InvalidInputException;
import gonogo.model.Problem;
import gonogo.model.Problems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was read, with the mistakes found so far: the planner adds those that only it can find, so that all are reported at
 * once.
 *
 * @param inputs null when too little could be read; with problems they serve only to find further ones
 * @param files the files in the order of reading, in which problems are reported
 */
public record Draft(@Nullable Inputs inputs, Problems problems, List<String> files) {
  /** More than a person reads; each further one is only counted. */
  private static final int MOST_PROBLEMS = 100;

  public Draft {
    files = List.copyOf(files);
  }

  /** Inputs without mistakes so far. */
  public static Draft of(Inputs inputs) {
    return new Draft(inputs, new Problems(), List.of());
  }

  /**
   * The inputs.
   *
   * @throws InvalidInputException with all mistakes, in the order of files and lines
   */
  public Inputs orThrow() {
    throwIfAny();
    if (inputs == null) {
      throw new IllegalStateException("what cannot be read leaves a problem");
    }
    return inputs;
  }

  /** Throws when there is a mistake. */
  public void throwIfAny() {
    var sorted = problems.list().stream()
        .sorted(
            Comparator.comparingInt((Problem problem) -> rank(problem.place().file()))
                .thenComparing(problem -> problem.place().file())
                .thenComparingInt(problem -> problem.place().line())
                .thenComparingInt(problem -> problem.place().column()))
        .toList();
    if (!sorted.isEmpty()) {
      throw new InvalidInputException(sorted.size() > MOST_PROBLEMS ? shortened(sorted) : sorted);
    }
  }

  private static List<Problem> shortened(List<Problem> problems) {
    List<Problem> shown = new ArrayList<>(problems.subList(0, MOST_PROBLEMS));
    var next = problems.get(MOST_PROBLEMS);
    shown.add(new Problem(
        next.place(), "from here on %d more problems".formatted(problems.size() - MOST_PROBLEMS)));
    return shown;
  }

  /** Files that could not be read, and the command line, come last. */
  private int rank(String file) {
    int index = files.indexOf(file);
    return index < 0 ? files.size() : index;
  }
}
