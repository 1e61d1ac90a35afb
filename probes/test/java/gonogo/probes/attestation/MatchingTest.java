package gonogo.probes.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Held against trying out everything. */
class MatchingTest {
  private static final List<String> DUTIES = List.of("a", "b", "c");
  private static final List<String> PEOPLE = List.of("x", "y", "z");

  /** Who stands for a duty in the world of this number: one bit for each duty and person. */
  private static List<String> people(int world, String duty) {
    int shift = DUTIES.indexOf(duty) * PEOPLE.size();
    return IntStream.range(0, PEOPLE.size())
        .filter(person -> (world >> (shift + person) & 1) == 1)
        .mapToObj(PEOPLE::get)
        .toList();
  }

  /** How many duties can have somebody of their own. */
  private static int most(int world, int duty, Set<String> taken) {
    if (duty == DUTIES.size()) {
      return 0;
    }
    int most = most(world, duty + 1, taken);
    for (String person : people(world, DUTIES.get(duty))) {
      if (!taken.contains(person)) {
        Set<String> more = new HashSet<>(taken);
        more.add(person);
        most = Math.max(most, 1 + most(world, duty + 1, more));
      }
    }
    return most;
  }

  @Test
  void leavesAsFewDutiesAsCanBe() {
    for (int world = 0; world < 1 << DUTIES.size() * PEOPLE.size(); world++) {
      int each = world;
      assertThat(Matching.unmatched(DUTIES, duty -> people(each, duty)))
          .as("world %d", world)
          .hasSize(DUTIES.size() - most(world, 0, Set.of()))
          .isSubsetOf(DUTIES);
    }
  }

  @Test
  void servesEarlierDutiesFirst() {
    assertThat(Matching.unmatched(DUTIES, _ -> List.of("x"))).containsExactly("b", "c");
    assertThat(Matching.unmatched(List.of(), _ -> List.of("x"))).isEmpty();
  }
}
