package gonogo.cli;

import gonogo.model.InvalidInputException;
import gonogo.model.Place;
import gonogo.report.DiffMarkdown;
import gonogo.report.DiffText;
import gonogo.report.Options;
import gonogo.report.ReportDiff;
import gonogo.report.SavedReport;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What changed between two reports. */
@Command(
    name = "diff",
    description = "Show what changed from one report to a later one: what is fixed, what is worse,"
        + " what is no longer seen, and which levers were moved.",
    footer = {
      "",
      "Contacts nothing. Worse is also what cannot be told to be the same: a failure that is not",
      "seen any more, an item that is gone or no longer decides, a new waiver, fewer checks.",
      "Exit status: 0 the same or better, 1 worse, 2 no two whole reports of one checklist."
    })
final class DiffCommand implements Callable<Integer> {
  private static final int WORSE = 1;

  private final Console console;

  @Parameters(
      index = "0",
      paramLabel = "A",
      description = "The earlier report.json, or the folder that --out made.")
  private Path before = Path.of("");

  @Parameters(index = "1", paramLabel = "B", description = "The later one.")
  private Path after = Path.of("");

  /** How it is written. */
  enum Form {
    TEXT,
    MD
  }

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, or md for a comment on a change.")
  private Form form = Form.TEXT;

  @Option(
      names = {"-v", "--verbose"},
      description = "Show every item, and measured values that changed within their limits.")
  private boolean verbose;

  @Option(names = "--no-color", description = "No colours; the variable NO_COLOR says the same.")
  private boolean noColor;

  DiffCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    SavedReport earlier = whole("A", before);
    SavedReport later = whole("B", after);
    if (!earlier.checklist().id().equals(later.checklist().id())) {
      throw new InvalidInputException(
          Place.of("B"),
          "it is of the checklist \"%s\", and A of \"%s\": nothing can be compared"
              .formatted(later.checklist().id(), earlier.checklist().id()));
    }
    ReportDiff diff = ReportDiff.of(earlier, later, verbose);
    Options options =
        new Options(console.width(), console.colour() && !noColor, console.unicode(), null);
    console
        .out()
        .print(
            switch (form) {
              case TEXT -> DiffText.write(diff, Instant.now(), verbose, options);
              case MD -> DiffMarkdown.write(diff, Instant.now());
            });
    return diff.worse() ? WORSE : ExitStatus.OK;
  }

  /** A report from which something was taken could be better than one from which nothing was. */
  private static SavedReport whole(String name, Path path) {
    SavedFile saved = SavedFile.read(path, name);
    if (!saved.report().flaws().isEmpty()) {
      throw new InvalidInputException(
          Place.of(name),
          "%s is not whole, or was changed: %s"
              .formatted(saved.file(), String.join("; ", saved.report().flaws())));
    }
    return saved.report();
  }
}
