package gonogo.cli;

import gonogo.engine.Run;
import gonogo.judge.Report;
import gonogo.report.Places;
import java.nio.file.Path;
import java.util.function.BiConsumer;

/** Runs a run and, whatever happens, leaves its report. */
final class Executed {

  private Executed() {}

  /** Runs, writes the report, tells the system that it runs in, and gives the exit status. */
  static int run(Run run, ReportOptions options, CiOutputs ci, Console console) {
    return execute(
            run,
            options,
            console,
            (report, places) -> ci.write(report, places, options.whole(), console))
        .verdict()
        .exitStatus();
  }

  /** Runs and writes the report, for people who look on: nothing else is told of it. */
  static Report report(Run run, ReportOptions options, Console console) {
    return execute(run, options, console, (_, _) -> {});
  }

  private static Report execute(
      Run run, ReportOptions options, Console console, BiConsumer<Report, Places> written) {
    try (Interruption _ = Interruption.cancels(run::cancel)) {
      Report report;
      try (ProgressLine progress = ProgressLine.on(console)) {
        report = run.execute(progress);
      }
      Places places = places(run, console);
      options.write(report, run.checklist(), places, console);
      run.record();
      written.accept(report, places);
      return report;
    }
  }

  /** Where what is run is edited. */
  static Places places(Run run, Console console) {
    return Places.of(
        run.checklist(), run.environment(), Workspace.of(console.environment(), Path.of("")));
  }
}
