package gonogo.cli;

import gonogo.catalog.Catalog;
import gonogo.engine.Replay;
import gonogo.model.Environment;
import gonogo.report.Places;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verdict again, from recorded evidence. */
@Command(
    name = "judge",
    description = "Judge the recorded evidence of a run again; contacts nothing, needs no secret.")
final class JudgeCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(arity = "1", paramLabel = "BUNDLE", description = "What 'gonogo run --record' wrote.")
  private Path bundle = Path.of("bundle.zip");

  @Mixin
  private ReportOptions report = new ReportOptions();

  @Mixin
  private CiOutputs ci = new CiOutputs();

  @Option(
      names = "--environment",
      paramLabel = "FILE",
      description =
          "Take adoption, waivers, people and facts from this environment file instead of the recorded one.")
  private @Nullable Path environment;

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description =
          "Judge dates as of this instant, for example 2026-12-01T22:00:00Z; default: the start of the run.")
  private @Nullable Instant at;

  @Option(
      names = "--max-age",
      paramLabel = "TIME",
      defaultValue = "24h",
      converter = DurationConverter.class,
      description = "Older evidence is INCOMPLETE at best; default: ${DEFAULT-VALUE}.")
  private Duration maxAge = Duration.ofHours(24);

  JudgeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    report.prepare();
    try (Catalog catalog = Catalogs.open(console)) {
      Environment other = environment == null
          ? null
          : InputsSource.withoutClues(console)
              .read(environment.toString(), Map.of())
              .environment();
      Replay.Judged judged = new Replay(catalog, maxAge).judge(bundle, other, at);
      Places places = Places.of(
          judged.checklist(),
          judged.environment(),
          Workspace.of(console.environment(), Path.of("")));
      report.write(judged.report(), judged.checklist(), places, console);
      ci.write(judged.report(), places, report.whole(), console);
      return judged.report().verdict().exitStatus();
    }
  }
}
