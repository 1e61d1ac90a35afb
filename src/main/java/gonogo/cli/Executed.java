package gonogo.cli;

import gonogo.engine.Run;
import gonogo.judge.Report;

/** Runs a run and, whatever happens, leaves its report. */
final class Executed {

  private Executed() {}

  /** Runs, writes the report, and gives the exit status. */
  static int run(Run run, ReportOptions options, Console console) {
    return report(run, options, console).verdict().exitStatus();
  }

  /** Runs and writes the report. */
  static Report report(Run run, ReportOptions options, Console console) {
    try (Interruption _ = Interruption.cancels(run::cancel)) {
      Report report;
      try (ProgressLine progress = ProgressLine.on(console)) {
        report = run.execute(progress);
      }
      options.write(report, run.checklist(), console);
      run.record();
      return report;
    }
  }
}
