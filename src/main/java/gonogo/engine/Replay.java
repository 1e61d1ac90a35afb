package gonogo.engine;

import gonogo.api.Cause;
import gonogo.api.Outcome;
import gonogo.catalog.Catalog;
import gonogo.checklist.Draft;
import gonogo.checklist.InputFiles;
import gonogo.checklist.Inputs;
import gonogo.checklist.InputsReader;
import gonogo.checklist.ShippedChecklists;
import gonogo.json.Codec;
import gonogo.judge.Case;
import gonogo.judge.Lever;
import gonogo.judge.Report;
import gonogo.model.Checklist;
import gonogo.model.Environment;
import gonogo.model.Evidence;
import gonogo.model.InvalidInputException;
import gonogo.model.Phase;
import gonogo.model.Place;
import gonogo.model.Release;
import gonogo.model.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Judges recorded evidence again. Contacts nothing and looks no secret up. */
public final class Replay {
  static final String ENVIRONMENT = "environment";
  static final String PHASE = "phase";
  static final String ONLY = "only";
  static final String END = "end";
  static final String CUT_SHORT = "cut-short";
  static final String VARIABLE = "variable";
  private static final String RELEASE = "release.";
  private static final String SOURCE = "release-source.";
  private static final String CONCERN = "release-concern";

  private static final Duration USUAL_AGE = Duration.ofHours(24);

  private final Catalog catalog;
  private final Time time;
  private final Duration maxAge;

  /**
   * A replay.
   *
   * @param maxAge older evidence is INCOMPLETE at best
   */
  public Replay(Catalog catalog, Duration maxAge) {
    this(catalog, maxAge, Time.system());
  }

  Replay(Catalog catalog, Duration maxAge, Time time) {
    this.catalog = catalog;
    this.maxAge = maxAge;
    this.time = time;
  }

  /** What a bundle comes to. */
  public record Judged(Report report, Checklist checklist, Environment environment) {}

  /**
   * The report of a bundle, with the checklist and the environment that it was made from.
   *
   * @param other where adoption, waivers, people and facts come from instead; null for the recorded ones
   * @param at the instant that dates are judged at; null for the start of the run
   * @throws InvalidInputException when the bundle or the environment cannot be used
   */
  public Judged judge(Path file, @Nullable Environment other, @Nullable Instant at) {
    Bundle bundle = new BundleReader(new Codec()).read(file);
    Inputs recorded = inputs(bundle);
    if (other != null && !other.name().equals(recorded.environment().name())) {
      throw new InvalidInputException(
          Place.of("--environment"),
          "the bundle is of the environment \"%s\", not of \"%s\""
              .formatted(recorded.environment().name(), other.name()));
    }
    Inputs inputs = other == null
        ? recorded
        : new Inputs(withPolicy(recorded.environment(), other), recorded.checklist());
    Instant asOf = at == null ? bundle.startedAt() : at;
    Phase phase =
        Phase.of(option(bundle, PHASE)).orElseThrow(() -> broken(file, "an unknown phase"));
    Plan plan = plan(file, bundle, inputs, phase, asOf);
    Set<String> active = Set.copyOf(plan.environment().active().keySet());
    ReplayLedger ledger =
        new ReplayLedger(bundle.evidence(), active, bundle.startedAt(), new Codec());
    Scheduler.Result result = new Scheduler(ledger, time, new Redactor(), Progress.NONE)
        .run(checks(plan, asOf), bundle.startedAt(), Limits.DEFAULT.deadline());
    Set<String> cutShort = Set.copyOf(bundle.options().getOrDefault(CUT_SHORT, List.of()));
    Map<String, CheckRun> checks = result.checks().stream()
        .map(check -> cutShort.contains(check.key()) ? cutShort(check) : check)
        .collect(Collectors.toMap(CheckRun::key, Function.identity()));
    Map<String, Evidence> evidence = new LinkedHashMap<>();
    ledger.evidence().forEach(one -> evidence.put(one.id(), one));
    checks = new Decisions(plan, time, new Redactor())
        .settle(checks, bundle.evidence(), bundle.startedAt(), asOf);
    Case given = plan.toCase(checks, asOf);
    RunEnd end =
        RunEnd.of(option(bundle, END)).orElseThrow(() -> broken(file, "an unknown end of the run"));
    given = given.withLevers(levers(bundle, other, at));
    given = stale(bundle.startedAt(), asOf).or(end::cap).map(given::withCap).orElse(given);
    Reports.Made made = new Reports.Made(
        RunIds.next(bundle.startedAt()),
        bundle.startedAt(),
        time.instant(),
        asOf,
        end,
        true,
        catalog.plugins());
    return new Judged(
        Reports.make(plan, inputs, given, made, evidence, new Redactor()),
        plan.checklist(),
        plan.environment());
  }

  private Plan plan(Path file, Bundle bundle, Inputs inputs, Phase phase, Instant asOf) {
    try {
      return new Planner(catalog)
          .plan(Draft.of(inputs), phase, bundle.options().getOrDefault(ONLY, List.of()), asOf);
    } catch (InvalidInputException e) {
      throw PluginOption.explained(e, file, bundle, catalog.plugins());
    }
  }

  /** Systems are judged as of the run; a signature, like a waiver, holds or has ended at the instant that is asked for. */
  private static List<PlannedCheck> checks(Plan plan, Instant asOf) {
    return plan.runnable().stream()
        .map(check -> check.signed() ? check.at(asOf) : check)
        .toList();
  }

