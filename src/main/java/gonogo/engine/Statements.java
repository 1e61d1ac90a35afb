package gonogo.engine;

import gonogo.api.Outcome;
import gonogo.attest.NamedDocuments;
import gonogo.attest.Request;
import gonogo.attest.SignOffs;
import gonogo.catalog.Catalog;
import gonogo.catalog.ProbeType;
import gonogo.json.Codec;
import gonogo.model.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What people are asked to sign, and the documents that they would sign with it. Looks at documents only. */
public final class Statements {

  private Statements() {}

  /**
   * What is asked of the people who hold some duties.
   *
   * @param check what judges the signatures; null when it cannot be asked for yet
   * @param hashes SHA-256 of the named documents, by path
   * @param trouble why it cannot be signed now; empty when it can
   */
  public record Statement(
      Item item,
      @Nullable PlannedCheck check,
      Map<String, String> hashes,
      Optional<Outcome> trouble) {

    /** Null when it cannot be asked for yet. */
    public @Nullable Request request() {
      return check == null ? null : check.request();
    }

    /** Whether it is a decision of go or no-go, which rests on how other items stand. */
    public boolean isDecision() {
      return check != null && check.isDecision();
    }
  }

  /** Where people sign; empty when the environment names no folder for it. */
  public static Optional<SignOffs> where(Plan plan) {
    return plan.systems().values().stream()
        .filter(SignOffs.class::isInstance)
        .map(SignOffs.class::cast)
        .findFirst();
  }

  /** Every statement of a plan, in the order of the checklist. */
  public static List<Statement> of(Plan plan, Catalog catalog, Instant now) {
    return look(plan, catalog, now, world -> of(plan, world));
  }

  /** Does something in a world that has the named documents and nothing else. */
  static <T> T look(Plan plan, Catalog catalog, Instant now, Function<CheckWorld, T> what) {
    Means means = new Means(
        catalog.collectors(), plan.systems(), Set.of(), SecretSource.none(), Limits.DEFAULT);
    LiveLedger ledger =
        new LiveLedger(means, Time.system(), new Codec(), new Redactor(), Progress.NONE);
    try {
      return what.apply(new CheckWorld(ledger, ProbeType.SIGNED, now));
    } finally {
      ledger.end("all was asked");
    }
  }

  static List<Statement> of(Plan plan, CheckWorld world) {
    Map<String, Item> items = plan.checklist().itemsById();
    List<Statement> statements = new ArrayList<>();
    plan.entries()
        .forEach((id, entries) -> entries.forEach(
            entry -> statement(Objects.requireNonNull(items.get(id)), entry, plan, world)
                .ifPresent(statements::add)));
    return List.copyOf(statements);
  }

  private static Optional<Statement> statement(
      Item item, Plan.Entry entry, Plan plan, CheckWorld world) {
    return switch (entry) {
      case Plan.Entry.Settled(var result) ->
        result.signed()
            ? Optional.of(new Statement(item, null, Map.of(), Optional.of(result.outcome())))
            : Optional.empty();
      case Plan.Entry.Ready(var check) ->
        Optional.ofNullable(check.request())
            .map(request -> looked(item, check, request, where(plan).orElseThrow(), world));
    };
  }

  private static Statement looked(
      Item item, PlannedCheck check, Request request, SignOffs where, CheckWorld world) {
    NamedDocuments documents = NamedDocuments.look(
        request.documents(),
        where.documents(),
        Objects.requireNonNullElse(where.subject().commit(), ""),
        world);
    return new Statement(item, check, documents.hashes(), documents.unseen());
  }
}
