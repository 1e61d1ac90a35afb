package gonogo.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import gonogo.api.Endpoint;
import gonogo.api.Outcome;
import gonogo.api.Query;
import gonogo.catalog.Catalog;
import gonogo.collect.net.Connect;
import gonogo.engine.proof.Faults;
import gonogo.engine.proof.Faults.Fault;
import gonogo.engine.proof.Faults.Kind;
import gonogo.engine.proof.Faults.Way;
import gonogo.json.Codec;
import gonogo.judge.Report;
import gonogo.judge.Verdict;
import gonogo.model.Evidence;
import gonogo.report.JsonReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A run of twenty checks, once for every call that may fail, with exactly that call failing: by an exception, by an
 * error, by never returning. None may end in GO but those that lost only their progress display.
 */
@Tag("proof")
@Timeout(900)
final class TortureProof {
  /** Of runs in which something never returns. */
  private static final Duration DEADLINE = Duration.ofSeconds(2);

  /** Of runs that must end by themselves, however busy this machine is. */
  private static final Duration PATIENT = Duration.ofSeconds(30);

  private static final Duration GRACE = Duration.ofSeconds(2);
  private static final Time ALARMS = Time.system();

  private static final Logger LOG = Logger.getLogger(Progress.class.getName());

  @TempDir
  private static Path folder;

  private static Catalog catalog;
  private static Ended usual;

  /**
   * What one run came to.
   *
   * @param thrown what the command line ends with 4 for, or with 2
   * @param lost whether the thread that runs it was still held when deadline and grace had passed, which is when the
   *     watchdog of the command line ends the process with 4
   */
  private record Ended(
      Faults faults,
      @Nullable Report report,
      Map<String, CheckRun> checks,
      @Nullable Throwable thrown,
      boolean lost,
      Duration took,
      @Nullable String leftOver) {

    private boolean isGo() {
      return report != null && report.verdict() == Verdict.GO;
    }

    private Map<String, String> outcomes() {
      Map<String, String> outcomes = new TreeMap<>();
      checks.forEach((key, check) -> outcomes.put(key, text(check.outcome())));
      return outcomes;
    }
  }

