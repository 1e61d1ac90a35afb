package gonogo.cli;

import gonogo.catalog.Catalog;
import gonogo.checklist.Draft;
import gonogo.checklist.WaiverWriter;
import gonogo.checklist.YamlAppender;
import gonogo.engine.Plan;
import gonogo.engine.Planner;
import gonogo.engine.WaiverRules;
import gonogo.model.InvalidInputException;
import gonogo.model.Item;
import gonogo.model.Names;
import gonogo.model.Phase;
import gonogo.model.Place;
import gonogo.model.Problems;
import gonogo.model.Source;
import gonogo.model.Waiver;
import gonogo.model.Waiver.Accepts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Appends a waiver. */
@Command(
    name = "waive",
    description = "Add an accepted exception to the waivers of an environment, if it would hold.",
    footer = {
      "",
      "Contacts nothing. A waiver is not signed: it holds because of who can change the file.",
      "Exit status: 0 written, 2 wrong usage or it would not hold (nothing was written)."
    })
final class WaiveCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(index = "0", paramLabel = "ENVIRONMENT", description = "The environment file.")
  private Path environment = Path.of("gonogo.yaml");

  @Parameters(index = "1", paramLabel = "ITEM", description = "The id of the item.")
  private String itemId = "";

  @Option(
      names = "--accepts",
      required = true,
      paramLabel = "WHAT",
      description = "failed: findings with these codes; unseen: that it could not be seen.")
  private Accepts accepts = Accepts.UNSEEN;

  @Option(
      names = "--code",
      paramLabel = "CODE",
      description =
          "A finding code that is accepted, for example http/headers/missing; repeatable.")
  private List<String> codes = List.of();

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Take the codes that this report.json has for the item.")
  private @Nullable Path report;

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
  private String reason = "";

  @Option(
      names = "--owner",
      required = true,
      paramLabel = "WHO",
      description = "Who mends what is waived; no approver.")
  private String owner = "";

  @Option(
      names = "--approver",
      required = true,
      paramLabel = "ID",
      description = "Who approves, by the id in the file of people; repeatable, two for a blocker.")
  private List<String> approvers = List.of();

  @ArgGroup(multiplicity = "1")
  private End end = new End();

  /** When it ends. */
  static final class End {
    @Option(
        names = "--until",
        required = true,
        paramLabel = "INSTANT",
        description = "When it ends, for example 2026-12-01T22:00:00Z.")
    private @Nullable Instant until;

    @Option(
        names = "--for",
        required = true,
        paramLabel = "TIME",
        converter = DurationConverter.class,
        description = "How long it lasts, for example 5d; a blocker at most 7d.")
    private @Nullable Duration lasting;

    Instant after(Instant from) {
      return lasting != null ? from.plus(lasting) : until != null ? until : from;
    }
  }

  @Option(names = "--from", paramLabel = "INSTANT", description = "When it begins; default: now.")
  private @Nullable Instant from;

  @Option(names = "--id", paramLabel = "ID", description = "Its id; default: the next w1, w2, ...")
  private @Nullable String id;

  WaiveCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    NamedFile file = NamedFile.of(environment, "waivers");
    try (Catalog catalog = Catalogs.open(console)) {
      String before = file.content() == null ? "waivers: []\n" : file.content().text();
      Draft draft = InputsSource.of(console, file.with(before)).draft(file.environment(), Map.of());
      Plan plan = new Planner(catalog).plan(draft, Phase.T_MINUS_1H, List.of(), now);
      Item item = item(plan);
      ReportedCodes reported =
          report == null ? null : ReportedCodes.read(report, plan.environment().name(), itemId);
      Waiver waiver = waiver(plan, item, reported, now);
      check(
          new WaiverRules(catalog, plan).objections(known(waiver, plan), item, now), waiver, plan);
      file.write(reread(file, waiver));
      console
          .out()
          .print(new WaiveText(waiver, item, plan.environment().people(), file, reported, console)
              .written());
      return ExitStatus.OK;
    }
  }

  private Item item(Plan plan) {
    Map<String, Item> items = plan.checklist().itemsById();
    Item item = items.get(itemId);
    if (item == null) {
      throw new InvalidInputException(
          Place.of("ITEM"),
          items.values().stream()
              .filter(other -> other.formerly().contains(itemId))
              .findFirst()
              .map(other -> "the item %s is now called %s".formatted(itemId, other.id()))
              .orElseGet(() -> "no item has the id \"%s\"%s"
                  .formatted(itemId, Names.hint(itemId, items.keySet()))));
    }
    return item;
  }

  private Waiver waiver(Plan plan, Item item, @Nullable ReportedCodes reported, Instant now) {
    Instant begin = from == null ? now : from;
    Set<String> accepted = new LinkedHashSet<>(codes);
    if (reported != null) {
      accepted.addAll(reported.codes());
    }
    return new Waiver(
        id == null ? nextId(plan.environment().waivers()) : id,
        item.id(),
        Source.sha256(item.text()),
        accepts,
        List.copyOf(accepted),
        reason,
        owner,
        approvers,
        plan.environment().name(),
        begin,
        end.after(begin),
        Place.of("waive"));
  }

  /** One more than the highest, so that an id that was taken out is not given again. */
  private static String nextId(List<Waiver> waivers) {
    long highest = waivers.stream()
        .map(Waiver::id)
        .filter(id -> id.matches("w[1-9][0-9]{0,8}"))
        .mapToLong(id -> Long.parseLong(id.substring(1)))
        .max()
        .orElse(0);
    return "w" + (highest + 1);
  }

  /** Reports all that is wrong at once. */
  private static void check(List<String> objections, Waiver waiver, Plan plan) {
    Problems problems = new Problems();
    refuseBlank("--reason", waiver.reason(), problems);
    refuseBlank("--owner", waiver.owner(), problems);
    if (plan.environment().waivers().stream().anyMatch(other -> other.id().equals(waiver.id()))) {
      problems.add(Place.of("--id"), waiver.id() + " is the id of another waiver");
    }
    checkApprovers(waiver, plan, problems);
    objections.forEach(objection -> problems.add(Place.of("the waiver would not hold"), objection));
    problems.throwIfAny();
  }

  private static void checkApprovers(Waiver waiver, Plan plan, Problems problems) {
    Set<String> people = plan.environment().people().byId().keySet();
    if (people.isEmpty()) {
      problems.add(
          Place.of(plan.environment().checklistPlace().file()),
          "nobody can approve: name a file of people, people: people.yaml, with the approvers in it");
    }
    Set<String> seen = new HashSet<>();
    for (String approver : waiver.approvers()) {
      if (!seen.add(approver)) {
        problems.add(Place.of("--approver"), approver + " is named twice");
      } else if (!people.isEmpty() && !people.contains(approver)) {
        problems.add(
            Place.of("--approver"),
            "%s is not in the file of people%s".formatted(approver, Names.hint(approver, people)));
      }
    }
  }

  private static void refuseBlank(String option, String text, Problems problems) {
    if (text.isBlank()) {
      problems.add(Place.of(option), "is empty");
    }
  }

  /** Without approvers that nobody knows: they are reported by name, and count for nothing. */
  private static Waiver known(Waiver waiver, Plan plan) {
    Set<String> people = plan.environment().people().byId().keySet();
    return new Waiver(
        waiver.id(),
        waiver.item(),
        waiver.textSha256(),
        waiver.accepts(),
        waiver.codes(),
        waiver.reason(),
        waiver.owner(),
        waiver.approvers().stream().filter(people::contains).toList(),
        waiver.environment(),
        waiver.from(),
        waiver.until(),
        waiver.place());
  }

  /** The file with the waiver, as it was read again. */
  private String reread(NamedFile file, Waiver waiver) {
    Problems problems = new Problems();
    Source content = file.content();
    Source after = content == null
        ? new Source(file.path(), WaiverWriter.file(waiver))
        : YamlAppender.entry(content, "waivers", WaiverWriter.lines(waiver), problems);
    if (after == null) {
      console.out().print(WaiverWriter.file(waiver));
      console.err().println("gonogo: the waiver would hold, but has to be pasted into its file:");
      problems.throwIfAny();
      throw new IllegalStateException("what cannot be added leaves a problem");
    }
    List<Waiver> waivers = new ArrayList<>(InputsSource.of(console, file.with(after.text()))
        .read(file.naming(), Map.of())
        .environment()
        .waivers());
    if (!WaiverWriter.lines(waivers.getLast()).equals(WaiverWriter.lines(waiver))) {
      throw new IllegalStateException("what was added reads otherwise: " + waivers.getLast());
    }
    return after.text();
  }
}
