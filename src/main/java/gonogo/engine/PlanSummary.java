package gonogo.engine;

import gonogo.api.Cause;
import gonogo.catalog.Catalog;
import gonogo.catalog.SecretReference;
import gonogo.judge.Case;
import gonogo.judge.ItemJudgement;
import gonogo.judge.Judge;
import gonogo.judge.Standing;
import gonogo.model.Environment;
import gonogo.model.Extension;
import gonogo.model.Item;
import gonogo.model.Release;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a plan comes to before anything is looked at.
 *
 * @param title of the checklist
 * @param notes what the plan is made from, where that is not plain from the command line
 * @param adopted whether an adoption says what decides yet
 * @param parts every item of the list in exactly one of them
 * @param unseen the items that lack something, each once, by the kind of thing that is asked for first
 * @param checks how many checks run, by system
 * @param lacks what is missing; an item that lacks several things stands in each of them
 * @param lines what to write for the settings that are missing
 * @param secrets every reference to a secret, and whether it can be looked up
 */
public record PlanSummary(
    String title,
    String phase,
    String environment,
    List<String> notes,
    boolean adopted,
    SequencedMap<Part, Tally> parts,
    SequencedMap<Need.Kind, Tally> unseen,
    SequencedMap<String, Integer> checks,
    List<Lack> lacks,
    List<String> lines,
    List<SecretState> secrets) {

  /** Where an item stands before a run. */
  public enum Part {
    /** Every check of it can run, and one of them looks. */
    SEEN,
    /** Nothing is missing but signatures. */
    SIGNED,
    /** Something is missing. */
    LACKING,
    /** Other items settle it. */
    SETTLED,
    /** A declared fact rules it out. */
    RULED_OUT,
    NOT_SELECTED,
    NOT_DUE,
    NOT_ADOPTED
  }

  /**
   * Some items.
   *
   * @param blocking how many of them count for the verdict
   */
  public record Tally(List<String> items, int blocking) {
    private static final Tally NONE = new Tally(List.of(), 0);

    public Tally {
      items = List.copyOf(items);
    }

    private Tally and(ItemJudgement item) {
      List<String> more = new ArrayList<>(items);
      more.add(item.item().id());
      return new Tally(more, blocking + (item.blocking() && item.decides() ? 1 : 0));
    }
  }

  /** A reference to a secret. */
  public record SecretState(String reference, String where, boolean found) {}

  /** Sums a plan up; the variables tell which secrets are there. */
  public static PlanSummary of(
      Plan plan, Catalog catalog, Instant now, Map<String, String> variables) {
    Case before = plan.unseen(plan.phase(), now);
    Map<Part, Tally> parts = new EnumMap<>(Part.class);
    Map<Need.Kind, Tally> unseen = new EnumMap<>(Need.Kind.class);
    Map<String, ItemJudgement> lacking = new LinkedHashMap<>();
    for (ItemJudgement item : Judge.judge(before).items()) {
      Part part = part(item.item(), plan.prospect(item.item()), before);
      parts.merge(part, Tally.NONE.and(item), (tally, _) -> tally.and(item));
      if (part == Part.LACKING) {
        lacking.put(item.item().id(), item);
        unseen.merge(
            kind(plan.prospect(item.item())), Tally.NONE.and(item), (tally, _) -> tally.and(item));
      }
    }
    List<Item> items = lacking.values().stream().map(ItemJudgement::item).toList();
    return new PlanSummary(
        plan.checklist().title(),
        plan.phase().text(),
        plan.environment().name(),
        notes(plan.environment()),
        plan.environment().adoption() != null,
        new LinkedHashMap<>(parts),
        new LinkedHashMap<>(unseen),
        perSystem(plan),
        Lack.group(items, plan, item -> counts(lacking.get(item.id()))),
        EnvironmentLines.settings(items, plan, catalog),
        secrets(plan, variables));
  }

  private static boolean counts(@Nullable ItemJudgement item) {
    return item != null && item.blocking() && item.decides();
  }

  private static Part part(Item item, Prospect prospect, Case before) {
    return switch (Judge.standing(item, before)) {
      case Standing.NotAdopted _ -> Part.NOT_ADOPTED;
      case Standing.NotDue _ -> Part.NOT_DUE;
      case Standing.NotApplicable _ -> Part.RULED_OUT;
      case Standing.Undetermined undetermined ->
        undetermined.cause() == Cause.NOT_SELECTED ? Part.NOT_SELECTED : Part.LACKING;
      case Standing.Open _ -> part(item, prospect);
    };
  }

  private static Part part(Item item, Prospect prospect) {
    if (!prospect.needs().isEmpty()) {
      return Part.LACKING;
    }
    if (item.of() != null) {
      return Part.SETTLED;
    }
    if (prospect.ruledOut()) {
      return Part.RULED_OUT;
    }
    return prospect.isSeen() ? Part.SEEN : prospect.isReady() ? Part.SIGNED : Part.LACKING;
  }

  private static Need.Kind kind(Prospect prospect) {
    return prospect.needs().isEmpty()
        ? Need.Kind.OTHER
        : prospect.needs().getFirst().kind();
  }

  private static SequencedMap<String, Integer> perSystem(Plan plan) {
    SequencedMap<String, Integer> perSystem = new LinkedHashMap<>();
    plan.runnable()
        .forEach(check -> perSystem.merge(String.valueOf(check.system()), 1, Integer::sum));
    return perSystem;
  }

  private static List<String> notes(Environment environment) {
    List<String> notes = new ArrayList<>();
    Extension extension = environment.extension();
    if (extension != null) {
      notes.add(
          "%s extends %s".formatted(environment.sources().getFirst().path(), extension.base()));
    }
    Release release = environment.release();
    outside("commit", release.commit(), release, notes);
    outside("version", release.version(), release, notes);
    notes.addAll(release.concerns());
    return notes;
  }

  private static void outside(
      String key, @Nullable String value, Release release, List<String> notes) {
    String source = release.sources().get(key);
    if (source != null && Release.isOutside(source)) {
      notes.add("%s %s of the release is from %s".formatted(key, value, source));
    }
  }

  private static List<SecretState> secrets(Plan plan, Map<String, String> variables) {
    List<SecretState> states = new ArrayList<>();
    for (SecretReference reference : plan.secrets()) {
      states.add(new SecretState(
          reference.secret().text(),
          reference.place().toString(),
          SecretCheck.problem(reference, variables).isEmpty()));
    }
    return states;
  }

  /** How many items there are, in all parts together. */
  public int items() {
    return parts.values().stream().mapToInt(tally -> tally.items().size()).sum();
  }

  /** The items of a part; none when it is empty. */
  public Tally part(Part part) {
    return parts.getOrDefault(part, Tally.NONE);
  }

  /** How many secrets a run would ask for and not find. */
  public long missingSecrets() {
    return secrets.stream().filter(secret -> !secret.found()).count();
  }
}
