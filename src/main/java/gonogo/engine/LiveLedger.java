package gonogo.engine;

import gonogo.api.Cause;
import gonogo.api.Collector;
import gonogo.api.Effect;
import gonogo.api.Endpoint;
import gonogo.api.Query;
import gonogo.collect.net.Connect;
import gonogo.json.Codec;
import gonogo.model.Evidence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions by looking at the real systems.
 *
 * <p>Each question has a virtual thread of its own: it asks first whether the endpoint accepts connections, then
 * waits for permits, then calls the collector, at most three times. Probes hold nothing while they wait.
 */
public final class LiveLedger implements Ledger {
  private static final int MOST_ATTEMPTS = 3;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

  private final Means means;
  private final Time time;
  private final Codec codec;
  private final Redactor redactor;
  private final Progress progress;
  private final Secrets secrets;
  private final Permits permits;
  private final Evidencing evidencing;
  private final AtomicInteger activeAsked = new AtomicInteger();

  // Guarded by this.
  private final Map<String, Inquiry> inquiries = new HashMap<>();
  private final Map<String, Recorded> refused = new HashMap<>();
  private @Nullable String ended;

  /** Starts a ledger; every secret that the systems name is looked up now, so that all answers are redacted alike. */
  public LiveLedger(Means means, Time time, Codec codec, Redactor redactor, Progress progress) {
    this.means = means;
    this.time = time;
    this.codec = codec;
    this.redactor = redactor;
    this.progress = Progress.guarded(progress);
    this.secrets = new Secrets(means.secrets(), redactor);
    this.permits = new Permits(means.limits());
    this.evidencing = new Evidencing(codec, redactor, means.limits());
    means.systems().values().forEach(secrets::learn);
  }

  @Override
  public <A> Asked<A> ask(String probe, Query<A> query) {
    Question<A> question;
    try {
      question = Question.of(query, codec);
    } catch (IllegalArgumentException e) {
      return Asked.broken(evidencing.line(String.valueOf(e.getMessage())));
    }
    Optional<Recorded> refusal = refusal(probe, question);
    return refusal.isPresent()
        ? Asked.settled(refusal.get())
        : new Asked<>(question.id(), inquire(question).thenApply(Recorded::reply));
  }

  /** A question that is never asked: it holds a secret, or it leaves a trace and nobody allowed it. */
  private Optional<Recorded> refusal(String probe, Question<?> question) {
    Optional<String> secret = redactor.find(question.tree());
    if (secret.isPresent()) {
      return Optional.of(holdsSecret(question, secret.get()));
    }
    return question
        .refusal(probe, means.active())
        .map(detail -> refuse(question, Cause.NOT_ALLOWED, detail));
  }

  /** Recorded under the id of the redacted question: even a hash of the whole one would help to guess the secret. */
  private Recorded holdsSecret(Question<?> question, String reference) {
    @SuppressWarnings("unchecked") // the redacted form of an object is an object
    var tree = (Map<String, Object>) Objects.requireNonNull(redactor.redactTree(question.tree()));
    String id = EvidenceIds.of(codec, question.type(), question.spec().version(), tree);
    Question<?> shown =
        new Question<>(question.query(), question.spec(), tree, codec.canonicalText(tree), id);
    String detail =
        "the question holds the value of %s, and questions hold no secrets; an ordinary word is no good secret"
            .formatted(reference);
    return refuse(shown, Cause.PROBE_BROKE, detail);
  }

  /** The evidence does not say for which probe, so that it does not depend on who came first. */
  private synchronized Recorded refuse(Question<?> question, Cause cause, String detail) {
    Recorded recorded =
        evidencing.unanswered(question, cause, detail, null, List.of(), time.instant(), 0);
    if (ended == null) {
      refused.putIfAbsent(question.id(), recorded);
    }
    return recorded;
  }

  private CompletableFuture<Recorded> inquire(Question<?> question) {
    Inquiry inquiry;
    synchronized (this) {
      Inquiry earlier = inquiries.get(question.id());
      if (earlier != null) {
        return earlier.question().same(question) ? earlier.settled() : twoQuestionsOneId(question);
      }
      inquiry = new Inquiry(question, time, evidencing);
      if (ended != null) {
        inquiry.cancel(ended);
        return inquiry.settled();
      }
      inquiries.put(question.id(), inquiry);
    }
    // On a thread of its own, so that no listener can hold up the timer.
    var _ = inquiry
        .settled()
        .thenAcceptAsync(done -> progress.answered(done.evidence()), Thread::startVirtualThread);
    Thread worker =
        Thread.ofVirtual().name("question-" + question.id()).unstarted(() -> pursue(inquiry));
    inquiry.workedOnBy(worker);
    worker.start();
    return inquiry.settled();
  }

  private CompletableFuture<Recorded> twoQuestionsOneId(Question<?> question) {
    String detail = "another question of this run has the same id";
    return CompletableFuture.completedFuture(evidencing.unanswered(
        question, Cause.PROBE_BROKE, detail, null, List.of(), time.instant(), 0));
  }

