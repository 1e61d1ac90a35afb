package gonogo.cli;

import gonogo.api.Outcome;
import gonogo.catalog.Catalog;
import gonogo.catalog.FlowYaml;
import gonogo.catalog.ProbeType;
import gonogo.checklist.Draft;
import gonogo.checklist.Inputs;
import gonogo.engine.CheckRun;
import gonogo.engine.Run;
import gonogo.model.CheckSpec;
import gonogo.model.Checklist;
import gonogo.model.Environment;
import gonogo.model.Evidence;
import gonogo.model.InvalidInputException;
import gonogo.model.Item;
import gonogo.model.Names;
import gonogo.model.Node;
import gonogo.model.Phase;
import gonogo.model.Place;
import gonogo.model.Section;
import gonogo.model.Severity;
import gonogo.model.Source;
import gonogo.report.EvidenceText;
import gonogo.report.Options;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One probe against one target. */
@Command(
    name = "try",
    description = "Run one probe against one target and print its evidence and the YAML to paste.",
    footer = {
      "",
      "Exit status: 0 passed, 1 failed, 3 inconclusive or not applicable, 2 wrong usage."
    })
final class TryCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      index = "0",
      paramLabel = "PROBE",
      description = "For example tls/certificate; 'gonogo probes' lists them.")
  private String probe = "";

  @Parameters(
      index = "1",
      paramLabel = "TARGET",
      description = "A URL, a folder for a probe of documents or reports, or an environment file"
          + " (.yaml).")
  private String target = "";

  @Parameters(
      index = "2..*",
      arity = "0..*",
      paramLabel = "KEY=VALUE",
      description =
          "Settings of the probe; the value is YAML, for example min-remaining=30d or paths='[/, /login]'.")
  private List<String> settings = List.of();

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description = "PEM file of trust anchors, for a URL.")
  private @Nullable Path ca;

  @Option(
      names = "--release",
      paramLabel = "KEY=VALUE",
      description =
          "What is deployed: product, version, commit, previous, window.start," + " window.end.")
  private Map<String, String> release = new LinkedHashMap<>();

  @Option(names = "--no-color", description = "No colours; the variable NO_COLOR says the same.")
  private boolean noColor;

  TryCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (Catalog catalog = Catalogs.open(console)) {
      Inputs inputs = new Inputs(alone(environment(catalog)), checklist());
      Run run = Run.live(catalog, Draft.of(inputs), Phase.T_MINUS_1H, List.of())
          .variables(console.environment())
          .ready();
      Map<String, CheckRun> runs;
      try (Interruption _ = Interruption.cancels(run::cancel);
          ProgressLine progress = ProgressLine.on(console)) {
        run.execute(progress);
        runs = run.checks();
      }
      return print(run, runs);
    }
  }

  private Environment environment(Catalog catalog) {
    ProbeType type = catalog
        .probe(probe)
        .orElseThrow(() -> new InvalidInputException(
            Place.of("try"),
            "unknown probe \"%s\"%s"
                .formatted(probe, Names.hint(probe, catalog.probes().keySet()))));
    TryTarget wanted = TryTarget.of(type, catalog.kinds().values(), target, ca);
    return switch (wanted) {
      case TryTarget.EnvironmentFile(var path) ->
        InputsSource.of(console).read(path, release).environment();
      case TryTarget.Alone(var systems) ->
        InputsSource.withoutClues(console)
            .read(new Source("try", systems), release)
            .environment();
    };
  }

  /** The systems without anything that is said about a checklist. */
  private static Environment alone(Environment whole) {
    return new Environment(
        whole.name(),
        whole.checklist(),
        whole.checklistPlace(),
        whole.release(),
        whole.labels(),
        whole.systems(),
        whole.values(),
        new LinkedHashMap<>(),
        Map.of(),
        whole.active(),
        whole.resolvers(),
        whole.vantage(),
        List.of(),
        null,
        List.of(),
        whole.people(),
        whole.attestations(),
        new LinkedHashMap<>(),
        null,
        whole.variables(),
        whole.sources());
  }

  private Checklist checklist() {
    Place place = Place.of("try");
    CheckSpec check = new CheckSpec(probe, List.of(), List.of(), List.of(), with(), place);
    Item item = new Item(
        "try",
        probe,
        null,
        Severity.BLOCKER,
        Phase.T_MINUS_1H,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null,
        List.of(),
        List.of(check),
        null,
        place);
    return Checklist.of(
        "try",
        1,
        "try",
        new LinkedHashMap<>(),
        List.of(),
        List.of(new Section("try", List.of(item), List.of())),
        new Source("try", ""));
  }

  /** The settings, read from the very lines that are printed to be pasted. */
  private Node.Mapping with() {
    Map<String, Node.Entry> entries = new LinkedHashMap<>();
    for (String setting : settings) {
      Place place = Place.of(setting);
      if (setting.indexOf('=') < 1) {
        throw new InvalidInputException(place, "wanted KEY=VALUE, for example min-remaining=30d");
      }
      String line = line(setting);
      if (!(FlowYaml.read(line, line) instanceof Node.Mapping said)
          || said.entries().size() != 1) {
        throw new InvalidInputException(place, "wanted one key and its value");
      }
      said.entries().forEach((key, entry) -> {
        if (entries.put(key, new Node.Entry(place, entry.value())) != null) {
          throw new InvalidInputException(place, "said twice");
        }
      });
    }
    return new Node.Mapping(entries, Place.of("try"));
  }

  private static String line(String setting) {
    return setting.replaceFirst("=", ": ");
  }

  private int print(Run run, Map<String, CheckRun> runs) {
    Options options =
        new Options(console.width(), console.colour() && !noColor, console.unicode(), null);
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    runs.forEach((key, checked) -> outcomes.put(key, checked.outcome()));
    run.unplanned().forEach(unplanned -> outcomes.put(unplanned.key(), unplanned.outcome()));
    if (outcomes.isEmpty()) {
      console.err().println("gonogo: %s cannot look at %s".formatted(probe, target));
      return 3;
    }
    outcomes.forEach((key, outcome) -> {
      CheckRun checked = runs.get(key);
      List<Evidence> evidence = checked == null ? List.of() : run.evidence(checked.evidence());
      console
          .out()
          .print(EvidenceText.write(key.substring("try#".length()), outcome, evidence, options));
    });
    console.out().println();
    console.out().println("checks:");
    console.out().println("  - probe: " + probe);
    if (!settings.isEmpty()) {
      console.out().println("    with:");
      settings.forEach(
          setting -> console.out().println("      " + line(setting).replace("\n", "\n        ")));
    }
    return outcomes.values().stream().mapToInt(TryCommand::exit).reduce(0, TryCommand::worse);
  }

  private static int exit(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Passed _ -> 0;
      case Outcome.Failed _ -> 1;
      case Outcome.Inconclusive _, Outcome.NotApplicable _ -> 3;
    };
  }

  /** A failure outweighs what was not seen, and that outweighs a pass. */
  private static int worse(int left, int right) {
    return left == 1 || right == 1 ? 1 : Math.max(left, right);
  }
}
