package gonogo.attest;

import gonogo.json.Codec;
import gonogo.model.Source;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a go/no-go signature rests on: how each item stood that is due at its gate, and what was asked of it. It holds no
 * times, no measured values and no ids of evidence, so that the next run of the same world has the same ground.
 *
 * @param gate of the item that is signed for
 * @param vantage where the systems were looked at from
 * @param facts the declared ones that the items hang on
 * @param items by id
 */
public record Ground(
    String gate, String vantage, SortedMap<String, Boolean> facts, SortedMap<String, Stand> items) {
  private static final int NAMED = 3;

  public Ground {
    facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    items = Collections.unmodifiableSortedMap(new TreeMap<>(items));
  }

  /** The status of an item, as it is signed. */
  public enum State {
    MET,
    NOT_APPLICABLE,
    WAIVED,
    UNDETERMINED,
    NOT_MET,
    /** The adoption keeps it from deciding, whatever it is. */
    PUT_OFF
  }

  /**
   * How one item stood.
   *
   * @param asked 16 hex digits: which checks looked at it, with which settings
   * @param waiver the id of the waiver that counts; null unless WAIVED
   * @param findings fingerprints of what was wrong
   */
  public record Stand(
      State state, String asked, @Nullable String waiver, NavigableSet<String> findings) {
    private static final Pattern WRITTEN =
        Pattern.compile("([A-Z_]+) ([0-9a-f]{16})(?: by ([^ ]+))?((?: [0-9a-f]{12})*)");

    private static final Pattern FINDING = Pattern.compile("[0-9a-f]{12}");

    public Stand {
      findings = Collections.unmodifiableNavigableSet(new TreeSet<>(findings));
    }

    /** As it is written in a sheet: {@code NOT_MET 0123456789abcdef 3fa9c12de045}. */
    public String text() {
      return state
          + " "
          + asked
          + (waiver == null ? "" : " by " + waiver)
          + findings.stream().map(" "::concat).collect(Collectors.joining());
    }

    /** What is written so; empty when nothing is. */
    static Optional<Stand> of(String text) {
      Matcher written = WRITTEN.matcher(text);
      if (!written.matches()) {
        return Optional.empty();
      }
      for (State state : State.values()) {
        if (state.name().equals(written.group(1))) {
          NavigableSet<String> findings = FINDING
              .matcher(written.group(4))
              .results()
              .map(MatchResult::group)
              .collect(Collectors.toCollection(TreeSet::new));
          return Optional.of(new Stand(state, written.group(2), written.group(3), findings));
        }
      }
      return Optional.empty();
    }

    /**
     * Whether it is worse now. What a lever brings about (a waiver, a fact, the adoption) is no better state of the world:
     * who signed has not agreed to it.
     */
    private boolean isWorse(Stand now) {
      return switch (now.state) {
        case MET -> false;
        case NOT_APPLICABLE -> state != State.NOT_APPLICABLE && state != State.PUT_OFF;
        case WAIVED -> state != State.WAIVED || !Objects.equals(waiver, now.waiver) || hasNew(now);
        case UNDETERMINED -> (state != State.UNDETERMINED && state != State.NOT_MET) || hasNew(now);
        case NOT_MET -> state != State.NOT_MET || hasNew(now);
        case PUT_OFF -> state != State.PUT_OFF;
      };
    }

    private boolean hasNew(Stand now) {
      return !findings.containsAll(now.findings);
    }

    /** What speaks against what was signed, if anything. */
    private Optional<String> flaw(String id, Stand now) {
      if (!asked.equals(now.asked)) {
        return Optional.of("what is asked of %s was another when it was signed".formatted(id));
      }
      if (!isWorse(now)) {
        return Optional.empty();
      }
      return Optional.of(
          name(state, waiver).equals(name(now.state, now.waiver))
              ? "%s was %s for less when it was signed".formatted(id, state)
              : "%s was %s when it was signed, is %s"
                  .formatted(id, name(state, waiver), name(now.state, now.waiver)));
    }

    private static String name(State state, @Nullable String waiver) {
      String name = state == State.PUT_OFF ? "not deciding" : state.name();
      return waiver == null ? name : name + " by " + waiver;
    }
  }

  /** Hex of the SHA-256 of its canonical JSON; equal grounds have equal digests. */
  public String digest() {
    return Source.sha256(new Codec().canonicalText(tree()));
  }

  /** Why what was signed on this ground no longer counts, in one line; empty when nothing got worse. */
  public Optional<String> flaw(Ground now) {
    List<String> flaws = flaws(now);
    if (flaws.isEmpty()) {
      return Optional.empty();
    }
    String more = flaws.size() > NAMED ? "; and %d more".formatted(flaws.size() - NAMED) : "";
    return Optional.of(flaws.stream().limit(NAMED).collect(Collectors.joining("; ", "", more)));
  }

  private List<String> flaws(Ground now) {
    List<String> flaws = new ArrayList<>();
    if (!gate.equals(now.gate)) {
      flaws.add("it was signed for the gate %s, not %s".formatted(gate, now.gate));
    }
    if (!vantage.equals(now.vantage)) {
      flaws.add(
          "it was looked from %s when it was signed, now from %s".formatted(vantage, now.vantage));
    }
    if (!facts.equals(now.facts)) {
      flaws.add("other facts were declared when it was signed: " + changed(now.facts));
    }
    if (now.items.isEmpty()) {
      flaws.add("there is nothing that it could rest on");
    }
    now.items.forEach((id, stand) -> {
      Stand signed = items.get(id);
      if (signed == null) {
        flaws.add("it does not say how %s stood".formatted(id));
      } else {
        signed.flaw(id, stand).ifPresent(flaws::add);
      }
    });
    items.keySet().stream()
        .filter(id -> !now.items.containsKey(id))
        .forEach(id -> flaws.add("%s was among what it rests on, and is not now".formatted(id)));
    return flaws;
  }

  private String changed(Map<String, Boolean> now) {
    NavigableSet<String> names = new TreeSet<>(facts.keySet());
    names.addAll(now.keySet());
    return names.stream()
        .filter(name -> !Objects.equals(facts.get(name), now.get(name)))
        .collect(Collectors.joining(", "));
  }

  Map<String, Object> tree() {
    Map<String, Object> stands = new LinkedHashMap<>();
    items.forEach((id, stand) -> stands.put(id, stand.text()));
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("gate", gate);
    tree.put("vantage", vantage);
    tree.put("facts", facts);
    tree.put("items", stands);
    return tree;
  }
}
