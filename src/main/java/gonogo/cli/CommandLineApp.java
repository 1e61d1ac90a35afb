package gonogo.cli;

import gonogo.engine.Limits;
import gonogo.model.InvalidInputException;
import gonogo.report.Untrusted;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The command line as a whole. */
@Command(
    name = "gonogo",
    mixinStandardHelpOptions = false,
    versionProvider = CommandLineApp.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    description =
        "Reads a deployment checklist, looks at the real systems and says GO or NO-GO, with the evidence.",
    footer = {
      "",
      "Exit status: 0 GO, 1 NO_GO, 2 wrong usage or configuration (nothing was contacted),",
      "3 INCOMPLETE, 4 a fault of gonogo itself or output that cannot be written, 130 or 143 interrupted."
    })
final class CommandLineApp {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = CommandLine.ScopeType.INHERIT,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli reads it
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  @SuppressWarnings("UnusedVariable") // picocli reads it
  private boolean version;

  private CommandLineApp() {}

  /** Runs one command line and returns the exit status, whatever happens. */
  static int run(Console console, String[] args) {
    try (Watchdog watchdog = Watchdog.over(Limits.DEFAULT.deadline())) {
      return delivered(console, execute(console, args, watchdog));
    } catch (Throwable e) { // an Error too must not end as 1, which means NO_GO
      return ended(console, e);
    }
  }

  /** The status, unless what was to be said could not be: a verdict that did not arrive is none. */
  static int delivered(Console console, int status) {
    if (status == ExitStatus.USAGE || !console.out().checkError()) {
      return status;
    }
    console.err().println("gonogo: standard output could not be written");
    return ExitStatus.FAULT;
  }

  private static int execute(Console console, String[] args, Watchdog watchdog) {
    CommandLine line = new CommandLine(new CommandLineApp());
    line.addSubcommand(new RunCommand(console, watchdog));
    line.addSubcommand(new CheckCommand(console));
    line.addSubcommand(new DemoCommand(console));
    line.addSubcommand(new PlanCommand(console));
    line.addSubcommand(new AdoptCommand(console));
    line.addSubcommand(new WaiveCommand(console));
    line.addSubcommand(new JudgeCommand(console));
    line.addSubcommand(
        new CommandLine(new AttestCommand(console)).addSubcommand(new KeygenCommand(console)));
    line.addSubcommand(new TryCommand(console));
    line.addSubcommand(new ItemsCommand(console));
    line.addSubcommand(new ProbesCommand(console));
    line.setOut(writer(console.out()));
    line.setErr(writer(console.err()));
    line.setColorScheme(Help.defaultColorScheme(console.colour() ? Help.Ansi.ON : Help.Ansi.OFF));
    line.setUsageHelpAutoWidth(false);
    line.setUsageHelpWidth(100);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler(CommandLineApp::wrongUsage);
    line.setExecutionExceptionHandler((failure, _, _) -> ended(console, failure));
    if (args.length == 0) {
      line.usage(console.out());
      return ExitStatus.USAGE;
    }
    return line.execute(args);
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, stream.charset()), true);
  }

  private static int wrongUsage(ParameterException wrong, String[] args) {
    CommandLine line = wrong.getCommandLine();
    line.getErr().println("gonogo: " + wrong.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(wrong, line.getErr());
    line.getErr()
        .println(
            "gonogo: '" + line.getCommandSpec().qualifiedName() + " --help' shows how it is used");
    return ExitStatus.USAGE;
  }

  /** Says what a command failed with, and gives the exit status for it. */
  static int ended(Console console, Throwable failure) {
    if (failure instanceof InvalidInputException wrong) {
      wrong
          .problems()
          .forEach(problem ->
              console.err().println(Untrusted.clean(problem.toString(), console.unicode())));
      int many = wrong.problems().size();
      console
          .err()
          .println("gonogo: %s; nothing was contacted"
              .formatted(many == 1 ? "1 mistake" : many + " mistakes"));
      return ExitStatus.USAGE;
    }
    Main.reportFault(console.err(), failure);
    return ExitStatus.FAULT;
  }

  /** The version that the build wrote into the jar. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"gonogo " + text()};
    }

    static String text() {
      return gonogo.engine.EngineVersion.TEXT;
    }
  }
}
