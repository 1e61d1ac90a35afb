package gonogo.model;

import java.util.List;

/** The duties that sign for an item, as an environment names them. */
public record Duties(List<String> names, Place place) {
  public Duties {
    names = List.copyOf(names);
  }
}
