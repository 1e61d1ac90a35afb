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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What would be looked at, and what is missing. */
@Command(
    name = "plan",
    description =
        "Show what a run would look at and what it lacks; contacts nothing, needs no secret.",
    footer = {
      "",
      "Exit status: 0 planned, also with secrets missing, which are listed; 2 wrong usage or configuration."
    })
final class PlanCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "0..1",
      paramLabel = "ENVIRONMENT",
      defaultValue = "gonogo.yaml",
      description = "The environment file; default: ${DEFAULT-VALUE}.")
  private Path environment = Path.of("gonogo.yaml");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or json.")
  private Format format = Format.TEXT;

  @Mixin
  private PlanOptions options = new PlanOptions();

  PlanCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (Catalog catalog = Catalogs.open(console)) {
      Draft draft = InputsSource.of(console).draft(environment.toString(), options.release());
      Instant now = Instant.now();
      Plan plan = new Planner(catalog).plan(draft, options.phase(), options.only(), now);
      PlanSummary summary = PlanSummary.of(plan, catalog, now, console.environment());
      console
          .out()
          .print(
              format == Format.JSON
                  ? PlanJson.write(summary)
                  : PlanText.write(summary, environment.toString(), console));
      return ExitStatus.OK;
    }
  }
}