  /** A check that the end of the run cut short stays so, even when all its questions had been answered by then. */
  private static CheckRun cutShort(CheckRun check) {
    Outcome cancelled =
        new Outcome.Inconclusive(Cause.CANCELLED, "the recorded run ended before this check did");
    return new CheckRun(
        check.key(), cancelled, check.evidence(), check.startedAt(), check.tookMs());
  }

  /** What the command line and the installation moved. */
  private List<Lever> levers(Bundle bundle, @Nullable Environment other, @Nullable Instant at) {
    List<Lever> levers = new ArrayList<>();
    if (at != null && !at.equals(bundle.startedAt())) {
      levers.add(new Lever("at", null, bundle.startedAt().toString(), at.toString(), "--at"));
    }
    if (!maxAge.equals(USUAL_AGE)) {
      levers.add(new Lever(
          "max-age", null, Texts.duration(USUAL_AGE), Texts.duration(maxAge), "--max-age"));
    }
    if (other != null) {
      String path = other.sources().getFirst().path();
      levers.add(
          new Lever("environment", null, option(bundle, ENVIRONMENT), path, "--environment"));
    }
    PluginOption.lever(bundle, catalog.plugins()).ifPresent(levers::add);
    return levers;
  }

  /** Why the evidence is too old now, whatever {@code --at} says: a date in the past makes nothing fresh. */
  private Optional<String> stale(Instant startedAt, Instant asOf) {
    Instant now = time.instant();
    Duration age = Duration.between(startedAt, asOf.isAfter(now) ? asOf : now);
    return age.compareTo(maxAge) <= 0
        ? Optional.empty()
        : Optional.of("the evidence is %s old, wanted at most %s"
            .formatted(Texts.duration(age), Texts.duration(maxAge)));
  }

  private static String option(Bundle bundle, String name) {
    List<String> values = bundle.options().getOrDefault(name, List.of());
    return values.isEmpty() ? "" : values.getFirst();
  }

  private static InvalidInputException broken(Path file, String what) {
    return new InvalidInputException(Place.of(file.toString()), "the bundle holds " + what);
  }

  private Inputs inputs(Bundle bundle) {
    Map<String, Source> byPath = new LinkedHashMap<>();
    bundle.inputs().forEach(source -> byPath.put(source.path(), source));
    InputsReader reader = new InputsReader(
        InputFiles.of(byPath),
        ShippedChecklists.onClassPath().asRecorded(bundle.inputs()),
        variables(bundle)::get,
        LocalDate.ofInstant(bundle.startedAt(), ZoneOffset.UTC));
    Inputs inputs = reader.read(option(bundle, ENVIRONMENT), below(RELEASE, bundle));
    Environment environment = inputs.environment();
    Release release = environment
        .release()
        .saidBy(below(SOURCE, bundle), bundle.options().getOrDefault(CONCERN, List.of()));
    return new Inputs(environment.withRelease(release), inputs.checklist());
  }

  /** The options whose names begin so, by the rest of the name. */
  private static Map<String, String> below(String prefix, Bundle bundle) {
    Map<String, String> below = new LinkedHashMap<>();
    bundle.options().forEach((name, values) -> {
      if (name.startsWith(prefix) && !values.isEmpty()) {
        below.put(name.substring(prefix.length()), values.getFirst());
      }
    });
    return below;
  }

  private static Map<String, String> variables(Bundle bundle) {
    Map<String, String> variables = new LinkedHashMap<>();
    for (String recorded : bundle.options().getOrDefault(VARIABLE, List.of())) {
      int equals = recorded.indexOf('=');
      variables.put(recorded.substring(0, Math.max(0, equals)), recorded.substring(equals + 1));
    }
    return variables;
  }

  /** The release as options of a bundle: it may have come from flags, a pipeline or a checkout. */
  static Map<String, List<String>> releaseOptions(Release release) {
    Map<String, List<String>> options = new LinkedHashMap<>();
    put(options, "product", release.product());
    put(options, "version", release.version());
    put(options, "commit", release.commit());
    put(options, "previous", release.previous());
    put(options, "window.start", release.windowStart());
    put(options, "window.end", release.windowEnd());
    release.sources().forEach((key, source) -> options.put(SOURCE + key, List.of(source)));
    options.put(CONCERN, release.concerns());
    return options;
  }

  private static void put(Map<String, List<String>> options, String name, @Nullable Object value) {
    if (value != null) {
      options.put(RELEASE + name, List.of(value.toString()));
    }
  }

  private static Environment withPolicy(Environment recorded, Environment policy) {
    return new Environment(
        recorded.name(),
        recorded.checklist(),
        recorded.checklistPlace(),
        recorded.release(),
        recorded.labels(),
        recorded.systems(),
        recorded.values(),
        policy.facts(),
        policy.factPlaces(),
        recorded.active(),
        recorded.resolvers(),
        recorded.vantage(),
        recorded.items(),
        policy.adoption(),
        policy.waivers(),
        policy.people(),
        policy.attestations(),
        recorded.attest(),
        recorded.extension(),
        recorded.variables(),
        java.util.stream.Stream.concat(recorded.sources().stream(), policy.sources().stream())
            .toList());
  }
}
