package gonogo.probes.documents;

import java.util.List;

/**
 * A heading and what stands below it, the sections within it too.
 *
 * @param below all passages up to the next heading of the same or of a higher level
 */
record Section(Passage heading, List<Passage> below) {

  int words() {
    return below.stream().mapToInt(Passage::words).sum();
  }

  boolean saysSomething() {
    return below.stream().anyMatch(Passage::hasSubstance);
  }
}
