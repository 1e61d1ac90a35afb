package gonogo.cli;

import gonogo.catalog.Catalog;
import gonogo.checklist.Draft;
import gonogo.engine.Run;
import gonogo.engine.Unredacted;
import gonogo.judge.Report;
import gonogo.model.Phase;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** Commands in this process, for tests that look at them from outside; each returns all that was said. */
public final class InProcess {

  private InProcess() {}

  /** A command as it is. */
  public static String gonogo(String... arguments) {
    Ran ran = Ran.gonogo(arguments);
    return ran.out() + ran.err();
  }

  /**
   * What {@code run} does, with a redactor that changes nothing, as text and as JSON. It is written the same way into the
   * same places, so that whatever a secret can be seen in, it is seen in here.
   */
  public static String runUnredacted(
      Path environment, Map<String, String> variables, Path out, Path bundle) {
    var said = new ByteArrayOutputStream();
    var stream = new PrintStream(said, true, StandardCharsets.UTF_8);
    var console = new Console(
        stream, stream, false, false, variables, new BufferedReader(Reader.nullReader()));
    try (Catalog catalog = Catalog.open()) {
      Draft draft = InputsSource.of(console).draft(environment.toString(), Map.of());
      Run run = Unredacted.of(Run.live(catalog, draft, Phase.T_MINUS_1H, List.of()))
          .variables(variables)
          .record(bundle)
          .ready();
      Report report = Executed.report(run, options("--out", out.toString()), console);
      options("-o", "json").write(report, run.checklist(), Executed.places(run, console), console);
    }
    return said.toString(StandardCharsets.UTF_8);
  }

  private static ReportOptions options(String... arguments) {
    var options = new ReportOptions();
    new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(arguments);
    return options;
  }
}
