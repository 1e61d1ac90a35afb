package gonogo.attest;

import gonogo.model.People;
import gonogo.model.People.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whose key is whose. A key that is listed for two people tells neither of them, and who shares a
 * key may be one person under two names: none of their keys counts.
 */
public final class Keyring {
  private final People people;
  private final Map<SshKey, Set<String>> owners = new HashMap<>();
  private final Set<String> sharing = new HashSet<>();
  private final List<String> problems = new ArrayList<>();

  private Keyring(People people) {
    this.people = people;
    people.byId().values().stream().sorted(Comparator.comparing(Person::id)).forEach(this::add);
    owners.values().stream().filter(ids -> ids.size() > 1).forEach(ids -> {
      sharing.addAll(ids);
      problems.add(shared(ids));
    });
  }

  /** The keys of the list of people. */
  public static Keyring of(People people) {
    return new Keyring(people);
  }

  private void add(Person person) {
    for (String line : person.keys()) {
      try {
        owners.computeIfAbsent(SshKeys.publicKey(line), _ -> new TreeSet<>()).add(person.id());
      } catch (RefusedException e) {
        problems.add("a key of %s cannot be used: %s".formatted(person.id(), e.detail()));
      }
    }
  }

  /** What is wrong with the keys of the list, each in one line. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /** The people, by id, who hold a duty at this time and have a key that counts. */
  public List<String> holders(String duty, Instant at) {
    return people.byId().values().stream()
        .filter(person -> person.duties().contains(duty) && isListed(person, at))
        .map(Person::id)
        .filter(id -> owners.values().stream().anyMatch(ids -> ids.equals(Set.of(id))))
        .filter(id -> !sharing.contains(id))
        .sorted()
        .toList();
  }

  /**
   * The one person whose key it is.
   *
   * @throws RefusedException with {@code UNKNOWN_KEY} or {@code KEY_OF_TWO_PEOPLE}
   */
  public String owner(SshKey key) throws RefusedException {
    Set<String> ids = owners.getOrDefault(key, Set.of());
    if (ids.isEmpty()) {
      throw new RefusedException(
          Reason.UNKNOWN_KEY, "the list of people has no key " + key.fingerprint());
    }
    Optional<Set<String>> shared = owners.values().stream()
        .filter(each -> each.size() > 1 && each.stream().anyMatch(ids::contains))
        .findFirst();
    if (shared.isPresent()) {
      throw new RefusedException(Reason.KEY_OF_TWO_PEOPLE, shared(shared.get()));
    }
    return ids.iterator().next();
  }

  private static String shared(Set<String> ids) {
    return "one key is listed for %s, so that none of theirs counts"
        .formatted(String.join(" and ", ids));
  }

  /** Whether the entry of a person holds; its days begin at midnight UTC. */
  public static boolean isListed(Person person, Instant at) {
    return !isBefore(person, at) && (person.until() == null || day(at).isBefore(person.until()));
  }

  /** Whether the entry of a person does not hold yet. */
  static boolean isBefore(Person person, Instant at) {
    return person.from() != null && day(at).isBefore(person.from());
  }

  private static LocalDate day(Instant at) {
    return at.atOffset(ZoneOffset.UTC).toLocalDate();
  }
}
