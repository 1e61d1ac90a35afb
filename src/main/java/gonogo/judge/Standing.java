package gonogo.judge;

import gonogo.api.Cause;
import java.util.List;

/** How an item stands before anything is looked at; only an {@link Open} one is contacted. */
public sealed interface Standing {

  /** The adoption puts it off. */
  record NotAdopted(String message) implements Standing {}

  /** It belongs to another gate. */
  record NotDue(String message) implements Standing {}

  /** A declared fact rules it out. */
  record NotApplicable(String trace) implements Standing {}

  /**
   * A fact that it asks for is unknown, or it was not selected.
   *
   * @param needs what would help, for example {@code fact:cdn}; empty when nothing is missing
   */
  record Undetermined(Cause cause, String message, List<String> needs) implements Standing {
    public Undetermined {
      needs = List.copyOf(needs);
    }
  }

  /** It is to be looked at. */
  record Open() implements Standing {}
}
