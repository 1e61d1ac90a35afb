package gonogo.model;

import java.util.List;
import java.util.stream.Collectors;

/** What a person wrote cannot be used: exit status 2, and nothing was contacted. */
public final class InvalidInputException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  public InvalidInputException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  public InvalidInputException(Place place, String message) {
    this(List.of(new Problem(place, message)));
  }

  public List<Problem> problems() {
    return problems;
  }
}
