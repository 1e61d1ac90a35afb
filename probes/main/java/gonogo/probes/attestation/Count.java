package gonogo.probes.attestation;

import gonogo.attest.Words.Given;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Counts the words that were given for an item: each person once, however many duties they hold.
 *
 * @param veto the duties without whose yes nothing is enough
 * @param holders who could sign for each duty now
 */
record Count(
    List<String> duties,
    List<String> veto,
    Quorum quorum,
    Map<String, List<String>> holders,
    List<Given> given) {

  /** The duties whose yes is missing for the quorum, or for the veto; none when it is enough. */
  List<String> missing() {
    return lacking(this::saidYes, this::open);
  }

  /** The duties for which the list of people lacks somebody, whatever anybody says. */
  List<String> unheld() {
    return lacking(this::holders, duty -> true);
  }

  /** The words by which a veto duty says no. */
  List<Given> vetoes() {
    return noes().stream().filter(word -> veto.contains(word.duty())).toList();
  }

  /** The other words that say no, when nobody is left who could make the quorum; else none. */
  List<Given> refusals() {
    List<Given> noes =
        noes().stream().filter(word -> !veto.contains(word.duty())).toList();
    int before = unheld().size();
    int after = lacking(duty -> without(noes, duty), duty -> true).size();
    // In a quorum of some, too few people are a matter of the list, not of who says no.
    boolean decides = quorum.people() == null ? after > before : before == 0 && after > 0;
    return decides ? noes : List.of();
  }

  List<Given> yeses() {
    return given.stream().filter(Given::isYes).toList();
  }

  List<Given> noes() {
    return given.stream().filter(word -> !word.isYes()).toList();
  }

  /** The people whose yes counts for a duty. */
  Set<String> saidYes(String duty) {
    return yeses().stream()
        .filter(word -> word.duty().equals(duty))
        .map(Given::person)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * The duties that lack somebody.
   *
   * @param people who stands for a duty
   * @param open which duties are to be named when there are too few people in all
   */
  private List<String> lacking(
      Function<String, ? extends Collection<String>> people, Predicate<String> open) {
    Integer wanted = quorum.people();
    if (wanted == null) {
      return Matching.unmatched(duties, people);
    }
    long distinct =
        duties.stream().flatMap(duty -> people.apply(duty).stream()).distinct().count();
    List<String> ofVeto =
        veto.stream().filter(duty -> people.apply(duty).isEmpty()).toList();
    if (distinct >= wanted) {
      return ofVeto;
    }
    List<String> named =
        Stream.concat(ofVeto.stream(), duties.stream().filter(open)).distinct().toList();
    return named.isEmpty() ? duties : named;
  }

  private List<String> holders(String duty) {
    return holders.getOrDefault(duty, List.of());
  }

  /** Whether somebody who has not said yes for any duty could still say so for this one. */
  private boolean open(String duty) {
    return holders(duty).stream()
        .anyMatch(person -> yeses().stream().noneMatch(word -> word.person().equals(person)));
  }

  private List<String> without(List<Given> noes, String duty) {
    return holders(duty).stream()
        .filter(person -> noes.stream()
            .noneMatch(word -> word.person().equals(person) && word.duty().equals(duty)))
        .toList();
  }
}
