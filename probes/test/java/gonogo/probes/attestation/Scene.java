package gonogo.probes.attestation;

import gonogo.api.Outcome;
import gonogo.api.Outcome.Inconclusive;
import gonogo.api.Subject;
import gonogo.api.SystemRef;
import gonogo.attest.Draft;
import gonogo.attest.Pens;
import gonogo.attest.Resting;
import gonogo.attest.SignOffs;
import gonogo.collect.documents.DocumentFile;
import gonogo.collect.documents.DocumentFile.State;
import gonogo.model.People;
import gonogo.model.SignedFile;
import gonogo.testing.FakeWorld;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An environment in which people sign for one item; each part can be another than it should be. */
final class Scene {
  static final SystemRef DOCUMENTS = new SystemRef("documents", "main");
  static final String PLAN = "docs/ROLLBACK.md";
  static final String HASH = "a".repeat(64);

  private final List<SignedFile> files = new ArrayList<>();
  private final List<SystemRef> systems = new ArrayList<>();
  private final FakeWorld world;
  private People people = Pens.PEOPLE;
  private Subject subject =
      new Subject(Draft.PRODUCT, Draft.VERSION, Draft.COMMIT, Draft.ENVIRONMENT);
  private @Nullable Instant windowStart = Instant.parse("2026-12-01T22:00:00Z");
  private String statement = Draft.STATEMENT;
  private List<String> duties = List.of("qa-lead");
  private String quorum = "all";
  private List<String> veto = List.of();
  private List<String> documents = List.of();
  private List<String> decision = List.of();
  private Resting resting = new Resting.Unknown();
  private @Nullable Expiry expires;
  private @Nullable NotBefore notBefore;

  Scene() {
    this(Draft.NOW);
  }

  Scene(Instant now) {
    world = new FakeWorld(now);
  }

  Scene files(SignedFile... more) {
    files.addAll(Arrays.asList(more));
    return this;
  }

  Scene people(People other) {
    people = other;
    return this;
  }

  Scene subject(@Nullable String product, @Nullable String version, @Nullable String commit) {
    subject = new Subject(product, version, commit, Draft.ENVIRONMENT);
    return this;
  }

  Scene windowStart(@Nullable Instant other) {
    windowStart = other;
    return this;
  }

  Scene statement(String other) {
    statement = other;
    return this;
  }

  Scene duties(String... names) {
    duties = List.of(names);
    return this;
  }

  Scene quorum(String other) {
    quorum = other;
    return this;
  }

  Scene veto(String... names) {
    veto = List.of(names);
    return this;
  }

  /** It is a decision, which rests on this. */
  Scene decision(Resting other) {
    decision = List.of("*");
    resting = other;
    return this;
  }

  Scene expires(String other) {
    expires = Expiry.parse(other);
    return this;
  }

  Scene notBefore(String other) {
    notBefore = NotBefore.parse(other);
    return this;
  }

  /** The statement is about {@link #PLAN}, which lies there like this. */
  Scene plan(State state, @Nullable String sha256, @Nullable String head) {
    return planIn(DOCUMENTS, state, sha256, head);
  }

  Scene planIn(SystemRef system, State state, @Nullable String sha256, @Nullable String head) {
    documents = List.of(PLAN);
    systems.add(system);
    world.answers(
        new DocumentFile(system, PLAN), new DocumentFile.Answer(state, 1, sha256, null, head));
    return this;
  }

  /** The statement is about {@link #PLAN}, and no system has it. */
  Scene planNowhere() {
    documents = List.of(PLAN);
    return this;
  }

  FakeWorld world() {
    return world;
  }

  Scene system(SystemRef system) {
    documents = List.of(PLAN);
    systems.add(system);
    return this;
  }

  SignedProbe.Settings settings() {
    return new SignedProbe.Settings(
        statement, duties, Quorum.parse(quorum), veto, documents, decision, expires, notBefore);
  }

  Outcome outcome() {
    SignOffs where = SignOffs.of(
            new SystemRef("environment", Draft.ENVIRONMENT),
            subject,
            windowStart,
            Draft.CHECKLIST,
            people,
            files,
            systems)
        .about(Draft.ITEM, Draft.TEXT, resting);
    return FakeWorld.outcomeOf(() -> new SignedProbe().examine(where, settings(), world));
  }

  /** The outcome, which is that it could not be judged. */
  Inconclusive inconclusive() {
    if (outcome() instanceof Inconclusive inconclusive) {
      return inconclusive;
    }
    throw new AssertionError(outcome());
  }
}
