package gonogo.cli;

import gonogo.catalog.Catalog;
import gonogo.engine.Limits;
import gonogo.model.InvalidInputException;
import gonogo.report.Untrusted;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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
    openEarly(console, args.length == 0 ? "" : args[0]);
    CommandLine line = new CommandLine(new CommandLineApp());
    addCommands(line, commands(console, watchdog), args);
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

  /** Somebody waits for the commands that look at systems. */
  private static void openEarly(Console console, String command) {
    switch (command) {
      case "run", "check", "try" -> Catalogs.openEarly(console);
      case "demo" -> Catalog.openEarly(null);
      default -> {} // needs no catalog, or not at once
    }
  }

  /** Every command by its name, in the order of the help. */
  private static SequencedMap<String, Supplier<Object>> commands(
      Console console, Watchdog watchdog) {
    SequencedMap<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("run", () -> new RunCommand(console, watchdog));
    commands.put("check", () -> new CheckCommand(console));
    commands.put("demo", () -> new DemoCommand(console));
    commands.put("init", () -> new InitCommand(console, Path.of("")));
    commands.put("plan", () -> new PlanCommand(console));
    commands.put("adopt", () -> new AdoptCommand(console));
    commands.put("waive", () -> new WaiveCommand(console));
    commands.put("judge", () -> new JudgeCommand(console));
    commands.put("explain", () -> new ExplainCommand(console));
    commands.put("diff", () -> new DiffCommand(console));
    commands.put(
        "attest",
        () ->
            new CommandLine(new AttestCommand(console)).addSubcommand(new KeygenCommand(console)));
    commands.put("signoffs", () -> new SignoffsCommand(console));
    commands.put("try", () -> new TryCommand(console));
    commands.put("items", () -> new ItemsCommand(console));
    commands.put(
        "probes",
        () -> new CommandLine(new ProbesCommand(console))
            .addSubcommand(new NewProbeCommand(console)));
    return commands;
  }

  /** Adds the command that is called, or all of them: to describe one costs picocli about 10 ms. */
  private static void addCommands(
      CommandLine line, SequencedMap<String, Supplier<Object>> commands, String[] args) {
    @Nullable Supplier<Object> called = args.length == 0 ? null : commands.get(args[0]);
    if (called == null) {
      commands.forEach((name, command) -> line.addSubcommand(name, command.get()));
    } else {
      line.addSubcommand(args[0], called.get());
    }
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, stream.charset()), true);
  }

  private static int wrongUsage(ParameterException wrong, String[] args) {
    CommandLine line = wrong.getCommandLine();
    line.getErr().println("gonogo: " + Untrusted.clean(String.valueOf(wrong.getMessage()), true));
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
