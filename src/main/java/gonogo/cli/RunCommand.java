package gonogo.cli;

import gonogo.catalog.Catalog;
import gonogo.checklist.Draft;
import gonogo.engine.Run;
import gonogo.model.InvalidInputException;
import gonogo.model.Place;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The main job. */
@Command(
    name = "run",
    description = "Look at the systems of an environment and say GO, NO_GO or INCOMPLETE.")
final class RunCommand implements Callable<Integer> {
  private final Console console;
  private final Watchdog watchdog;

  @Parameters(
      arity = "0..1",
      paramLabel = "ENVIRONMENT",
      defaultValue = "gonogo.yaml",
      description = "The environment file; default: ${DEFAULT-VALUE}.")
  private Path environment = Path.of("gonogo.yaml");

  @Mixin
  private PlanOptions plan = new PlanOptions();

  @Mixin
  private ReportOptions report = new ReportOptions();

  @Mixin
  private CiOutputs ci = new CiOutputs();

  @Option(
      names = "--deadline",
      paramLabel = "TIME",
      defaultValue = "10m",
      converter = DurationConverter.class,
      description =
          "End the run after this long, for example 90s or 5m; default: ${DEFAULT-VALUE}.")
  private Duration deadline = Duration.ofMinutes(10);

  @Option(
      names = "--record",
      paramLabel = "BUNDLE",
      description = "Record inputs and evidence into this file, for 'gonogo judge'.")
  private @Nullable Path record;

  RunCommand(Console console, Watchdog watchdog) {
    this.console = console;
    this.watchdog = watchdog;
  }

  @Override
  public Integer call() {
    watchdog.restart(deadline);
    report.prepare();
    prepareRecord();
    try (Catalog catalog = Catalogs.open(console)) {
      Draft draft = InputsSource.of(console).draft(environment.toString(), plan.release());
      Run run = Run.live(catalog, draft, plan.phase(), plan.only())
          .variables(console.environment())
          .deadline(deadline)
          .record(record)
          .ready();
      watchdog.restart(deadline);
      return Executed.run(run, report, ci, console);
    }
  }

  /**
   * Finds out before anything is contacted whether the bundle can be written, and takes an earlier one away: it is not
   * of this run. Another file is left alone.
   */
  private void prepareRecord() {
    if (record == null) {
      return;
    }
    Path file = record.toAbsolutePath();
    try {
      if (Files.exists(file) && !isZip(file)) {
        throw new InvalidInputException(
            Place.of("--record"), record + " is there already and is no bundle; name another file");
      }
      Files.deleteIfExists(file);
      Files.delete(
          Files.createTempFile(Objects.requireNonNull(file.getParent()), ".gonogo-", ".tmp"));
    } catch (IOException e) {
      throw new InvalidInputException(
          Place.of("--record"), "cannot write %s: %s".formatted(record, e));
    }
  }

  private static boolean isZip(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(2), new byte[] {'P', 'K'});
    }
  }
}