  private static String text(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Passed passed -> "passed: " + passed.summary();
      case Outcome.Failed failed -> "failed: " + failed.summary();
      case Outcome.Inconclusive unseen -> "unseen: " + unseen.cause() + " " + unseen.summary();
      case Outcome.NotApplicable none -> "not applicable: " + none.trace();
    };
  }

  @BeforeAll
  static void lookAtTheUsualRun() throws Exception {
    LOG.setLevel(Level.OFF); // it says of each listener that breaks that it does
    catalog = Catalog.open();
    for (int warmUp = 0; warmUp < 5; warmUp++) {
      usual = attempt(null, ALARMS);
    }
    assertThat(usual.isGo()).as("%s", usual).isTrue();
    assertThat(usual.checks()).hasSize(20);
    System.out.println("torture: calls of one run: "
        + Arrays.stream(Kind.values())
            .map(kind -> usual.faults().calls(kind) + " " + kind)
            .collect(Collectors.joining(", ")));
  }

  @AfterAll
  static void close() {
    catalog.close();
  }

  /** A clock that fails on the way may leave a check waiting for the deadline, which is as good an end as any. */
  private static Duration deadline(@Nullable Fault fault) {
    boolean patient = fault == null
        || fault.kind() == Kind.PROGRESS
        || (fault.way() != Way.NEVER && fault.kind() != Kind.CLOCK);
    return patient ? PATIENT : DEADLINE;
  }

  private static Ended attempt(@Nullable Fault fault, Time alarms) throws Exception {
    Duration deadline = deadline(fault);
    Faults faults = new Faults(fault);
    Path bundle = Files.createTempDirectory(folder, "run").resolve("bundle.zip");
    Run[] prepared = new Run[1];
    FutureTask<Report> running = new FutureTask<>(() -> {
      prepared[0] = TorturedRun.prepare(catalog, faults, alarms, deadline, bundle);
      Report report = prepared[0].execute(TorturedRun.progress(faults));
      prepared[0].record();
      return report;
    });
    long start = System.nanoTime();
    Thread.ofPlatform().daemon().name("tortured").start(running);
    Report report = null;
    Throwable thrown = null;
    boolean lost = false;
    try {
      report = running.get(deadline.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      thrown = e.getCause();
    } catch (TimeoutException e) {
      lost = true;
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    Map<String, CheckRun> checks = report == null ? Map.of() : prepared[0].checks();
    return new Ended(faults, report, checks, thrown, lost, took, leftOver(report, bundle));
  }

  @ParameterizedTest
  @EnumSource(
      names = {"RENDERER", "OUTPUT"},
      mode = EnumSource.Mode.EXCLUDE)
  void noFaultEndsInGo(Kind kind) throws Exception {
    int calls = usual.faults().calls(kind);
    assertThat(calls).isPositive();
    Tally tally = new Tally();
    hurt(kind, calls, List.of(Way.EXCEPTION, Way.ERROR), 4, tally);
    boolean ends = kind == Kind.COLLECTOR || kind == Kind.PROBE || kind == Kind.PROGRESS;
    // The others are held till the end of their time, so that many fit beside one another.
    hurt(kind, calls, List.of(Way.NEVER), ends ? 8 : 32, tally);
    System.out.println("torture: " + tally.line(kind, calls));
    assertThat(tally.wrong).isEmpty();
    int all = calls * Way.values().length;
    // What is told last, the listener may no longer hear.
    assertThat(tally.struck).isBetween(kind == Kind.PROGRESS ? all * 9 / 10 : all, all);
  }

  private static void hurt(Kind kind, int calls, List<Way> ways, int atATime, Tally tally)
      throws Exception {
    List<Fault> faults = IntStream.rangeClosed(1, calls)
        .boxed()
        .flatMap(nth -> ways.stream().map(way -> new Fault(kind, nth, way)))
        .toList();
    try (ExecutorService pool = Executors.newFixedThreadPool(atATime)) {
      List<Callable<Ended>> tasks =
          faults.stream().map(fault -> (Callable<Ended>) () -> hurt(fault)).toList();
      List<Future<Ended>> ended = pool.invokeAll(tasks);
      for (int i = 0; i < faults.size(); i++) {
        tally.add(faults.get(i), ended.get(i).get());
      }
    }
  }

  /** On a busy machine the deadline may pass before the call is reached; then it is tried again. */
  private static Ended hurt(Fault fault) throws Exception {
    Ended ended = once(fault);
    for (int more = 0;
        more < 3 && ended.faults().hit() == null && fault.kind() != Kind.PROGRESS;
        more++) {
      ended = once(fault);
    }
    return ended;
  }

  private static Ended once(Fault fault) throws Exception {
    // A clock that hangs may take the thread of its alarms with it.
    Time alarms = fault.kind() == Kind.CLOCK && fault.way() == Way.NEVER ? Time.system() : ALARMS;
    Ended ended = attempt(fault, alarms);
    ended.faults().release();
    return ended;
  }

  /** What all runs of one kind of fault came to. */
  private static final class Tally {
    private final List<String> wrong = new ArrayList<>();
    private int struck;
    private int go;
    private int reports;
    private int thrown;
    private int lost;
    private Duration slowest = Duration.ZERO;

    void add(Fault fault, Ended ended) {
      struck += ended.faults().hit() == null ? 0 : 1;
      go += ended.isGo() ? 1 : 0;
      reports += ended.report() == null ? 0 : 1;
      thrown += ended.thrown() == null ? 0 : 1;
      lost += ended.lost() ? 1 : 0;
      slowest = ended.took().compareTo(slowest) > 0 ? ended.took() : slowest;
      String problem = problem(fault, ended);
      if (problem != null) {
        wrong.add("%s at %s: %s".formatted(fault, ended.faults().hit(), problem));
      }
    }

    String line(Kind kind, int calls) {
      return "%s: %d calls, %d faults, %d GO, %d reports, %d exceptions, %d for the watchdog, slowest end %d ms"
          .formatted(kind, calls, struck, go, reports, thrown, lost, slowest.toMillis());
    }
  }

  /** What is wrong with how a run with a fault ended; null when nothing is. */
  private static @Nullable String problem(Fault fault, Ended ended) {
    if (ended.leftOver() != null) {
      return ended.leftOver();
    }
    if (ended.faults().hit() == null && fault.kind() != Kind.PROGRESS) {
      return "the fault did not strike";
    }
    return switch (fault.kind()) {
      case PROGRESS ->
        ended.isGo() && ended.outcomes().equals(usual.outcomes()) ? null : "changed the run";
      case COLLECTOR, PROBE -> isContained(ended);
      case CLOCK, FILE, SECRET, VARIABLE -> {
        if (ended.isGo()) {
          yield "GO";
        }
        yield ended.lost() && fault.way() != Way.NEVER ? "did not end" : null;
      }
      case RENDERER, OUTPUT -> throw new IllegalArgumentException("not a call of a run: " + fault);
    };
  }

  /** A whole report that is no GO, and all checks that the fault does not concern as usual. */
  private static @Nullable String isContained(Ended ended) {
    if (ended.report() == null) {
      return "no report: " + (ended.lost() ? "did not end" : ended.thrown());
    }
    if (ended.isGo()) {
      return "GO";
    }
    Set<String> changed = new TreeSet<>();
    ended.outcomes().forEach((key, text) -> {
      if (!text.equals(usual.outcomes().get(key))) {
        changed.add(key);
      }
    });
    Set<String> concerned = concerned(ended.faults().hit());
    return concerned.containsAll(changed) && !changed.isEmpty()
        ? null
        : "changed %s, concerns %s".formatted(changed, concerned);
  }

  /** The checks that rest on what failed: the check itself, or those that asked the question. */
  private static Set<String> concerned(@Nullable Object hit) {
    if (hit instanceof String key) {
      return Set.of(key);
    }
    Query<?> query = (Query<?>) Objects.requireNonNull(hit);
    String id = Question.of(query, new Codec()).id();
    Map<String, Evidence> evidence = Objects.requireNonNull(usual.report()).evidence();
    return usual.checks().values().stream()
        .filter(check -> check.evidence().stream()
            .anyMatch(asked ->
                asked.equals(id) || goesTo(query, Objects.requireNonNull(evidence.get(asked)))))
        .map(CheckRun::key)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether a question is asked only when this connection can be made. */
  private static boolean goesTo(Query<?> query, Evidence asked) {
    return query instanceof Connect(var system, String address, int port)
        && asked.query().get("address") instanceof String to
        && asked.query().get("port") instanceof Number at
        && new Endpoint(address, port).equals(new Endpoint(to, at.intValue()));
  }

  /** What is wrong with what a run leaves: its JSON and its bundle are whole, or not there, and nothing else is. */
  private static @Nullable String leftOver(@Nullable Report report, Path bundle) throws Exception {
    if (report != null) {
      new Codec().parse(JsonReport.write(report).getBytes(UTF_8));
      new BundleReader(new Codec()).read(bundle);
      int items = report.counts().values().stream().mapToInt(Integer::intValue).sum();
      if (items != report.checklist().items()) {
        return "the counts leave items out: " + report.counts();
      }
    }
    try (var files = Files.list(bundle.getParent())) {
      List<Path> left =
          files.filter(file -> report == null || !file.equals(bundle)).toList();
      return left.isEmpty() ? null : "left behind: " + left;
    }
  }
}
