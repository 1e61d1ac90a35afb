package gonogo.cli;

import gonogo.engine.Lack;
import gonogo.engine.Need;
import gonogo.engine.PlanSummary;
import gonogo.engine.PlanSummary.Part;
import gonogo.engine.PlanSummary.Tally;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A plan as text: where every item stands, then what a reader can do about those that cannot be seen. */
final class PlanText {
  private static final int MOST_PROBES = 8;
  private static final int QUESTIONS = 38; // the column in which they stand
  private static final String ROW = "  %-38s %5d  %8d  %s";

  /** What a person writes into the environment, but for facts and settings, which have their own form. */
  private static final Set<Need.Kind> SAID = Set.of(
      Need.Kind.SYSTEM,
      Need.Kind.ROLE,
      Need.Kind.KEY,
      Need.Kind.VALUE,
      Need.Kind.RELEASE,
      Need.Kind.ENVIRONMENT,
      Need.Kind.DUTY,
      Need.Kind.ACTIVE,
      Need.Kind.VANTAGE,
      Need.Kind.ATTESTATION,
      Need.Kind.OTHER);

  private final PlanSummary plan;
  private final String file;
  private final Lines lines;

  private PlanText(PlanSummary plan, String file, Console console) {
    this.plan = plan;
    this.file = file;
    this.lines = new Lines(console);
  }

  /**
   * Writes it.
   *
   * @param file the environment, as it was named
   */
  static String write(PlanSummary plan, String file, Console console) {
    PlanText text = new PlanText(plan, file, console);
    text.head();
    text.parts();
    text.secrets();
    text.facts();
    text.said();
    text.settings();
    text.unlooked();
    text.next();
    return text.lines.text();
  }

  private void head() {
    lines.add("%s -> %s, gate %s: %s"
        .formatted(
            plan.title(), plan.environment(), plan.phase(), Lines.count(plan.items(), "item")));
    plan.notes().forEach(lines::add);
    lines.blank();
  }

  private void parts() {
    lines.add("  %-38s %5s  %8s".formatted("", "items", "blocking"));
    row(Part.SEEN, checks());
    row(Part.SIGNED, "their word is all that is missing");
    row(Part.LACKING, "by the first thing that each lacks:");
    plan.unseen()
        .forEach((kind, tally) -> lines.add(
            ROW.formatted("  " + name(kind), tally.items().size(), tally.blocking(), "")));
    row(Part.SETTLED, "");
    row(Part.RULED_OUT, "");
    row(Part.NOT_SELECTED, "");
    row(Part.NOT_DUE, "");
    row(Part.NOT_ADOPTED, "");
  }

  private void row(Part part, String detail) {
    Tally tally = plan.part(part);
    if (!tally.items().isEmpty() || part == Part.SEEN) {
      lines.add(ROW.formatted(name(part), tally.items().size(), tally.blocking(), detail));
    }
  }

  private String checks() {
    int checks = plan.checks().values().stream().mapToInt(Integer::intValue).sum();
    long missing = plan.missingSecrets();
    return missing == 0
        ? "%s can run, on %s"
            .formatted(Lines.count(checks, "check"), Lines.count(plan.checks().size(), "system"))
        : "once %s there".formatted(missing == 1 ? "1 secret is" : missing + " secrets are");
  }

  private static String name(Part part) {
    return switch (part) {
      case SEEN -> "can be seen by checks";
      case SIGNED -> "can be signed by people";
      case LACKING -> "cannot be seen yet";
      case SETTLED -> "settled by other items";
      case RULED_OUT -> "ruled out by a fact";
      case NOT_SELECTED -> "not selected";
      case NOT_DUE -> "due at another gate";
      case NOT_ADOPTED -> "not adopted yet";
    };
  }

