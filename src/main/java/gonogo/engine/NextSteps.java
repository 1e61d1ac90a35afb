package gonogo.engine;

import gonogo.catalog.Catalog;
import gonogo.judge.Case;
import gonogo.judge.Judge;
import gonogo.judge.Postponed;
import gonogo.model.Adoption;
import gonogo.model.Adoption.Stage;
import gonogo.model.Item;
import gonogo.model.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What to add to an environment next, by what it would let gonogo see. Every step adds; none takes an item out of the
 * decision, moves a date or accepts anything.
 *
 * @param adoption what the adoption is called; null when every item decides
 * @param items how many the list has
 * @param decide how many decide today
 * @param trial how many are on trial
 * @param steps the most helpful first
 * @param ends dates that come close, the nearest first
 * @param unbound ids of items that nothing in this version looks at, and nobody signs for
 */
public record NextSteps(
    @Nullable String adoption,
    int items,
    int decide,
    int trial,
    List<Step> steps,
    List<End> ends,
    List<String> unbound) {
  private static final int DAYS_OF_NOTICE = 30;
  private static final Comparator<Step> BY_GAIN = Comparator.comparingInt(
          (Step step) -> -step.blocking())
      .thenComparingInt(step -> -step.items().size())
      .thenComparingInt(step -> -step.further().size());

  /** What a step is about. */
  public enum Kind {
    FACTS,
    SYSTEM,
    ROLE,
    KEY,
    SETTINGS,
    VALUES,
    RELEASE,
    PEOPLE,
    ACTIVE,
    VANTAGE,
    /** Who signs for what only people know. */
    SIGNERS,
    /** Items that come later by the adoption, and that can be seen already. */
    DECIDE
  }

  /**
   * One thing to do.
   *
   * @param names what is to be said: facts, settings, duties, a role
   * @param items ids of the items that lack nothing else
   * @param blocking how many of these are of blocking severity
   * @param further ids of items that lack other things as well
   * @param lines to be written into the environment, or for {@link Kind#DECIDE} into the adoption; may be empty
   */
  public record Step(
      Kind kind,
      List<String> names,
      @Nullable String hint,
      List<String> items,
      int blocking,
      List<String> further,
      List<String> lines) {
    public Step {
      names = List.copyOf(names);
      items = List.copyOf(items);
      further = List.copyOf(further);
      lines = List.copyOf(lines);
    }
  }

  /**
   * A day from which items decide.
   *
   * @param unseen ids of those that something is missing for
   */
  public record End(
      Stage stage, LocalDate day, long days, List<String> items, List<String> unseen) {}

  public NextSteps {
    steps = List.copyOf(steps);
    ends = List.copyOf(ends);
    unbound = List.copyOf(unbound);
  }

  /** Ranks the steps; the gate of the plan does not matter. */
  public static NextSteps of(Plan plan, Catalog catalog, Instant now) {
    Case before = plan.unseen(plan.phase(), now);
    Adoption adoption = plan.environment().adoption();
    List<Item> all = plan.checklist().items();
    Map<Stage, List<Item>> stages = new EnumMap<>(Stage.class);
    Ends ends = new Ends(plan, LocalDate.ofInstant(now, ZoneOffset.UTC));
    for (Item item : all) {
      Optional<Postponed> postponed = Judge.postponed(item, before);
      stages
          .computeIfAbsent(
              postponed.map(Postponed::stage).orElse(Stage.DECIDES), _ -> new ArrayList<>())
          .add(item);
      postponed.ifPresent(until -> ends.add(item, until));
    }
    List<Step> steps = new ArrayList<>(Missing.steps(all, plan, catalog));
    toDecide(stages.getOrDefault(Stage.LATER, List.of()), plan, adoption).ifPresent(steps::add);
    steps.sort(BY_GAIN);
    return new NextSteps(
        adoption == null ? null : adoption.id(),
        all.size(),
        stages.getOrDefault(Stage.DECIDES, List.of()).size(),
        stages.getOrDefault(Stage.TRIAL, List.of()).size(),
        steps,
        ends.soon(),
        all.stream().filter(item -> isUnbound(item, plan)).map(Item::id).toList());
  }

  private static boolean isUnbound(Item item, Plan plan) {
    return plan.prospect(item).needs().stream().anyMatch(need -> need.kind() == Need.Kind.PROBE);
  }

  /** What comes later, and can be seen as the environment is. */
  private static Optional<Step> toDecide(List<Item> later, Plan plan, @Nullable Adoption adoption) {
    List<Item> ready = later.stream()
        .filter(item -> item.of() == null && plan.prospect(item).isReady())
        .toList();
    if (ready.isEmpty() || adoption == null) {
      return Optional.empty();
    }
    List<String> ids = ready.stream().map(Item::id).toList();
    List<String> lines = new ArrayList<>(List.of("decides:"));
    ids.forEach(id -> lines.add("  - " + id));
    boolean named = adoption.rules().stream()
        .anyMatch(rule -> rule.stage() == Stage.LATER && ids.contains(rule.pattern()));
    return Optional.of(new Step(
        Kind.DECIDE,
        List.of(),
        named ? "and take those out that stand under later by their id" : null,
        ids,
        blocking(ready),
        List.of(),
        lines));
  }

  /** How many are of blocking severity. */
  static int blocking(List<Item> items) {
    return (int)
        items.stream().filter(item -> item.severity() != Severity.MINOR).count();
  }

  /** The days from which items decide that do not yet. */
  private record Ends(Plan plan, LocalDate today, Map<Postponed, List<Item>> byDay) {
    Ends(Plan plan, LocalDate today) {
      this(plan, today, new LinkedHashMap<>());
    }

    void add(Item item, Postponed until) {
      byDay.computeIfAbsent(until, _ -> new ArrayList<>()).add(item);
    }

    List<End> soon() {
      return byDay.entrySet().stream()
          .map(entry -> end(entry.getKey(), entry.getValue()))
          .filter(end -> end.days() <= DAYS_OF_NOTICE)
          .sorted(Comparator.comparing(End::day))
          .toList();
    }

    private End end(Postponed until, List<Item> items) {
      return new End(
          until.stage(),
          until.until(),
          ChronoUnit.DAYS.between(today, until.until()),
          items.stream().map(Item::id).toList(),
          items.stream()
              .filter(item -> !plan.prospect(item).needs().isEmpty())
              .map(Item::id)
              .toList());
    }
  }
}
