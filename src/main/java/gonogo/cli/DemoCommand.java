package gonogo.cli;

import gonogo.catalog.Catalog;
import gonogo.checklist.Draft;
import gonogo.demo.DemoSite;
import gonogo.demo.Fault;
import gonogo.engine.Run;
import gonogo.judge.Report;
import gonogo.model.Phase;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The main job on a site of our own. */
@Command(
    name = "demo",
    description =
        "Run against a site in this process with planted faults; needs no network and no file.")
final class DemoCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--healthy", description = "Plant no fault; ends GO.")
  private boolean healthy;

  @Mixin
  private ReportOptions report = new ReportOptions();

  DemoCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, GeneralSecurityException {
    report.prepare();
    Set<Fault> planted = healthy ? EnumSet.noneOf(Fault.class) : EnumSet.allOf(Fault.class);
    try (Catalog catalog = Catalog.open();
        DemoSite site = DemoSite.start(planted, Instant.now())) {
      Draft draft = InputsSource.of(console).draft(site.environmentFile().toString(), Map.of());
      Run run = Run.live(catalog, draft, Phase.T_MINUS_1H, List.of()).ready();
      Report result = Executed.report(run, report, console);
      return hold(planted, result);
    }
  }

  /** Holds what was found against what was planted: a difference is a fault of gonogo itself. */
  private int hold(Set<Fault> planted, Report result) {
    Set<String> wanted = new TreeSet<>();
    planted.forEach(fault -> wanted.add(fault.item() + " " + fault.code()));
    Set<String> found = new TreeSet<>();
    result.sections().stream()
        .flatMap(section -> section.items().stream())
        .forEach(item -> item.checks()
            .forEach(check ->
                check.findings().forEach(finding -> found.add(item.id() + " " + finding.code()))));
    long hits = wanted.stream().filter(found::contains).count();
    Set<String> surplus = new TreeSet<>(found);
    surplus.removeAll(wanted);
    int exit = result.verdict().exitStatus();
    if (report.isText()) {
      planted.forEach(fault -> console
          .out()
          .println("planted: %s %s %s"
              .formatted(
                  fault.text(),
                  console.unicode() ? "→" : "->",
                  found.contains(fault.item() + " " + fault.code()) ? fault.item() : "NOT FOUND")));
      surplus.forEach(finding -> console.out().println("found, but not planted: " + finding));
      console
          .out()
          .println("demo: %d of %d planted faults found, %s; exit %d is what a pipeline would get"
              .formatted(
                  hits,
                  wanted.size(),
                  surplus.isEmpty() ? "nothing else" : surplus.size() + " more",
                  exit));
    }
    return hits == wanted.size() && surplus.isEmpty() ? exit : ExitStatus.FAULT;
  }
}
