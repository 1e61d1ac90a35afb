package gonogo.cli;

import gonogo.api.Subject;
import gonogo.attest.Resting;
import gonogo.catalog.Catalog;
import gonogo.checklist.Draft;
import gonogo.engine.Plan;
import gonogo.engine.Planner;
import gonogo.engine.Signatures;
import gonogo.engine.Statements.Statement;
import gonogo.judge.Verdict;
import gonogo.model.InvalidInputException;
import gonogo.model.Place;
import gonogo.model.Release;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Who must sign what, and how it stands with it. */
@Command(
    name = "signoffs",
    description =
        "Show who must sign what: the signatures that are there, void or missing, and until when.",
    footer = {
      "",
      "Looks at files only: the sheets, the list of people and the named documents; needs no secret.",
      "With --report FILE it also tells which decisions are void because something got worse.",
      "Exit status: 0 all wanted signatures are there, or none is wanted; 1 a no stands that decides;",
      "2 wrong usage or configuration; 3 some are missing or void, or cannot be given yet."
    })
final class SignoffsCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "0..1",
      paramLabel = "ENVIRONMENT",
      defaultValue = "gonogo.yaml",
      description = "The environment file; default: ${DEFAULT-VALUE}.")
  private Path environment = Path.of("gonogo.yaml");

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description =
          "A report.json of this release, of the last 4 hours, that decisions are held against.")
  private @Nullable Path report;

  @Option(
      names = "--message",
      description = "Print a message for each person who has to sign, ready to be sent.")
  private boolean message;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or json.")
  private Format format = Format.TEXT;

  @Mixin
  private PlanOptions options = new PlanOptions();

  SignoffsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (message && format == Format.JSON) {
      throw new InvalidInputException(
          Place.of("--message"), "it is text for people: leave out -o json, or --message");
    }
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    try (Catalog catalog = Catalogs.open(console)) {
      Draft draft = InputsSource.of(console).draft(environment.toString(), options.release());
      Plan plan = new Planner(catalog).plan(draft, options.phase(), options.only(), now);
      Subject subject = subject(plan);
      Optional<SignedReport> seen = Optional.ofNullable(report)
          .map(file -> SignedReport.of(file, SignedReport.read(file, subject), plan, now));
      List<Signatures> all =
          Signatures.of(plan, catalog, now, statement -> resting(statement, seen));
      var signoffs = new Signoffs(plan, subject, now, seen.isPresent(), all);
      console.out().print(text(signoffs));
      return status(all);
    }
  }

  private static Subject subject(Plan plan) {
    Release release = plan.environment().release();
    return new Subject(
        release.product(),
        release.version(),
        release.commit(),
        plan.environment().name());
  }

  private static Resting resting(Statement statement, Optional<SignedReport> seen) {
    if (!statement.isDecision()) {
      return new Resting.Nothing();
    }
    if (seen.isEmpty()) {
      return new Resting.Aside();
    }
    var request = Objects.requireNonNull(statement.request());
    SignedReport report = seen.get();
    return report.gap(statement.item(), request).isPresent()
        ? new Resting.Unknown()
        : new Resting.On(report.ground(statement.item(), request));
  }

  private String text(Signoffs signoffs) {
    if (format == Format.JSON) {
      return SignoffsJson.write(signoffs);
    }
    return message
        ? new SignoffMessages(signoffs, environment, report, options, console).write()
        : new SignoffsText(signoffs, console).write();
  }

  private static int status(List<Signatures> all) {
    List<Signatures.State> states = all.stream().map(Signatures::state).toList();
    if (states.contains(Signatures.State.REFUSED)) {
      return Verdict.NO_GO.exitStatus();
    }
    return states.stream().allMatch(state -> state == Signatures.State.SIGNED)
        ? ExitStatus.OK
        : Verdict.INCOMPLETE.exitStatus();
  }
}
