package gonogo.engine;

import gonogo.api.Cause;
import gonogo.api.Outcome;
import gonogo.catalog.SecretReference;
import gonogo.judge.CauseGroup;
import gonogo.judge.ItemJudgement;
import gonogo.judge.Judge;
import gonogo.judge.Judgement;
import gonogo.judge.Status;
import gonogo.model.Environment;
import gonogo.model.Extension;
import gonogo.model.Item;
import gonogo.model.Release;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a plan comes to before anything is looked at.
 *
 * @param title of the checklist
 * @param notes what the plan is made from, where that is not plain from the command line
 * @param items how many items it has
 * @param lookedAt ids of the items that every check of can run
 * @param settled how many are settled by other items
 * @param checks how many checks run, by system
 * @param lacking the items that lack something, by what would help
 * @param notDue how many belong to another gate
 * @param notAdopted how many the adoption puts off
 * @param notApplicable how many a declared fact rules out
 * @param secrets every reference to a secret, and whether it can be looked up
 */
public record PlanSummary(
    String title,
    String phase,
    String environment,
    List<String> notes,
    int items,
    List<String> lookedAt,
    int settled,
    SequencedMap<String, Integer> checks,
    List<Lack> lacking,
    int notDue,
    int notAdopted,
    int notApplicable,
    int notSelected,
    List<SecretState> secrets) {

  /**
   * What would help some items.
   *
   * @param needs for example {@code fact:cdn}
   * @param hint what to write, or what the fact means
   * @param blocking how many of the items count for the verdict
   */
  public record Lack(
      String needs, String message, @Nullable String hint, List<String> items, int blocking) {}

  /** A reference to a secret. */
  public record SecretState(String reference, String where, boolean found) {}

  /** Sums a plan up; the variables tell which secrets are there. */
  public static PlanSummary of(Plan plan, Map<String, String> variables) {
    Map<String, CheckRun> planned = new LinkedHashMap<>();
    SequencedMap<String, Integer> perSystem = new LinkedHashMap<>();
    for (PlannedCheck check : plan.runnable()) {
      planned.put(
          check.key(),
          new CheckRun(
              check.key(),
              new Outcome.Inconclusive(Cause.CANCELLED, "not looked at yet"),
              List.of(),
              null,
              0));
      perSystem.merge(String.valueOf(check.system()), 1, Integer::sum);
    }
    Judgement judged = Judge.judge(plan.toCase(planned, Instant.EPOCH));
    return new PlanSummary(
        plan.checklist().title(),
        plan.phase().text(),
        plan.environment().name(),
        notes(plan.environment()),
        judged.items().size(),
        judged.items().stream()
            .filter(item -> item.cause() == Cause.CANCELLED)
            .map(item -> item.item().id())
            .toList(),
        (int) judged.items().stream()
            .filter(item -> item.due() && item.item().of() != null)
            .count(),
        perSystem,
        lacking(plan, judged),
        judged.counts().getOrDefault(Status.NOT_DUE, 0),
        judged.counts().getOrDefault(Status.NOT_ADOPTED, 0),
        judged.counts().getOrDefault(Status.NOT_APPLICABLE, 0),
        (int) judged.items().stream()
            .filter(item -> item.cause() == Cause.NOT_SELECTED)
            .count(),
        secrets(plan, variables));
  }

  private static List<String> notes(Environment environment) {
    List<String> notes = new ArrayList<>();
    Extension extension = environment.extension();
    if (extension != null) {
      notes.add("%s extends %s"
          .formatted(environment.sources().getFirst().path(), extension.base()));
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

  private static List<Lack> lacking(Plan plan, Judgement judged) {
    Map<String, ItemJudgement> byId = new TreeMap<>();
    judged.items().forEach(item -> byId.put(item.item().id(), item));
    List<Lack> lacking = new ArrayList<>();
    for (CauseGroup group : judged.causes()) {
      if (group.cause() != Cause.NOT_CONFIGURED) {
        continue;
      }
      String needs = group.needs() == null ? "" : group.needs();
      int blocking =
          (int) group.items().stream().filter(id -> counts(byId.get(id))).count();
      lacking.add(new Lack(needs, group.message(), hint(plan, needs), group.items(), blocking));
    }
    return lacking;
  }

  private static boolean counts(@Nullable ItemJudgement item) {
    return item != null && item.blocking() && item.decides();
  }

  private static @Nullable String hint(Plan plan, String needs) {
    if (needs.equals(Item.ATTESTATION)) {
      return "say attest: {ID: [duty]}, or bind the task to a probe: <!-- gonogo: PROBE -->";
    }
    int colon = needs.indexOf(':');
    String name = needs.substring(colon + 1);
    return switch (needs.substring(0, Math.max(0, colon))) {
      case "fact" -> plan.checklist().facts().get(name);
      case "role" ->
        "name %s among the roles of a system; a web system without roles has [app]".formatted(name);
      case "environment" -> "say people: people.yaml and %s: %s/".formatted(name, name);
      case "duty" -> "give somebody in the file of people duties: [%s]".formatted(name);
      case "system" -> "add one under systems: %s:".formatted(name);
      case "setting" -> "say items: {ID: {with: {%s: ...}}}".formatted(name);
      case "value" -> "say values: {%s: ...}".formatted(name);
      case "instances" ->
        "say instances: [https://10.0.0.11:8443, ...] of the system %s".formatted(name);
      case "vantage" -> "say vantage: %s, and run from there".formatted(name);
      case "release" -> "say --release %s=... or release: {%s: ...}".formatted(name, name);
      default -> null;
    };
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
}
