package gonogo.cli;

import gonogo.catalog.Catalog;
import gonogo.catalog.Scaffold;
import gonogo.model.InvalidInputException;
import gonogo.model.Names;
import gonogo.model.Place;
import gonogo.model.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Starts a probe of one's own. */
@Command(
    name = "new",
    description = "Write the class, the page and the test that a new probe starts as; they pass.")
final class NewProbeCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "1",
      paramLabel = "FAMILY/NAME",
      description = "What it is called, for example http/rate-limit.")
  private String id = "";

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description =
          "A clone of gonogo, or the project of a plugin (docs/plugins.md); default: the clone that this is run in.")
  private @Nullable Path dir;

  NewProbeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Scaffold scaffold = Scaffold.of(id);
    List<String> families = families();
    Path folder = folder();
    SequencedMap<Path, String> files = scaffold.files(folder);
    Problems problems = new Problems();
    files.keySet().stream()
        .filter(Files::exists)
        .forEach(file -> problems.add(
            Place.of(file.toString()), "is there already; wanted a name that is not taken"));
    problems.throwIfAny();
    files.forEach((file, text) -> {
      WholeFile.create(file, text);
      console.out().println("wrote " + file);
    });
    if (!families.contains(scaffold.family())) {
      console
          .out()
          .println("%s is a new family%s"
              .formatted(
                  scaffold.family(),
                  Names.nearest(scaffold.family(), families)
                      .map("; did you mean %s?"::formatted)
                      .orElse("")));
    }
    console
        .out()
        .println("next: mvn -Dtest=%s test, and change what it asks and wants"
            .formatted(scaffold.test()));
    return ExitStatus.OK;
  }

  /** The families that there are; that there is no probe of this id is seen on the way. */
  private List<String> families() {
    try (Catalog catalog = Catalogs.open(console)) {
      catalog.probe(id).ifPresent(probe -> {
        throw new InvalidInputException(
            Place.of("probes new"),
            "%s is there already%s; 'gonogo probes %s' shows it"
                .formatted(
                    id, probe.plugin().map(plugin -> ", in " + plugin.name()).orElse(""), id));
      });
      return catalog.probes().keySet().stream()
          .map(known -> known.substring(0, known.indexOf('/')))
          .distinct()
          .toList();
    }
  }

  private Path folder() {
    if (dir != null) {
      if (!Files.isDirectory(dir)) {
        throw new InvalidInputException(Place.of("--dir"), dir + " is no folder");
      }
      return dir;
    }
    Path here = Path.of("").toAbsolutePath();
    Path clone = Stream.iterate(here, path -> path != null, Path::getParent)
        .filter(Scaffold::isClone)
        .findFirst()
        .orElseThrow(() -> new InvalidInputException(
            Place.of("probes new"),
            "this is no clone of gonogo; wanted --dir with the project of a plugin"));
    return here.relativize(clone);
  }
}
