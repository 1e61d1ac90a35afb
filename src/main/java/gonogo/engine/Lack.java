package gonogo.engine;

import gonogo.model.Environment;
import gonogo.model.Item;
import gonogo.model.SystemSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is missing, and the items that lack it.
 *
 * @param hint what to write, or the question of a fact; null when nothing that is written would help
 * @param items ids in the order of the checklist
 * @param blocking how many of them count for the verdict
 * @param alone how many lack nothing else
 */
public record Lack(Need need, @Nullable String hint, List<String> items, int blocking, int alone) {
  /** What helps most stands first. */
  static final Comparator<Lack> BY_GAIN = Comparator.comparingInt((Lack lack) -> -lack.blocking)
      .thenComparingInt(lack -> -lack.items.size());

  public Lack {
    items = List.copyOf(items);
  }

  /** For example {@code fact:cdn}. */
  public String needs() {
    return need.text();
  }

  /**
   * What some items lack, the most helpful first.
   *
   * @param counts whether an item counts for the verdict
   */
  static List<Lack> group(List<Item> items, Plan plan, Predicate<Item> counts) {
    Map<Need, List<Item>> byNeed = new LinkedHashMap<>();
    for (Item item : items) {
      for (Need need : plan.prospect(item).needs()) {
        byNeed.computeIfAbsent(need, _ -> new ArrayList<>()).add(item);
      }
    }
    return byNeed.entrySet().stream()
        .map(entry -> of(entry.getKey(), entry.getValue(), plan, counts))
        .sorted(BY_GAIN)
        .toList();
  }

  private static Lack of(Need need, List<Item> items, Plan plan, Predicate<Item> counts) {
    return new Lack(
        need,
        hint(plan, need),
        items.stream().map(Item::id).toList(),
        (int) items.stream().filter(counts).count(),
        (int) items.stream()
            .filter(item -> plan.prospect(item).needs().size() == 1)
            .count());
  }

  static @Nullable String hint(Plan plan, Need need) {
    String name = need.name();
    return switch (need.kind()) {
      case FACT -> plan.checklist().facts().get(name);
      case SYSTEM -> "add one under systems: %s:".formatted(name);
      case ROLE -> role(plan.environment(), need);
      case KEY -> "say %s in %s".formatted(name, need.of());
      case SETTING -> "say items: {ID: {with: {%s: ...}}}".formatted(name);
      case VALUE -> "say values: {%s: ...}".formatted(name);
      case RELEASE -> "say --release %s=... or release: {%s: ...}".formatted(name, name);
      case ENVIRONMENT -> "say people: people.yaml and %s: %s/".formatted(name, name);
      case DUTY -> "give somebody in the file of people duties: [%s] and a key".formatted(name);
      case ACTIVE ->
        "it leaves a trace where it looks; if it may, say active: [%s]".formatted(name);
      case VANTAGE -> "run gonogo from there, and say vantage: %s".formatted(name);
      case ATTESTATION ->
        "say attest: {ID: [duty]}, or bind the task to a probe: <!-- gonogo: PROBE -->";
      case OTHER -> "the page of the probe says how: gonogo probes";
      case PROBE -> null;
    };
  }

  private static String role(Environment environment, Need need) {
    String able = environment.systems().stream()
        .map(SystemSpec::ref)
        .filter(ref -> ref.kind().equals(need.of()))
        .map(Object::toString)
        .collect(Collectors.joining(" or "));
    return able.isEmpty()
        ? "add a system of kind %s with roles: [%s]".formatted(need.of(), need.name())
        : "name %s among the roles of %s, or add another %s system"
            .formatted(need.name(), able, need.of());
  }
}
