package gonogo.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That an environment is written over another one.
 *
 * @param base the path of the other, as people see it
 * @param overruled what the other says of items, and this one says otherwise
 */
public record Extension(String base, List<Overruled> overruled) {
  public Extension {
    overruled = List.copyOf(overruled);
  }

  /**
   * One thing that is said otherwise.
   *
   * @param what the key of the adjustment, with those above it; empty for the whole of it
   * @param from what the other says
   * @param to what is said instead; null when it is taken away
   * @param place of what is said instead
   */
  public record Overruled(
      String item, String what, Node from, @Nullable Node to, Place place) {}
}