  private static String name(Need.Kind kind) {
    return switch (kind) {
      case FACT -> "a fact that nobody declared";
      case SYSTEM -> "a system";
      case ROLE -> "a system with a role";
      case KEY -> "a key of a system";
      case SETTING -> "a setting";
      case VALUE -> "a value";
      case RELEASE -> "a key of the release";
      case ENVIRONMENT -> "a key of the environment";
      case DUTY -> "somebody who holds a duty";
      case ACTIVE -> "leave to ask ACTIVE questions";
      case VANTAGE -> "another place to look from";
      case ATTESTATION -> "somebody who signs for it";
      case PROBE -> "a probe that this version lacks";
      case OTHER -> "something else";
    };
  }

  private void secrets() {
    if (plan.secrets().isEmpty()) {
      return;
    }
    lines.blank();
    lines.add(
        plan.missingSecrets() == 0
            ? "Secrets that a run needs; all are there"
            : "Secrets that a run needs; without them it ends with 2 and looks at nothing");
    plan.secrets()
        .forEach(secret -> lines.add("  %-8s %s at %s"
            .formatted(secret.found() ? "there" : "MISSING", secret.reference(), secret.where())));
  }

  private List<Lack> lacks(Predicate<Need.Kind> kinds) {
    return plan.lacks().stream().filter(lack -> kinds.test(lack.need().kind())).toList();
  }

  private void facts() {
    List<Lack> facts = lacks(Need.Kind.FACT::equals);
    if (facts.isEmpty()) {
      return;
    }
    lines.blank();
    lines.add("Declare under facts, true or false; this asks, and adds the answers");
    lines.addCommand("gonogo init --facts " + file);
    lines.add("  %-18s items  blocking".formatted(""));
    facts.forEach(lack -> lines.add(
        "  %-18s %5d  %8d  %s"
            .formatted(
                lack.need().name(),
                lack.items().size(),
                lack.blocking(),
                lack.hint() == null ? "" : lack.hint()),
        QUESTIONS));
  }

  private void said() {
    List<Lack> lacks = lacks(SAID::contains);
    if (lacks.isEmpty()) {
      return;
    }
    lines.blank();
    lines.add("Say in %s, or in the files that it names".formatted(file));
    for (Lack lack : lacks) {
      lines.add("  %s: %s".formatted(lack.needs(), lack.hint()));
      lines.add("      for %s".formatted(gain(lack)));
    }
  }

  private static String gain(Lack lack) {
    return "%s, %d blocking: %s"
        .formatted(
            Lines.count(lack.items().size(), "item"), lack.blocking(), Lines.named(lack.items()));
  }

  private void settings() {
    if (plan.lines().isEmpty()) {
      return;
    }
    lines.blank();
    lines.add("Settings that only you know; the values are examples, put in yours");
    lines.addFile("  ", plan.lines());
  }

  private void unlooked() {
    List<Lack> lacks = lacks(Need.Kind.PROBE::equals);
    if (lacks.isEmpty()) {
      return;
    }
    lines.blank();
    lines.add("Nothing in this version looks at %s. They would need"
        .formatted(Lines.count(distinct(lacks), "item")));
    lacks.stream()
        .limit(MOST_PROBES)
        .forEach(lack -> lines.add("  %s: %s"
            .formatted(lack.need().name().isEmpty() ? "a probe" : lack.need().name(), gain(lack))));
    if (lacks.size() > MOST_PROBES) {
      lines.add("  and %d more, which -o json lists".formatted(lacks.size() - MOST_PROBES));
    }
    lines.add("People may sign for them, attest: {ITEM: [DUTY]}, or they come later.");
  }

  private static int distinct(List<Lack> lacks) {
    return lacks.stream()
        .flatMap(lack -> lack.items().stream())
        .collect(Collectors.toSet())
        .size();
  }

  private void next() {
    lines.blank();
    boolean decides = !plan.part(Part.SEEN).items().isEmpty()
        || !plan.part(Part.SIGNED).items().isEmpty();
    if (decides && !plan.adopted()) {
      lines.add("Next: what can be seen decides, and the rest comes later");
      lines.addCommand("gonogo adopt " + file);
    } else {
      lines.add("Next: what to add, the most helpful first");
      lines.addCommand("gonogo adopt %s --next".formatted(file));
    }
  }
}