  private void pursue(Inquiry inquiry) {
    try {
      Collector<?, ?> collector =
          means.collectors().get(inquiry.question().query().getClass());
      if (collector == null) {
        inquiry.giveUp(
            Cause.PROBE_BROKE, "no collector answers " + inquiry.question().type(), null);
      } else if (isReachable(inquiry) && isWithinCap(inquiry)) {
        Optional<Endpoint> endpoint = inquiry.question().query().endpoint();
        if (inquiry.begin(permits.acquire(endpoint))) {
          progress.asking(inquiry.question().id(), inquiry.question().type());
          collect(inquiry, collector);
        }
      }
    } catch (Throwable thrown) {
      Causes.Failure failure = Causes.of(thrown);
      inquiry.giveUp(failure.cause(), failure.detail(), null);
    }
  }

  /** Asks whether the endpoint accepts connections, before the first other question to it. */
  private boolean isReachable(Inquiry inquiry) throws InterruptedException, ExecutionException {
    Query<?> query = inquiry.question().query();
    if (query.endpoint().isEmpty() || query instanceof Connect) {
      return true;
    }
    Endpoint endpoint = query.endpoint().get();
    Connect connect = new Connect(query.system(), endpoint.address(), endpoint.port());
    Recorded answer = inquire(Question.of(connect, codec)).get();
    Optional<Reachability.Block> block = Reachability.of(endpoint, answer);
    block.ifPresent(by -> inquiry.giveUp(by.cause(), by.detail(), endpoint.toString()));
    return block.isEmpty();
  }

  private boolean isWithinCap(Inquiry inquiry) {
    int most = means.limits().active();
    if (inquiry.question().spec().effect() == Effect.READ
        || activeAsked.incrementAndGet() <= most) {
      return true;
    }
    inquiry.giveUp(
        Cause.NOT_ALLOWED,
        "a run asks at most %d questions that leave a trace".formatted(most),
        null);
    return false;
  }

  private void collect(Inquiry inquiry, Collector<?, ?> collector) throws InterruptedException {
    for (int attempt = 1; !inquiry.settled().isDone(); attempt++) {
      inquiry.attemptBegins();
      try {
        LiveAccess access = new LiveAccess(inquiry, means.systems(), secrets);
        inquiry.answer(evidencing.record(
            inquiry.question(), call(collector, inquiry.question().query(), access)));
        return;
      } catch (Throwable thrown) {
        Causes.Failure failure = Causes.of(thrown);
        inquiry.attemptFailed(failure);
        Duration pause = FIRST_PAUSE.multipliedBy(1L << (attempt - 1));
        if (!mayRetry(inquiry, failure, attempt, pause)) {
          inquiry.giveUp(failure.cause(), failure.detail(), null);
          return;
        }
        pause(pause);
      }
    }
  }

  @SuppressWarnings(
      "unchecked") // the map of collectors is keyed by the class of query that each takes
  private static <Q extends Query<A>, A> @Nullable Object call(
      Collector<?, ?> collector, Query<?> query, LiveAccess access) throws Exception {
    return ((Collector<Q, A>) collector).collect((Q) query, access);
  }

  private static boolean mayRetry(
      Inquiry inquiry, Causes.Failure failure, int attempt, Duration pause) {
    return failure.retryable()
        && inquiry.question().spec().effect() == Effect.READ
        && attempt < MOST_ATTEMPTS
        && inquiry.remaining().compareTo(pause) > 0;
  }

  private void pause(Duration pause) throws InterruptedException {
    CountDownLatch over = new CountDownLatch(1);
    time.after(pause, over::countDown);
    over.await();
  }

  @Override
  public synchronized Optional<Evidence> evidence(String id) {
    Inquiry inquiry = inquiries.get(id);
    if (inquiry != null) {
      return settledOne(inquiry);
    }
    return Optional.ofNullable(refused.get(id)).map(Recorded::evidence);
  }

  @Override
  public synchronized List<Evidence> evidence() {
    Map<String, Evidence> all = new HashMap<>();
    refused.forEach((id, recorded) -> all.put(id, recorded.evidence()));
    inquiries.forEach(
        (id, inquiry) -> settledOne(inquiry).ifPresent(evidence -> all.put(id, evidence)));
    List<Evidence> sorted = new ArrayList<>(all.values());
    sorted.sort(Comparator.comparing(Evidence::id));
    return List.copyOf(sorted);
  }

  private static Optional<Evidence> settledOne(Inquiry inquiry) {
    return Optional.ofNullable(inquiry.settled().getNow(null)).map(Recorded::evidence);
  }

  @Override
  public synchronized void end(String why) {
    if (ended == null) {
      ended = why;
      inquiries.values().forEach(inquiry -> inquiry.cancel(why));
    }
  }
}
