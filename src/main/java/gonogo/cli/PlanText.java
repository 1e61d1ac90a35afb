package gonogo.cli;

import gonogo.engine.PlanSummary;
import gonogo.engine.PlanSummary.Lack;
import gonogo.report.Untrusted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A plan as text: what would be looked at, then what a reader can do about the rest. */
final class PlanText {
  private static final int NAMED = 3;
  private static final String FACT = "fact:";
  private static final String INDENT = "      ";

  private final PlanSummary plan;
  private final Console console;
  private final List<String> lines = new ArrayList<>();

  private PlanText(PlanSummary plan, Console console) {
    this.plan = plan;
    this.console = console;
  }

  static String write(PlanSummary plan, Console console) {
    PlanText text = new PlanText(plan, console);
    text.counts();
    text.facts();
    text.configuration();
    text.unlooked();
    text.secrets();
    return text.lines.stream()
        .map(line -> Untrusted.clean(line, console.unicode()) + "\n")
        .collect(Collectors.joining());
  }

  private void counts() {
    lines.add("%s -> %s, gate %s: %d items"
        .formatted(plan.title(), plan.environment(), plan.phase(), plan.items()));
    lines.addAll(plan.notes());
    lines.add("");
    int checks = plan.checks().values().stream().mapToInt(Integer::intValue).sum();
    String systems = plan.checks().entrySet().stream()
        .map(system -> system.getKey() + " " + system.getValue())
        .collect(Collectors.joining(", "));
    count(
        "looked at",
        plan.lookedAt().size(),
        "by %d checks%s".formatted(checks, checks == 0 ? "" : ": " + systems));
    count("settled by other items", plan.settled(), "");
    count("ruled out by a fact", plan.notApplicable(), "");
    count("due at another gate", plan.notDue(), "");
    count("not adopted yet", plan.notAdopted(), "");
    count("not selected", plan.notSelected(), "");
    count("cannot be seen yet", distinct(plan.lacking()), "");
  }

  private void count(String name, int many, String detail) {
    if (many > 0 || name.equals("looked at")) {
      lines.add("  %-23s %4d  %s".formatted(name, many, detail).stripTrailing());
    }
  }

  private static int distinct(List<Lack> lacking) {
    Set<String> items = new LinkedHashSet<>();
    lacking.forEach(lack -> items.addAll(lack.items()));
    return items.size();
  }

  private void facts() {
    List<Lack> facts = byGain(
        plan.lacking().stream().filter(lack -> lack.needs().startsWith(FACT)).toList());
    if (facts.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add(
        "Declare these facts, for example facts: {%s: true}".formatted(fact(facts.getFirst())));
    lines.add("  %-18s items  blocking".formatted(""));
    facts.forEach(lack -> lines.add("  %-18s %5d  %8d  %s"
        .formatted(
            fact(lack),
            lack.items().size(),
            lack.blocking(),
            lack.hint() == null ? "" : lack.hint())
        .stripTrailing()));
  }

  private static String fact(Lack lack) {
    return lack.needs().substring(FACT.length());
  }

  private void configuration() {
    List<Lack> lacking = byGain(plan.lacking().stream()
        .filter(lack -> lack.hint() != null && !lack.needs().startsWith(FACT))
        .toList());
    if (lacking.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add("Say in the environment");
    for (Lack lack : lacking) {
      lines.add("  %s: %s".formatted(lack.needs(), lack.hint()));
      lines.add("      for " + named(lack.items()));
    }
  }

  private void unlooked() {
    List<Lack> lacking = plan.lacking().stream()
        .filter(lack -> lack.hint() == null)
        .sorted(Comparator.comparingInt(lack -> -lack.items().size()))
        .toList();
    if (lacking.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add("Nothing in this version looks at %d of the items. They would need"
        .formatted(distinct(lacking)));
    for (Lack lack : lacking) {
      String need = lack.needs().isEmpty() ? lack.message() : lack.needs();
      lines.add("  %s (%d)".formatted(need, lack.items().size()));
      wrapped(lack.items());
    }
    lines.add("");
    lines.add(
        "Until then their word may be signed by people, attest: {ITEM: [DUTY]}, or they may come later:");
    lines.add("'gonogo adopt'");
  }

  /** All of them: who looks for an item finds it. */
  private void wrapped(List<String> items) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < items.size(); i++) {
      String item = items.get(i) + (i == items.size() - 1 ? "" : ", ");
      if (!line.isEmpty() && INDENT.length() + line.length() + item.length() > console.width()) {
        lines.add(INDENT + line.toString().stripTrailing());
        line.setLength(0);
      }
      line.append(item);
    }
    lines.add(INDENT + line);
  }

  private static List<Lack> byGain(List<Lack> lacking) {
    return lacking.stream()
        .sorted(Comparator.comparingInt((Lack lack) -> -lack.blocking())
            .thenComparingInt(lack -> -lack.items().size()))
        .toList();
  }

  private static String named(List<String> ids) {
    String first = String.join(", ", ids.subList(0, Math.min(NAMED, ids.size())));
    return ids.size() <= NAMED ? first : first + " and " + (ids.size() - NAMED) + " more";
  }

  private void secrets() {
    if (plan.secrets().isEmpty()) {
      return;
    }
    lines.add("");
    lines.add("Secrets that a run needs");
    plan.secrets()
        .forEach(secret -> lines.add("  %-8s %s at %s"
            .formatted(secret.found() ? "there" : "MISSING", secret.reference(), secret.where())));
  }
}
