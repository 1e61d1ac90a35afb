package gonogo.cli;

import gonogo.catalog.Catalog;
import gonogo.checklist.Draft;
import gonogo.engine.Plan;
import gonogo.engine.PlanSummary;
import gonogo.engine.Planner;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What would be looked at, and what is missing. */
@Command(
    name = "plan",
    description =
        "Show what a run would look at and what it lacks; contacts nothing, needs no secret.")
final class PlanCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "0..1",
      paramLabel = "ENVIRONMENT",
      defaultValue = "gonogo.yaml",
      description = "The environment file; default: ${DEFAULT-VALUE}.")
  private Path environment = Path.of("gonogo.yaml");

  @Mixin
  private PlanOptions options = new PlanOptions();

  PlanCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (Catalog catalog = Catalogs.open(console)) {
      Draft draft = InputsSource.of(console).draft(environment.toString(), options.release());
      Plan plan = new Planner(catalog).plan(draft, options.phase(), options.only(), Instant.now());
      PlanSummary summary = PlanSummary.of(plan, console.environment());
      console.out().print(PlanText.write(summary, console));
      return ExitStatus.OK;
    }
  }
}
