package gonogo.cli;

import gonogo.catalog.Catalog;
import gonogo.checklist.AdoptionWriter;
import gonogo.checklist.AdoptionWriter.Later;
import gonogo.checklist.Draft;
import gonogo.engine.FirstAdoption;
import gonogo.engine.NextSteps;
import gonogo.engine.Plan;
import gonogo.engine.Planner;
import gonogo.model.Adoption;
import gonogo.model.InvalidInputException;
import gonogo.model.Phase;
import gonogo.model.Place;
import gonogo.model.Problems;
import gonogo.model.Source;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a first adoption file. */
@Command(
    name = "adopt",
    description =
        "Write a first adoption file: what can be looked at today decides, the rest comes later.",
    footer = {
      "",
      "Contacts nothing, needs no secret, and never writes over an adoption file that is there.",
      "Exit status: 0 written or ranked, 2 wrong usage or nothing would decide (nothing was written)."
    })
final class AdoptCommand implements Callable<Integer> {
  private static final int DAYS_TO_REVIEW = 90;
  private static final int MOST_DAYS_TO_REVIEW = 180;

  private final Console console;

  @Parameters(
      arity = "0..1",
      paramLabel = "ENVIRONMENT",
      defaultValue = "gonogo.yaml",
      description = "The environment file; default: ${DEFAULT-VALUE}.")
  private Path environment = Path.of("gonogo.yaml");

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "What the adoption is called; default: the environment's name and '-first'.")
  private @Nullable String name;

  @Option(
      names = "--review",
      paramLabel = "DATE",
      description =
          "The day (UTC) from which the later items decide, at most 180 days ahead; default: in 90 days.")
  private @Nullable LocalDate review;

  @Option(
      names = "--owner",
      paramLabel = "WHO",
      defaultValue = "release-manager",
      description = "Who answers for the later items; default: ${DEFAULT-VALUE}.")
  private String owner = "release-manager";

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "nothing here looks at them yet",
      description = "Why they come later; default: ${DEFAULT-VALUE}.")
  private String reason = "";

  @Option(
      names = "--release",
      paramLabel = "KEY=VALUE",
      description =
          "What is deployed, where the environment leaves it to the command line of 'run'.")
  private Map<String, String> release = new LinkedHashMap<>();

  @Option(
      names = "--next",
      description =
          "Write nothing; rank what to add next, by what it would let gonogo see, with the lines to write.")
  private boolean next;

  AdoptCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Instant now = Instant.now();
    if (next) {
      return rank(now);
    }
    Later later = later(LocalDate.ofInstant(now, ZoneOffset.UTC));
    NamedFile file = NamedFile.of(environment, "adoption");
    if (file.content() != null) {
      throw new InvalidInputException(
          Place.of(file.path()),
          "is there already and is never written over; 'gonogo adopt %s --next' ranks what to add"
              .formatted(environment));
    }
    try (Catalog catalog = Catalogs.open(console)) {
      // With an empty adoption file in the place of the one to come everything is planned.
      Draft draft = draft(file, file.environment(), "adoption: none\n");
      FirstAdoption first = FirstAdoption.of(new Planner(catalog), draft, now);
      AdoptText text = new AdoptText(first, file, later, console);
      if (first.decides().isEmpty()) {
        console.err().print(text.nothing());
        return ExitStatus.USAGE;
      }
      String yaml = AdoptionWriter.write(id(draft), first.checklist(), first.decides(), later);
      draft(file, file.naming(), yaml).throwIfAny();
      file.write(yaml);
      console.out().print(text.written());
      return ExitStatus.OK;
    }
  }

  private int rank(Instant now) {
    if (name != null || review != null) {
      throw new InvalidInputException(
          Place.of("--next"), "writes nothing, so it goes without --name and --review");
    }
    try (Catalog catalog = Catalogs.open(console)) {
      Draft draft = InputsSource.of(console).draft(environment.toString(), release);
      Plan plan = new Planner(catalog).plan(draft, Phase.T_MINUS_1H, List.of(), now);
      Adoption adoption = plan.environment().adoption();
      console
          .out()
          .print(NextText.write(
              NextSteps.of(plan, catalog, now),
              environment.toString(),
              adoption == null ? null : adoption.source().path(),
              console));
      return ExitStatus.OK;
    }
  }

  private Draft draft(NamedFile file, Source environmentFile, String yaml) {
    return InputsSource.of(console, file.with(yaml)).draft(environmentFile, release);
  }

  private String id(Draft draft) {
    return name == null ? draft.orThrow().environment().name() + "-first" : name;
  }

  private Later later(LocalDate today) {
    Problems problems = new Problems();
    LocalDate day = review == null ? today.plusDays(DAYS_TO_REVIEW) : review;
    if (!day.isAfter(today)) {
      problems.add(
          Place.of("--review"), "%s is not after today; every item would decide".formatted(day));
    }
    if (day.isAfter(today.plusDays(MOST_DAYS_TO_REVIEW))) {
      problems.add(
          Place.of("--review"),
          "%s is more than %d days ahead; the latest is %s"
              .formatted(day, MOST_DAYS_TO_REVIEW, today.plusDays(MOST_DAYS_TO_REVIEW)));
    }
    refuseBlank("--name", name, problems);
    refuseBlank("--owner", owner, problems);
    refuseBlank("--reason", reason, problems);
    problems.throwIfAny();
    return new Later(day, owner, reason);
  }

  private static void refuseBlank(String option, @Nullable String text, Problems problems) {
    if (text != null && text.isBlank()) {
      problems.add(Place.of(option), "is empty");
    }
  }
}
