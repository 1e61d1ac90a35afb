package gonogo.cli;

import gonogo.model.Checklist;
import gonogo.report.ChecklistJson;
import gonogo.report.ChecklistText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a checklist. */
@Command(name = "items", description = "Show a checklist with how each item is verified.")
final class ItemsCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "0..1",
      paramLabel = "CHECKLIST",
      defaultValue = "production-deployment",
      description =
          "A shipped checklist (production-deployment, website) or a path to YAML or Markdown; default: ${DEFAULT-VALUE}.")
  private String checklist = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or json.")
  private Format format = Format.TEXT;

  ItemsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Checklist list = InputsSource.of(console).readChecklist(checklist);
    if (format == Format.JSON) {
      console.out().print(ChecklistJson.write(list));
    } else {
      console.out().print(ChecklistText.write(list, console.unicode()));
    }
    return ExitStatus.OK;
  }
}
