package gonogo.engine;

import gonogo.api.Cause;
import gonogo.api.Outcome;
import gonogo.api.Remark;
import gonogo.api.Reply;
import gonogo.api.UnansweredException;
import gonogo.model.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Runs the checks of one run, each on a virtual thread of its own, until all are done, the deadline passes or somebody
 * stops it. A check that waits holds no permit, so their number needs no bound; questions are bounded by the ledger.
 *
 * <p>Every check comes to exactly one outcome, whatever its probe does. The run waits for no thread.
 */
public final class Scheduler {
  private final Ledger ledger;
  private final Time time;
  private final OutcomeTexts texts;
  private final Progress progress;
  private final CompletableFuture<RunEnd> end = new CompletableFuture<>();

  public Scheduler(Ledger ledger, Time time, Redactor redactor, Progress progress) {
    this.ledger = ledger;
    this.time = time;
    this.texts = new OutcomeTexts(redactor);
    this.progress = Progress.guarded(progress);
  }

  /**
   * What a run came to.
   *
   * @param checks one for each planned check, in the order of the plan
   */
  public record Result(RunEnd end, List<CheckRun> checks) {
    public Result {
      checks = List.copyOf(checks);
    }
  }

  /** Stops the run: what is not finished becomes CANCELLED. May come before the run starts. */
  public void cancel() {
    end.complete(RunEnd.INTERRUPTED);
  }

  /**
   * Runs the checks, once, and ends the ledger.
   *
   * @param now the one instant that all probes see
   * @throws IllegalArgumentException when two checks have the same key
   */
  public Result run(List<PlannedCheck> checks, Instant now, Duration deadline) {
    requireDistinctKeys(checks);
    progress.planned(checks);
    AtomicInteger open = new AtomicInteger(checks.size());
    List<RunningCheck> running = checks.stream()
        .map(check -> new RunningCheck(check, new CheckWorld(ledger, check.probe(), now), open))
        .toList();
    Time.Alarm alarm = time.after(deadline, () -> end.complete(RunEnd.DEADLINE));
    if (checks.isEmpty()) {
      end.complete(RunEnd.COMPLETED);
    }
    running.forEach(RunningCheck::start);
    RunEnd how = awaitEnd();
    alarm.off();
    String why = why(how, deadline);
    running.forEach(check -> check.finish(new Outcome.Inconclusive(Cause.CANCELLED, why)));
    ledger.end(why);
    running.forEach(RunningCheck::interrupt);
    return new Result(how, running.stream().map(RunningCheck::result).toList());
  }

  private static void requireDistinctKeys(List<PlannedCheck> checks) {
    Set<String> keys = new HashSet<>();
    for (PlannedCheck check : checks) {
      if (!keys.add(check.key())) {
        throw new IllegalArgumentException("two checks have the key " + check.key());
      }
    }
  }

  private RunEnd awaitEnd() {
    try {
      return end.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      end.complete(RunEnd.INTERRUPTED);
      return RunEnd.INTERRUPTED;
    } catch (ExecutionException e) {
      throw new IllegalStateException("the end of a run is never an exception", e);
    }
  }

  private static String why(RunEnd how, Duration deadline) {
    return switch (how) {
      case COMPLETED -> "the run is over";
      case DEADLINE -> "the run's deadline of " + Texts.duration(deadline) + " passed";
      case INTERRUPTED -> "the run was interrupted";
    };
  }

  /** A check on its way to its one outcome. */
  private final class RunningCheck {
    private final PlannedCheck check;
    private final CheckWorld world;
    private final AtomicInteger open;
    private final Thread thread;

    // Guarded by this.
    private @Nullable Instant startedAt;
    private long startedNanos;
    private @Nullable CheckRun result;

    RunningCheck(PlannedCheck check, CheckWorld world, AtomicInteger open) {
      this.check = check;
      this.world = world;
      this.open = open;
      this.thread = Thread.ofVirtual().name("check-" + check.key()).unstarted(this::examine);
    }

    void start() {
      thread.start();
    }

    void interrupt() {
      thread.interrupt();
    }

    private void examine() {
      try {
        if (begin()) {
          progress.started(check);
          finish(outcome());
        }
      } catch (
          Throwable thrown) { // a fault of the engine: said now, and not only when the deadline has
        // passed
        finish(new Outcome.Inconclusive(
            Cause.PROBE_BROKE, "the engine broke: " + thrown.getClass().getName()));
      }
    }

    private synchronized boolean begin() {
      if (result != null) {
        return false;
      }
      startedAt = time.instant();
      startedNanos = time.nanos();
      return true;
    }

    private Outcome outcome() {
      try {
        Outcome outcome = check.examination().examine(world);
        if (outcome == null) {
          return broke("the probe broke: it returned no outcome");
        }
        return outcome instanceof Outcome.Passed passed ? judgePassed(passed) : texts.tidy(outcome);
      } catch (UnansweredException e) {
        Reply.Unanswered<?> reply = e.reply();
        return texts.tidy(
            new Outcome.Inconclusive(reply.cause(), reply.detail(), reply.root(), List.of()));
      } catch (Throwable thrown) {
        return broke("the probe broke: " + Causes.describe(thrown));
      }
    }

    private Outcome broke(String summary) {
      return new Outcome.Inconclusive(Cause.PROBE_BROKE, texts.summary(summary));
    }

    /** What was not seen is not passed; what was seen only at a further attempt says so. */
    private Outcome judgePassed(Outcome.Passed passed) {
      if (!check.signed() && !world.sawAnything()) {
        return broke("the probe broke: it passed the check, but no question of it was answered");
      }
      List<Remark> remarks = new ArrayList<>(passed.remarks());
      for (String id : world.asked()) {
        ledger
            .evidence(id)
            .filter(Scheduler::wasRetried)
            .map(Scheduler::retryRemark)
            .ifPresent(remarks::add);
      }
      return texts.tidy(new Outcome.Passed(passed.summary(), remarks, passed.measures()));
    }

    /** Final once written; what comes later is dropped. */
    private void finish(Outcome outcome) {
      CheckRun written;
      synchronized (this) {
        if (result != null) {
          return;
        }
        long tookMs = startedAt == null
            ? 0
            : Duration.ofNanos(time.nanos() - startedNanos).toMillis();
        written = new CheckRun(check.key(), outcome, world.asked(), startedAt, tookMs);
        result = written;
      }
      progress.finished(written);
      if (open.decrementAndGet() == 0) {
        end.complete(RunEnd.COMPLETED);
      }
    }

    private synchronized CheckRun result() {
      if (result == null) {
        throw new IllegalStateException("no outcome for " + check.key());
      }
      return result;
    }
  }

  private static boolean wasRetried(Evidence evidence) {
    return evidence.cause() == null && evidence.attempts().size() > 1;
  }

  private static Remark retryRemark(Evidence evidence) {
    return new Remark(
        evidence.type() + " " + evidence.query().get("system"),
        "answered at the %s attempt: %s"
            .formatted(
                Texts.ordinal(evidence.attempts().size()),
                evidence.attempts().getFirst().detail()));
  }
}
