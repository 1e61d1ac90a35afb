package gonogo.cli;

import gonogo.catalog.Catalog;
import gonogo.catalog.ProbeType;
import gonogo.catalog.Reference;
import gonogo.engine.Replay;
import gonogo.engine.Twins;
import gonogo.model.InvalidInputException;
import gonogo.model.Names;
import gonogo.model.Place;
import gonogo.model.Problems;
import gonogo.report.ExplainText;
import gonogo.report.Options;
import gonogo.report.SavedItem;
import gonogo.report.SavedReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Why an item is as it is. */
@Command(
    name = "explain",
    description = "Show why an item of a report is as it is: every check, question and answer, what"
        + " would mend it, and commands to paste to look yourself.",
    footer = {
      "",
      "Contacts nothing. The commands are for a POSIX shell and hold no secret.",
      "Exit status: 0 explained, 2 no such item or no such report."
    })
final class ExplainCommand implements Callable<Integer> {
  private static final int MOST_ITEMS = 20;
  private static final int EXAMPLES = 5;
  private static final Duration USUAL_AGE = Duration.ofHours(24);

  private final Console console;
  private final Path folder;

  @Parameters(
      arity = "1..*",
      paramLabel = "ITEM",
      description = "Ids of items; env-* for all that begin alike.")
  private List<String> patterns = List.of();

  @ArgGroup
  private @Nullable Source source;

  /** What is explained. */
  static final class Source {
    @Option(
        names = "--report",
        paramLabel = "FILE",
        description = "The report.json, or the folder that --out made; default: report.json here,"
            + " or out/report.json.")
    private @Nullable Path report;

    @Option(
        names = "--bundle",
        paramLabel = "FILE",
        description = "What 'gonogo run --record' wrote: answers are whole, and judged again.")
    private @Nullable Path bundle;
  }

  @Option(
      names = {"-v", "--verbose"},
      description = "Show the answers key by key.")
  private boolean verbose;

  @Option(names = "--no-color", description = "No colours; the variable NO_COLOR says the same.")
  private boolean noColor;

  ExplainCommand(Console console) {
    this(console, Path.of(""));
  }

  /** In another working directory. */
  ExplainCommand(Console console, Path folder) {
    this.console = console;
    this.folder = folder;
  }

  /** A report and where it comes from. */
  private record Read(SavedReport report, String from) {}

  @Override
  public Integer call() {
    Options options =
        new Options(console.width(), console.colour() && !noColor, console.unicode(), null);
    try (Catalog catalog = Catalogs.open(console)) {
      Read read = read(catalog);
      List<SavedItem> items = items(read);
      Twins twins = new Twins(catalog);
      ExplainText.Sources sources = new ExplainText.Sources(
          evidence -> twins.of(evidence.type(), evidence.version(), evidence.query()),
          probe -> catalog.probe(probe).map(ExplainCommand::about));
      console.out().print(ExplainText.head(read.report(), read.from(), Instant.now(), options));
      items.forEach(item ->
          console.out().print(ExplainText.write(read.report(), item, sources, verbose, options)));
      return ExitStatus.OK;
    }
  }

  private Read read(Catalog catalog) {
    if (source != null && source.bundle != null) {
      Replay.Judged judged = new Replay(catalog, USUAL_AGE).judge(source.bundle, null, null);
      return new Read(SavedReport.of(judged.report()), source.bundle.toString());
    }
    Path path = source != null && source.report != null ? source.report : usual();
    SavedFile saved = SavedFile.read(path, "--report");
    return new Read(saved.report(), saved.file().toString());
  }

  /** The one report that lies where reports usually lie. */
  private Path usual() {
    List<Path> there = java.util.stream.Stream.of(SavedFile.NAME, "out/" + SavedFile.NAME)
        .map(folder::resolve)
        .filter(Files::exists)
        .toList();
    if (there.size() != 1) {
      throw new InvalidInputException(
          Place.of("explain"),
          there.isEmpty()
              ? "there is no report.json here, nor in out/; name one with --report, or a bundle"
                  + " with --bundle"
              : "there is a report.json here and one in out/; say which with --report");
    }
    return there.getFirst();
  }

  /** Those that are asked for, each once, in the order asked. */
  private List<SavedItem> items(Read read) {
    Problems problems = new Problems();
    Set<SavedItem> found = new LinkedHashSet<>();
    for (String pattern : patterns) {
      List<SavedItem> matching = read.report().items().stream()
          .filter(item -> matches(pattern, item.id()))
          .toList();
      if (matching.isEmpty()) {
        problems.add(Place.of("ITEM"), missing(pattern, read));
      }
      found.addAll(matching);
    }
    if (found.size() > MOST_ITEMS) {
      problems.add(
          Place.of("ITEM"),
          "that is %d items, wanted at most %d: name fewer".formatted(found.size(), MOST_ITEMS));
    }
    problems.throwIfAny();
    return new ArrayList<>(found);
  }

  private static String missing(String pattern, Read read) {
    List<String> known = read.report().items().stream().map(SavedItem::id).toList();
    String hint = Names.hint(pattern, known);
    String some = "; it has %d, such as %s"
        .formatted(
            known.size(), String.join(", ", known.stream().limit(EXAMPLES).toList()));
    return "%s has no item \"%s\"%s"
        .formatted(read.from(), pattern, hint.isEmpty() && !known.isEmpty() ? some : hint);
  }

  private static boolean matches(String pattern, String id) {
    return pattern.endsWith("*")
        ? id.startsWith(pattern.substring(0, pattern.length() - 1))
        : id.equals(pattern);
  }

  private static ExplainText.About about(ProbeType probe) {
    return new ExplainText.About(
        probe.claim(),
        Reference.paragraphs(probe, "What it looks at").stream().findFirst().orElse(""),
        Reference.paragraphs(probe, "What it cannot see"));
  }
}
