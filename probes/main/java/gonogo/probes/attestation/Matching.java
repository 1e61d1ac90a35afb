package gonogo.probes.attestation;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds somebody else for as many duties as can be: a largest matching of a bipartite graph, by
 * augmenting paths.
 */
final class Matching {
  private final Function<String, ? extends Collection<String>> people;
  private final Map<String, String> dutyOf = new HashMap<>();

  private Matching(Function<String, ? extends Collection<String>> people) {
    this.people = people;
  }

  /**
   * The duties for which nobody is left, in their order; earlier duties come first.
   *
   * @param people those who can stand for a duty
   */
  static List<String> unmatched(
      List<String> duties, Function<String, ? extends Collection<String>> people) {
    Matching matching = new Matching(people);
    return duties.stream().filter(duty -> !matching.find(duty, new HashSet<>())).toList();
  }

  private boolean find(String duty, Set<String> tried) {
    for (String person : people.apply(duty)) {
      if (tried.add(person)) {
        String other = dutyOf.get(person);
        if (other == null || find(other, tried)) {
          dutyOf.put(person, duty);
          return true;
        }
      }
    }
    return false;
  }
}
