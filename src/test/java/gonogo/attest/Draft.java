package gonogo.attest;

import gonogo.attest.Sheet.Decision;
import gonogo.attest.Sheet.Statement;
import gonogo.model.SignedFile;
import gonogo.model.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A sheet that is right unless something of it is changed. */
public final class Draft {
  public static final Instant NOW = Instant.parse("2026-12-01T20:00:00Z");
  public static final String PRODUCT = "Shop";
  public static final String VERSION = "1.4.0";
  public static final String COMMIT = "3f2c1ab09d5e7788990011223344556677889900";
  public static final String ENVIRONMENT = "production";
  public static final String CHECKLIST = "release";
  public static final String ITEM = "rollback-plan-reviewed";
  public static final String TEXT = "Rollback plan reviewed";
  public static final String STATEMENT = "I have read the rollback plan";

  private static final AtomicInteger NONCES = new AtomicInteger();

  private String person;
  private String duty;
  private String product = PRODUCT;
  private String version = VERSION;
  private String commit = COMMIT;
  private String environment = ENVIRONMENT;
  private String checklist = CHECKLIST;
  private String item = ITEM;
  private String text = TEXT;
  private String statement = STATEMENT;
  private Decision decision = Decision.YES;
  private final Map<String, String> documents = new TreeMap<>();
  private @Nullable String comment;
  private @Nullable Ground ground;
  private final List<Statement> more = new ArrayList<>();
  private Instant issuedAt = NOW.minus(Duration.ofHours(2));
  private Duration lasts = Duration.ofDays(3);
  private String nonce = "nonce-of-a-test-%d".formatted(NONCES.incrementAndGet());

  private Draft(String person, String duty) {
    this.person = person;
    this.duty = duty;
  }

  public static Draft of(String person, String duty) {
    return new Draft(person, duty);
  }

  public Draft person(String other) {
    person = other;
    return this;
  }

  public Draft duty(String other) {
    duty = other;
    return this;
  }

  public Draft product(String other) {
    product = other;
    return this;
  }

  public Draft version(String other) {
    version = other;
    return this;
  }

  public Draft commit(String other) {
    commit = other;
    return this;
  }

  public Draft environment(String other) {
    environment = other;
    return this;
  }

  public Draft checklist(String other) {
    checklist = other;
    return this;
  }

  public Draft item(String other) {
    item = other;
    return this;
  }

  public Draft text(String other) {
    text = other;
    return this;
  }

  public Draft statement(String other) {
    statement = other;
    return this;
  }

  public Draft no(@Nullable String why) {
    decision = Decision.NO;
    comment = why;
    return this;
  }

  public Draft document(String path, String sha256) {
    documents.put(path, sha256);
    return this;
  }

  public Draft ground(Ground other) {
    ground = other;
    return this;
  }

  public Draft also(Statement other) {
    more.add(other);
    return this;
  }

  public Draft issued(Instant other) {
    issuedAt = other;
    return this;
  }

  public Draft lasts(Duration other) {
    lasts = other;
    return this;
  }

  public Draft nonce(String other) {
    nonce = other;
    return this;
  }

  public Sheet sheet() {
    List<Statement> statements = new ArrayList<>(more);
    statements.addFirst(new Statement(
        item, Source.sha256(text), statement, decision, new TreeMap<>(documents), comment, ground));
    return new Sheet(
        person,
        duty,
        product,
        version,
        commit,
        environment,
        checklist,
        statements,
        issuedAt,
        issuedAt.plus(lasts),
        nonce);
  }

  public String json() {
    return sheet().text();
  }

  /** Signed, in the file of its usual name. */
  public SignedFile signed(SshKeys.Pair by) {
    return signed("ops/attestations/" + SheetFiles.name(sheet()), by);
  }

  public SignedFile signed(String path, SshKeys.Pair by) {
    return Pens.signed(path, json(), by);
  }
}
