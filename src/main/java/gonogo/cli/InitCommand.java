package gonogo.cli;

import gonogo.catalog.Catalog;
import gonogo.engine.Lack;
import gonogo.engine.PlanSummary;
import gonogo.model.InvalidInputException;
import gonogo.model.Place;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a first environment file. */
@Command(
    name = "init",
    description =
        "Write a first environment file from what is found in the working directory, with the source beside each line.",
    footer = {
      "",
      "Contacts nothing, and never writes over a file. Guesses and unanswered questions are comments.",
      "Exit status: 0 written, 2 the file is there already, or wrong usage (nothing was written)."
    })
final class InitCommand implements Callable<Integer> {
  private final Console console;
  private final Path directory;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      defaultValue = "gonogo.yaml",
      description = "The environment file to write; default: ${DEFAULT-VALUE}.")
  private Path file = Path.of("gonogo.yaml");

  @Option(
      names = "--url",
      paramLabel = "URL",
      description =
          "The address of a site, with the path that must answer: https://shop.example.com/health; may be said several times.")
  private List<String> urls = List.of();

  @Option(
      names = "--environment",
      paramLabel = "NAME",
      defaultValue = "production",
      description = "What the environment is called; default: ${DEFAULT-VALUE}.")
  private String environment = "production";

  @Option(
      names = "--facts",
      description =
          "Ask the facts that an environment file leaves open, and add the answers at its end.")
  private boolean facts;

  @Option(
      names = {"--no-input", "--yes"},
      description = "Ask nothing, also on a terminal: the questions are written as comments.")
  private boolean noInput;

  /**
   * The command.
   *
   * @param directory where to look for what is there
   */
  InitCommand(Console console, Path directory) {
    this.console = console;
    this.directory = directory;
  }

  @Override
  public Integer call() {
    boolean there = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    if (facts) {
      if (!urls.isEmpty()) {
        throw new InvalidInputException(
            Place.of("--facts"), "adds answers alone; --url does not go with it");
      }
      return new MoreFacts(console, file, asks()).add();
    }
    if (there) {
      throw new InvalidInputException(
          Place.of(file.toString()),
          "is there already and is never written over; 'gonogo init --facts %s' asks what it leaves open"
              .formatted(file));
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new InvalidInputException(
          Place.of(file.toString()), "there is no folder %s to write it into".formatted(folder));
    }
    try (Catalog catalog = Catalogs.open(console)) {
      FirstDraft draft = FirstDraft.of(
          console, catalog, new FirstDraft.Wanted(file, directory, environment, urls));
      List<Lack> open = FactQuestions.of(draft.summary(Instant.now()).lacks());
      FirstDraft answered = asks() ? draft.with(new FactQuestions(console).ask(open)) : draft;
      PlanSummary summary = answered.summary(Instant.now());
      WholeFile.create(file, answered.text());
      console.out().print(InitText.write(answered, summary, console));
      return ExitStatus.OK;
    }
  }

  private boolean asks() {
    return !noInput && console.inTerminal() && console.errTerminal();
  }
}
