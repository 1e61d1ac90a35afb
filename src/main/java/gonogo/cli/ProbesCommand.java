package gonogo.cli;

import gonogo.catalog.Catalog;
import gonogo.catalog.ProbeType;
import gonogo.catalog.Reference;
import gonogo.model.InvalidInputException;
import gonogo.model.Names;
import gonogo.model.Place;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows the probes. */
@Command(name = "probes", description = "List the probes, or show the reference of one.")
final class ProbesCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      description = "A probe, for example tls/certificate.")
  private @Nullable String id;

  ProbesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (Catalog catalog = Catalogs.open(console)) {
      String wanted = id;
      if (wanted == null) {
        console.out().println(new Reference(catalog).list());
        return ExitStatus.OK;
      }
      ProbeType probe = catalog
          .probe(wanted)
          .orElseThrow(() -> new InvalidInputException(
              Place.of("probes"),
              "unknown probe \"%s\"%s"
                  .formatted(wanted, Names.hint(wanted, catalog.probes().keySet()))));
      console.out().print(new Reference(catalog).probe(probe));
      return ExitStatus.OK;
    }
  }
}
