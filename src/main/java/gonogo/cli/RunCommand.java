package gonogo.cli;

import gonogo.catalog.Catalog;
import gonogo.checklist.Draft;
import gonogo.engine.Run;
import gonogo.model.Phase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The main job. */
@Command(name = "run", description = "Look at the systems of an environment and say GO, NO_GO or INCOMPLETE.")
final class RunCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "0..1",
      paramLabel = "ENVIRONMENT",
      defaultValue = "gonogo.yaml",
      description = "The environment file; default: ${DEFAULT-VALUE}.")
  private Path environment = Path.of("gonogo.yaml");

  @Mixin private PlanOptions plan = new PlanOptions();
  @Mixin private ReportOptions report = new ReportOptions();

  @Option(
      names = "--deadline",
      paramLabel = "TIME",
      defaultValue = "10m",
      converter = DurationConverter.class,
      description = "End the run after this long, for example 90s or 5m; default: ${DEFAULT-VALUE}.")
  private Duration deadline = Duration.ofMinutes(10);

  @Option(
      names = "--record",
      paramLabel = "BUNDLE",
      description = "Record inputs and evidence into this file, for 'gonogo judge'.")
  private @Nullable Path record;

  RunCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    report.prepare();
    try (Catalog catalog = Catalog.open()) {
      Draft draft = InputsSource.of(console).draft(environment.toString(), plan.release());
      Run run =
          Run.live(catalog, draft, plan.phase(), plan.only())
              .variables(console.environment())
              .deadline(deadline)
              .record(record)
              .ready();
      return Executed.run(run, report, console);
    }
  }
}
