package gonogo.probes.dns;

import com.google.re2j.Pattern;
import gonogo.collect.dns.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is wanted of the records of a name. */
sealed interface Expectation {

  /**
   * Reads what is wanted; without any wish a record must be present.
   *
   * @throws IllegalArgumentException when it makes no sense, with a message for the person who wrote it
   */
  static Expectation of(
      RecordType type, List<String> values, @Nullable Pattern matches, boolean absent) {
    if (matches != null) {
      return new Matches(matches);
    }
    if (!values.isEmpty()) {
      return new Exactly(new TreeSet<>(
          values.stream().map(value -> Values.canonical(value, type)).toList()));
    }
    return absent ? new Absent() : new Present();
  }

  /** In what the records of one resolver differ from what is wanted; empty when in nothing. */
  List<Miss> misses(Chain chain, RecordType type);

  /** For people: what is wanted. */
  String wanted();

  /**
   * One difference.
   *
   * @param code of the finding
   */
  record Miss(String code, String seen) {}

  /** The same everywhere, whatever it is. One resolver alone cannot miss it. */
  record Alike() implements Expectation {
    @Override
    public List<Miss> misses(Chain chain, RecordType type) {
      return List.of();
    }

    @Override
    public String wanted() {
      return "the same at every name server";
    }
  }

  /** At least one record. */
  record Present() implements Expectation {
    @Override
    public List<Miss> misses(Chain chain, RecordType type) {
      return chain.values().isEmpty() ? List.of(new Miss("missing", chain.shown())) : List.of();
    }

    @Override
    public String wanted() {
      return "at least one record";
    }
  }

  /** No record. */
  record Absent() implements Expectation {
    @Override
    public List<Miss> misses(Chain chain, RecordType type) {
      return chain.values().isEmpty() ? List.of() : List.of(new Miss("unexpected", chain.shown()));
    }

    @Override
    public String wanted() {
      return "no record";
    }
  }

  /** These values and no other, in any order. */
  record Exactly(SortedSet<String> values) implements Expectation {
    @Override
    public List<Miss> misses(Chain chain, RecordType type) {
      List<Miss> misses = new ArrayList<>();
      if (!chain.values().containsAll(values)) {
        misses.add(new Miss("missing", chain.shown()));
      }
      if (!values.containsAll(chain.values())) {
        misses.add(new Miss("unexpected", chain.shown()));
      }
      return misses;
    }

    @Override
    public String wanted() {
      return String.join(", ", values);
    }
  }

  /**
   * Records in which the pattern is found.
   *
   * <p>TXT and CAA records stand side by side and say different things, so that one has to match. Of every other type a
   * client takes any one, so that all have to.
   */
  record Matches(Pattern pattern) implements Expectation {
    @Override
    public List<Miss> misses(Chain chain, RecordType type) {
      if (chain.values().isEmpty()) {
        return List.of(new Miss("missing", chain.shown()));
      }
      boolean sideBySide = type == RecordType.TXT || type == RecordType.CAA;
      boolean matches = sideBySide
          ? chain.values().stream().anyMatch(value -> pattern.matcher(value).find())
          : chain.values().stream().allMatch(value -> pattern.matcher(value).find());
      return matches ? List.of() : List.of(new Miss("not-matching", chain.shown()));
    }

    @Override
    public String wanted() {
      return "a match of " + pattern.pattern();
    }
  }
}
