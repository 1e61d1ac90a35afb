package gonogo.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who may sign as what, by id. */
public record People(Map<String, Person> byId) {
  public static final People NONE = new People(Map.of());

  public People {
    byId = Map.copyOf(byId);
  }

  /**
   * One person.
   *
   * @param duties what the person may sign for
   * @param keys public keys, each a line of an OpenSSH public key file
   * @param from first day, in UTC, on which the entry holds; null when always
   * @param until first day on which it no longer holds; null when for ever
   */
  public record Person(
      String id,
      String name,
      @Nullable String email,
      List<String> duties,
      List<String> keys,
      @Nullable LocalDate from,
      @Nullable LocalDate until) {
    public Person {
      duties = List.copyOf(duties);
      keys = List.copyOf(keys);
    }

    /** Whether the entry holds on a day, in UTC. */
    public boolean holdsOn(LocalDate day) {
      return (from == null || !day.isBefore(from)) && (until == null || day.isBefore(until));
    }
  }
}
