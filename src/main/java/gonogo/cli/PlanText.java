package gonogo.cli;

import gonogo.engine.PlanSummary;
import gonogo.engine.PlanSummary.Lack;
import gonogo.report.Untrusted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A plan as text: what would be looked at, then what is missing, the most helpful first. */
final class PlanText {
  private static final int NAMED = 3;

  private PlanText() {}

  static String write(PlanSummary plan, Console console) {
    List<String> lines = new ArrayList<>();
    lines.add("%s, %s, %s: %d items".formatted(plan.title(), plan.environment(), plan.phase(), plan.items()));
    lines.add("");
    int checks = plan.checks().values().stream().mapToInt(Integer::intValue).sum();
    lines.add(
        "  looked at       %4d items by %s".formatted(plan.lookedAt().size(), many(checks, "check")));
    plan.checks().forEach((system, count) -> lines.add("                       %s: %s".formatted(system, many(count, "check"))));
    count(lines, "by other items", plan.settled());
    count(lines, "not applicable", plan.notApplicable());
    count(lines, "not due", plan.notDue());
    count(lines, "not adopted", plan.notAdopted());
    count(lines, "not selected", plan.notSelected());
    int lacking = plan.lacking().stream().mapToInt(lack -> lack.items().size()).sum();
    count(lines, "cannot be seen", lacking);
    lacking(lines, plan.lacking());
    secrets(lines, plan);
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(Untrusted.clean(line, console.unicode())).append('\n'));
    return text.toString();
  }

  private static void count(List<String> lines, String name, int many) {
    if (many > 0) {
      lines.add("  %-15s %4d items".formatted(name, many));
    }
  }

  private static void lacking(List<String> lines, List<Lack> lacking) {
    if (lacking.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add("What would help                       items  blocking");
    List<Lack> byGain =
        lacking.stream()
            .sorted(Comparator.comparingInt((Lack lack) -> -lack.blocking()).thenComparingInt(lack -> -lack.items().size()))
            .toList();
    for (Lack lack : byGain) {
      String name = lack.needs().isEmpty() ? lack.message() : lack.needs();
      lines.add("  %-36s %4d  %8d".formatted(name, lack.items().size(), lack.blocking()));
      if (lack.hint() != null) {
        lines.add("      " + lack.hint());
      }
      lines.add("      for " + named(lack.items()));
    }
  }

  private static String named(List<String> ids) {
    String first = String.join(", ", ids.subList(0, Math.min(NAMED, ids.size())));
    return ids.size() <= NAMED ? first : first + " and " + (ids.size() - NAMED) + " more";
  }

  private static void secrets(List<String> lines, PlanSummary plan) {
    if (plan.secrets().isEmpty()) {
      return;
    }
    lines.add("");
    lines.add("Secrets that a run needs");
    plan.secrets()
        .forEach(
            secret ->
                lines.add("  %-9s %s  %s".formatted(secret.found() ? "there" : "MISSING", secret.reference(), secret.where())));
  }

  private static String many(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
