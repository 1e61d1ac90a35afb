package gonogo.engine;

import gonogo.api.Cause;
import gonogo.model.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One question on its way to a reply. It is settled exactly once, by whoever comes first: the answer, a cause, the
 * timer or the end of the run. Whatever comes later is dropped.
 *
 * <p>Settling gives the permits back, calls the timer off and, unless the collector itself came to an end, closes
 * what it registered and interrupts its thread, from outside.
 */
final class Inquiry {
  private final Question<?> question;
  private final Time time;
  private final Evidencing evidencing;
  private final Instant at;
  private final CompletableFuture<Recorded> settled = new CompletableFuture<>();

  // All below is guarded by this.
  private final List<Evidence.Attempt> attempts = new ArrayList<>();
  private final List<AutoCloseable> resources = new ArrayList<>();
  private Permits.@Nullable Permit permit;
  private Time.@Nullable Alarm alarm;
  private @Nullable Thread thread;
  private boolean began;
  private boolean attempting;
  private boolean cutOff;
  private long beganNanos;
  private long attemptNanos;

  Inquiry(Question<?> question, Time time, Evidencing evidencing) {
    this.question = question;
    this.time = time;
    this.evidencing = evidencing;
    this.at = time.instant();
  }

  Question<?> question() {
    return question;
  }

  /** The thread that works on it; interrupted when it is settled from outside. */
  synchronized void workedOnBy(Thread worker) {
    thread = worker;
    if (cutOff) {
      worker.interrupt();
    }
  }

  CompletableFuture<Recorded> settled() {
    return settled;
  }

  /** From now on time counts, and the first attempt is under way. False, and the permit is given back, when it is settled already. */
  boolean begin(Permits.Permit held) {
    synchronized (this) {
      if (!settled.isDone()) {
        permit = held;
        began = true;
        beganNanos = time.nanos();
        attempting = true;
        attemptNanos = beganNanos;
        alarm = time.after(question.query().limit(), this::expire);
        return true;
      }
    }
    held.release();
    return false;
  }

  synchronized void attemptBegins() {
    attempting = true;
    attemptNanos = time.nanos();
    resources.clear();
  }

  /** Notes that an attempt failed; late ones are dropped. */
  synchronized void attemptFailed(Causes.Failure failure) {
    if (attempting && !settled.isDone()) {
      attempting = false;
      attempts.add(new Evidence.Attempt(
          failure.cause(), evidencing.line(failure.detail()), since(attemptNanos)));
    }
  }

  /** What is left of the question's limit; at least a nanosecond, because zero often means "for ever". */
  synchronized Duration remaining() {
    long left = question.query().limit().toNanos() - (time.nanos() - beganNanos);
    return Duration.ofNanos(Math.max(1, left));
  }

  /** Registers what is to be closed when it is settled from outside. */
  void onLimit(AutoCloseable resource) {
    synchronized (this) {
      if (!cutOff) {
        resources.add(resource);
        return;
      }
    }
    Closing.now(List.of(resource));
  }

  /** An answer came, already recorded. */
  void answer(Evidencing.Answer answer) {
    settle(
        () -> {
          attempts.add(new Evidence.Attempt(null, null, since(attemptNanos)));
          return evidencing.answered(question, answer, attempts, at, took());
        },
        false);
  }

  /** There will be no answer. */
  void giveUp(Cause cause, String detail, @Nullable String root) {
    settle(() -> evidencing.unanswered(question, cause, detail, root, attempts, at, took()), false);
  }

  /** The run ends before there is an answer. */
  void cancel(String why) {
    cutOff(Cause.CANCELLED, why);
  }

  private void expire() {
    cutOff(
        Cause.TIMED_OUT,
        "no answer within the limit of " + Texts.duration(question.query().limit()));
  }

  private void cutOff(Cause cause, String detail) {
    settle(
        () -> {
          if (attempting) {
            attempts.add(new Evidence.Attempt(cause, evidencing.line(detail), since(attemptNanos)));
          }
          return evidencing.unanswered(question, cause, detail, null, attempts, at, took());
        },
        true);
  }

  /** The evidence is made before anything is marked, so that a fault in making it leaves the timer in charge. */
  private void settle(Supplier<Recorded> outcome, boolean fromOutside) {
    List<AutoCloseable> toClose;
    Thread toInterrupt;
    synchronized (this) {
      if (settled.isDone()) {
        return;
      }
      Recorded recorded = outcome.get();
      if (alarm != null) {
        alarm.off();
      }
      if (permit != null) {
        permit.release();
      }
      cutOff = fromOutside;
      toClose = fromOutside ? List.copyOf(resources) : List.of();
      toInterrupt = fromOutside ? thread : null;
      resources.clear();
      settled.complete(recorded);
    }
    if (toInterrupt != null) {
      toInterrupt.interrupt();
    }
    Closing.now(toClose);
  }

  private long took() {
    return began ? since(beganNanos) : 0;
  }

  private long since(long nanos) {
    return Duration.ofNanos(time.nanos() - nanos).toMillis();
  }
}
