package gonogo.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects mistakes, so that all of them are reported at once. */
public final class Problems {
  private final Set<Problem> found = new LinkedHashSet<>();

  public void add(Place place, String message) {
    found.add(new Problem(place, message));
  }

  /** Adds all that others have found. */
  public void addAll(Problems others) {
    found.addAll(others.found);
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
