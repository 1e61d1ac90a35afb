package gonogo.engine;

import gonogo.api.Cause;
import gonogo.api.Outcome;
import gonogo.catalog.Catalog;
import gonogo.checklist.Draft;
import gonogo.checklist.Inputs;
import gonogo.json.Codec;
import gonogo.judge.Case;
import gonogo.judge.CheckResult;
import gonogo.judge.Report;
import gonogo.model.Checklist;
import gonogo.model.Environment;
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
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
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
  private final Redactor redactor;
  private final AtomicBoolean cancelled = new AtomicBoolean();
  private final AtomicReference<@Nullable Scheduler> scheduler = new AtomicReference<>();
  private Map<String, CheckRun> checks = Map.of();
  private Map<String, Evidence> evidence = Map.of();
  private @Nullable Instant startedAt;
  private RunEnd end = RunEnd.COMPLETED;

  /**
   * A run of a plan, with all that it needs.
   *
   * @param ids makes its id from its start
   * @param bundle where {@link #record} writes; null for nowhere
   * @param redactor knows no secret yet
   */
  Run(
      Inputs inputs,
      Plan plan,
      Means means,
      Time time,
      Function<Instant, String> ids,
      @Nullable Path bundle,
      Redactor redactor) {
    this.inputs = inputs;
    this.plan = plan;
    this.means = means;
    this.time = time;
    this.ids = ids;
    this.bundle = bundle;
    this.redactor = redactor;
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
    private @Nullable Path bundle;
    private Redactor redactor = new Redactor();

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

    /** With another redactor. For the proof that redacting matters: nothing outside this package can. */
    Preparation redactor(Redactor other) {
      redactor = other;
      return this;
    }

    /**
     * Makes the plan and finds out whether all that the run needs is there. Nothing is contacted.
     *
     * @throws gonogo.model.InvalidInputException with every mistake found
     */
    public Run ready() {
      Time time = Time.system();
      Plan plan = new Planner(catalog).plan(draft, phase, only, time.instant());
      Problems problems = new Problems();
      SecretCheck.check(plan.secrets(), variables, problems);
      problems.throwIfAny();
      Means means = new Means(
          catalog.collectors(),
          plan.systems(),
          Set.copyOf(plan.environment().active().keySet()),
          SecretSource.of(variables, Path::of),
          limits,
          catalog.plugins());
      return new Run(draft.orThrow(), plan, means, time, RunIds::next, bundle, redactor);
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

  /** Looks, judges, and gives the report; once. */
  public Report execute(Progress listener) {
    try (RelayedProgress progress = RelayedProgress.to(listener)) {
      return look(progress);
    }
  }

  private Report look(Progress progress) {
    Instant start = time.instant();
    startedAt = start;
    LiveLedger ledger = new LiveLedger(means, time, codec, redactor, progress);
    Scheduler running = new Scheduler(ledger, time, redactor, progress);
    scheduler.set(running);
    if (cancelled.get()) {
      running.cancel();
    }
    Scheduler.Result result = running.run(plan.runnable(), start, means.limits().deadline());
    checks = result.checks().stream()
        .collect(Collectors.toMap(CheckRun::key, check -> check, (a, _) -> a, LinkedHashMap::new));
    evidence = ledger.evidence().stream()
        .collect(Collectors.toMap(Evidence::id, one -> one, (a, _) -> a, LinkedHashMap::new));
    checks = new Decisions(plan, time, redactor).settle(checks, evidence.values(), start, start);
    end = result.end();
    Reports.Made made = new Reports.Made(
        ids.apply(start), start, time.instant(), start, end, false, means.plugins());
    Case given = plan.toCase(checks, start);
    return Reports.make(
        plan, inputs, end.cap().map(given::withCap).orElse(given), made, evidence, redactor);
  }

  /**
   * Records inputs and evidence where that was wanted, after the run. Apart from it, so that a disk that is full costs
   * the bundle and not the report.
   *
   * @throws UncheckedIOException when it cannot be written; then nothing is there
   */
  public void record() {
    if (bundle == null) {
      return;
    }
    if (startedAt == null) {
      throw new IllegalStateException("what has not run cannot be recorded");
    }
    List<Evidence> recorded = List.copyOf(evidence.values());
    try {
      new BundleWriter(codec)
          .write(
              new Bundle(
                  EngineVersion.TEXT,
                  startedAt,
                  new TreeMap<>(options()),
                  Reports.sources(inputs),
                  recorded),
              bundle);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot record into " + bundle, e);
    }
  }

  private Map<String, List<String>> options() {
    Map<String, List<String>> options = new LinkedHashMap<>();
    options.put(Replay.ENVIRONMENT, List.of(Reports.environmentSource(inputs).path()));
    options.put(Replay.PHASE, List.of(plan.phase().text()));
    options.put(Replay.ONLY, plan.only());
    options.put(
        Replay.VARIABLE,
        plan.environment().variables().entrySet().stream()
            .map(variable -> variable.getKey() + "=" + redactor.redact(variable.getValue()))
            .toList());
    options.put(Replay.END, List.of(end.text()));
    options.put(
        Replay.CUT_SHORT,
        checks.values().stream().filter(Run::wasCutShort).map(CheckRun::key).toList());
    options.putAll(Replay.releaseOptions(plan.environment().release()));
    options.putAll(PluginOption.of(means.plugins()));
    return options;
  }

  private static boolean wasCutShort(CheckRun check) {
    return check.outcome() instanceof Outcome.Inconclusive unseen
        && unseen.cause() == Cause.CANCELLED;
  }

  /** What is judged, with the adjustments of the environment. */
  public Checklist checklist() {
    return plan.checklist();
  }

  /** Where is looked, as it was written. */
  public Environment environment() {
    return plan.environment();
  }

  /** The checks that could not be planned, or need not run, with what they came to. */
  public List<CheckResult> unplanned() {
    return plan.entries().values().stream()
        .flatMap(List::stream)
        .filter(Plan.Entry.Settled.class::isInstance)
        .map(entry -> ((Plan.Entry.Settled) entry).result())
        .toList();
  }

  /** What each check came to, by key, after the run. */
  public Map<String, CheckRun> checks() {
    return checks;
  }

  /** The evidence with these ids, in their order, after the run. */
  public List<Evidence> evidence(List<String> ids) {
    return ids.stream().map(evidence::get).filter(Objects::nonNull).toList();
  }
}
