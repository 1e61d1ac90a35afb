package gonogo.model;

import java.util.ArrayList;
import java.util.List;

/** Collects mistakes, so that all of them are reported at once. */
public final class Problems {
  private final List<Problem> found = new ArrayList<>();

  public void add(Place place, String message) {
    Problem problem = new Problem(place, message);
    if (!found.contains(problem)) {
      found.add(problem);
    }
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  public List<Problem> list() {
    return List.copyOf(found);
  }

  /** Throws when there is a mistake. */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new InvalidInputException(list());
    }
  }
}
