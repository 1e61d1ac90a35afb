package gonogo.cli;

import gonogo.catalog.Catalog;
import gonogo.checklist.Draft;
import gonogo.demo.DemoSite;
import gonogo.demo.Fault;
import gonogo.engine.Run;
import gonogo.judge.Report;
import gonogo.model.InvalidInputException;
import gonogo.model.Names;
import gonogo.model.Phase;
import gonogo.model.Place;
import gonogo.model.Problems;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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

  @Option(
      names = "--without",
      paramLabel = "ITEM",
      split = ",",
      description = "Plant all faults but those of these items.")
  private List<String> without = List.of();

  @Mixin
  private ReportOptions report = new ReportOptions();

  DemoCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, GeneralSecurityException {
    report.prepare();
    Set<Fault> planted = healthy ? EnumSet.noneOf(Fault.class) : EnumSet.allOf(Fault.class);
    leaveOut(planted);
    return demo(planted, planted);
  }

  private void leaveOut(Set<Fault> planted) {
    List<String> known = Arrays.stream(Fault.values()).map(Fault::item).toList();
    Problems problems = new Problems();
    without.stream()
        .filter(item -> !known.contains(item))
        .forEach(item -> problems.add(
            Place.of("--without"),
            "no fault is planted for %s%s".formatted(item, Names.hint(item, known))));
    problems.throwIfAny();
    planted.removeIf(fault -> without.contains(fault.item()));
  }

  /**
   * Runs on a site.
   *
   * @param planted what is wrong with it
   * @param table what is said to be wrong with it
   */
  int demo(Set<Fault> planted, Set<Fault> table) throws IOException, GeneralSecurityException {
    // Without plugins: it shows gonogo itself, and a start-up cache is made from it.
    try (Catalog catalog = Catalog.open();
        DemoSite site = DemoSite.start(planted, Instant.now())) {
      Draft draft = InputsSource.withoutClues(console)
          .draft(site.environmentFile().toString(), java.util.Map.of());
      Run run = Run.live(catalog, draft, Phase.T_MINUS_1H, List.of()).ready();
      return hold(table, Executed.report(run, report, console));
    } catch (InvalidInputException e) {
      throw new IllegalStateException("the demo's own files are wrong: " + e.getMessage(), e);
    }
  }

  /** Holds what was found against what was planted: a difference is a fault of gonogo itself. */
  private int hold(Set<Fault> table, Report result) {
    Set<String> wanted = new TreeSet<>();
    table.forEach(fault -> wanted.add(mark(fault)));
    Set<String> found = found(result);
    long hits = wanted.stream().filter(found::contains).count();
    Set<String> surplus = new TreeSet<>(found);
    surplus.removeAll(wanted);
    int exit = hits == wanted.size() && surplus.isEmpty()
        ? result.verdict().exitStatus()
        : ExitStatus.FAULT;
    if (report.isText()) {
      table.forEach(fault -> console
          .out()
          .println("planted: %s %s %s"
              .formatted(
                  fault.text(),
                  console.unicode() ? "→" : "->",
                  found.contains(mark(fault)) ? fault.item() : "NOT FOUND")));
      surplus.forEach(finding -> console.out().println("found, but not planted: " + finding));
      console
          .out()
          .println("demo: %d of %d planted faults found, %s; %s"
              .formatted(
                  hits,
                  wanted.size(),
                  surplus.isEmpty() ? "nothing else" : surplus.size() + " more",
                  exit == ExitStatus.FAULT
                      ? "exit 4, since gonogo itself is at fault"
                      : "exit %d is what a pipeline would get".formatted(exit)));
    }
    return exit;
  }

  private static String mark(Fault fault) {
    return fault.item() + " " + fault.code();
  }

  /** Every finding, and every check that could not be judged, with its cause. */
  private static Set<String> found(Report result) {
    Set<String> found = new TreeSet<>();
    result.sections().stream()
        .flatMap(section -> section.items().stream())
        .forEach(item -> item.checks().stream()
            .flatMap(check -> Stream.concat(
                check.findings().stream().map(finding -> finding.code()),
                Stream.ofNullable(check.cause()).map(Enum::name)))
            .forEach(code -> found.add(item.id() + " " + code)));
    return found;
  }
}
