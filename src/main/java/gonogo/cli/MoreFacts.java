package gonogo.cli;

import gonogo.catalog.Catalog;
import gonogo.checklist.Draft;
import gonogo.checklist.EnvironmentWriter;
import gonogo.checklist.InputFiles;
import gonogo.checklist.YamlAppender;
import gonogo.checklist.YamlReader;
import gonogo.engine.Lack;
import gonogo.engine.Plan;
import gonogo.engine.PlanSummary;
import gonogo.engine.Planner;
import gonogo.model.Node;
import gonogo.model.Phase;
import gonogo.model.Place;
import gonogo.model.Problems;
import gonogo.model.Source;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Asks the facts that an environment leaves open, and adds the answers to its file where that changes nothing else in it;
 * elsewhere it prints the lines.
 *
 * @param asks whether somebody can answer; else the questions are printed
 */
record MoreFacts(Console console, Path file, boolean asks) {

  int add() {
    Problems problems = new Problems();
    Source source = InputFiles.onDisk().read(file.toString(), Place.of(file.toString()), problems);
    problems.throwIfAny();
    Source before = Objects.requireNonNull(source);
    try (Catalog catalog = Catalogs.open(console)) {
      List<Lack> open = FactQuestions.of(summary(catalog, before).lacks());
      Lines lines = new Lines(console);
      if (open.isEmpty()) {
        lines.add("%s leaves no fact open that an item asks for at T-1h".formatted(file));
      } else if (asks) {
        answered(catalog, before, open, lines);
      } else {
        lines.add("# Nobody can answer here, so nothing was written. Say below facts, in %s:"
            .formatted(file));
        lines.addFile("", EnvironmentWriter.facts(questions(open), Map.of()));
      }
      console.out().print(lines.text());
      return ExitStatus.OK;
    }
  }

  private void answered(Catalog catalog, Source before, List<Lack> open, Lines lines) {
    Map<String, Boolean> answers = new FactQuestions(console).ask(open);
    if (answers.isEmpty()) {
      lines.add("No answer; %s stays as it is".formatted(file));
      return;
    }
    Map<String, String> asked = questions(open);
    asked.keySet().retainAll(answers.keySet());
    List<String> block = EnvironmentWriter.facts(asked, answers);
    Source after = hasFacts(before)
        ? null
        : YamlAppender.block(before, EnvironmentWriter.FACTS, block, new Problems());
    if (after == null) {
      lines.add(
          hasFacts(before)
              ? "The file has facts already, so nothing was written. Add these to them:"
              : "Lines at its end would change what the file says, so nothing was written. Add yourself:");
      lines.addFile("", block.subList(1, block.size()));
      return;
    }
    summary(catalog, after); // it loads
    WholeFile.replace(file, before.text(), after.text());
    lines.add("%s: %s at its end".formatted(file, Lines.count(answers.size(), "fact")));
    lines.add("Next: gonogo plan " + file);
  }

  private static boolean hasFacts(Source file) {
    return YamlReader.read(file, new Problems()) instanceof Node.Mapping root
        && root.get(EnvironmentWriter.FACTS) != null;
  }

  private static Map<String, String> questions(List<Lack> open) {
    Map<String, String> questions = new LinkedHashMap<>();
    open.forEach(
        lack -> questions.put(lack.need().name(), Objects.requireNonNullElse(lack.hint(), "")));
    return questions;
  }

  private PlanSummary summary(Catalog catalog, Source source) {
    Instant now = Instant.now();
    Draft draft = InputsSource.of(console).draft(source, Map.of());
    Plan plan = new Planner(catalog).plan(draft, Phase.T_MINUS_1H, List.of(), now);
    return PlanSummary.of(plan, catalog, now, console.environment());
  }
}
