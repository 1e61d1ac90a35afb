package gonogo.engine;

import gonogo.api.Cause;
import gonogo.api.Outcome;
import gonogo.catalog.Catalog;
import gonogo.checklist.Draft;
import gonogo.checklist.Inputs;
import gonogo.judge.Report;
import gonogo.model.Evidence;
import gonogo.model.Phase;
import gonogo.model.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One execution of a plan against the real systems. */
public final class Run {
  private final Inputs inputs;
  private final Plan plan;
  private final Means means;
  private final Time time;
  private final Function<Instant, String> ids;
  private final @Nullable Path bundle;
  private final Codec codec = new Codec();
  private final AtomicBoolean cancelled = new AtomicBoolean();
  private final AtomicReference<@Nullable Scheduler> scheduler = new AtomicReference<>();
  private Map<String, CheckRun> checks = Map.of();
  private Map<String, Evidence> evidence = Map.of();

  private Run(Inputs inputs, Plan plan, Means means, Time time, Function<Instant, String> ids, @Nullable Path bundle) {
    this.inputs = inputs;
    this.plan = plan;
    this.means = means;
    this.time = time;
    this.ids = ids;
    this.bundle = bundle;
  }

  /** A run that looks at the real systems. */
  public static Preparation live(Catalog catalog, Draft draft, Phase phase, List<String> only) {
    return new Preparation(catalog, draft, phase, only);
  }

  /** What a run is given before it starts. */
  public static final class Preparation {
    private final Catalog catalog;
    private final Draft draft;
    private final Phase phase;
    private final List<String> only;
    private Map<String, String> variables = Map.of();
    private Limits limits = Limits.DEFAULT;
    private Time time = Time.system();
    private Function<Instant, String> ids = RunIds::next;
    private @Nullable Path bundle;

    private Preparation(Catalog catalog, Draft draft, Phase phase, List<String> only) {
      this.catalog = catalog;
      this.draft = draft;
      this.phase = phase;
      this.only = List.copyOf(only);
    }

    /** The environment variables that references to secrets may name. */
    public Preparation variables(Map<String, String> all) {
      variables = Map.copyOf(all);
      return this;
    }

    public Preparation deadline(Duration deadline) {
      limits = limits.withDeadline(deadline);
      return this;
    }

    /** Where to record inputs and evidence; null for nowhere. */
    public Preparation record(@Nullable Path file) {
      bundle = file;
      return this;
    }

    /** Holds clock and ids, for tests. */
    Preparation held(Time held, Function<Instant, String> heldIds) {
      time = held;
      ids = heldIds;
      return this;
    }

    /**
     * Makes the plan and finds out whether all that the run needs is there. Nothing is contacted.
     *
     * @throws gonogo.model.InvalidInputException with every mistake found
     */
    public Run ready() {
      Plan plan = new Planner(catalog).plan(draft, phase, only, time.instant());
      Problems problems = new Problems();
      SecretCheck.check(plan.secrets(), variables, problems);
      problems.throwIfAny();
      Means means =
          new Means(
              catalog.collectors(),
              plan.systems(),
              java.util.Set.copyOf(plan.environment().active().keySet()),
              SecretSource.of(variables, Path::of),
              limits);
      return new Run(draft.orThrow(), plan, means, time, ids, bundle);
    }
  }

  /** Ends the run as soon as may be; the report says so. */
  public void cancel() {
    cancelled.set(true);
    Scheduler running = scheduler.get();
    if (running != null) {
      running.cancel();
    }
  }

  /** Looks, judges, records, and gives the report; once. */
  public Report execute(Progress listener) {
    Progress progress = Progress.guarded(listener);
    Instant startedAt = time.instant();
    Redactor redactor = new Redactor();
    LiveLedger ledger = new LiveLedger(means, time, codec, redactor, progress);
    Scheduler running = new Scheduler(ledger, time, redactor, progress);
    scheduler.set(running);
    if (cancelled.get()) {
      running.cancel();
    }
    Scheduler.Result result = running.run(plan.runnable(), startedAt, means.limits().deadline());
    checks =
        result.checks().stream()
            .collect(Collectors.toMap(CheckRun::key, check -> check, (a, _) -> a, LinkedHashMap::new));
    evidence =
        ledger.evidence().stream()
            .collect(Collectors.toMap(Evidence::id, one -> one, (a, _) -> a, LinkedHashMap::new));
    if (bundle != null) {
      write(bundle, startedAt);
    }
    Reports.Made made = new Reports.Made(ids.apply(startedAt), startedAt, time.instant(), startedAt, result.end(), false);
    return Reports.make(plan, inputs, plan.toCase(checks, startedAt), made, evidence);
  }

  private void write(Path file, Instant startedAt) {
    Map<String, List<String>> options = new LinkedHashMap<>();
    options.put(Replay.ENVIRONMENT, List.of(Reports.environmentSource(inputs).path()));
    options.put(Replay.PHASE, List.of(plan.phase().text()));
    options.put(Replay.ONLY, plan.only());
    options.put(
        Replay.VARIABLE,
        plan.environment().variables().entrySet().stream()
            .map(variable -> variable.getKey() + "=" + variable.getValue())
            .toList());
    options.put(Replay.CUT_SHORT, checks.values().stream().filter(Run::wasCutShort).map(CheckRun::key).toList());
    options.putAll(Replay.releaseOptions(plan.environment().release()));
    try {
      new BundleWriter(codec)
          .write(
              new Bundle(
                  EngineVersion.TEXT,
                  startedAt,
                  new java.util.TreeMap<>(options),
                  Reports.sources(inputs),
                  List.copyOf(evidence.values())),
              file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot record into " + file, e);
    }
  }

  private static boolean wasCutShort(CheckRun check) {
    return check.outcome() instanceof Outcome.Inconclusive unseen && unseen.cause() == Cause.CANCELLED;
  }

  /** What each check came to, by key, after the run. */
  public Map<String, CheckRun> checks() {
    return checks;
  }

  /** The evidence with these ids, in their order, after the run. */
  public List<Evidence> evidence(List<String> ids) {
    return ids.stream().map(evidence::get).filter(java.util.Objects::nonNull).toList();
  }
}
