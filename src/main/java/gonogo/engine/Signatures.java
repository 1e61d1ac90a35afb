package gonogo.engine;

import gonogo.api.Cause;
import gonogo.api.Outcome;
import gonogo.attest.Examined.Refused;
import gonogo.attest.Keyring;
import gonogo.attest.Request;
import gonogo.attest.Resting;
import gonogo.attest.SignOffs;
import gonogo.attest.Verification;
import gonogo.attest.Wanted;
import gonogo.attest.Words;
import gonogo.attest.Words.Given;
import gonogo.catalog.Catalog;
import gonogo.engine.Statements.Statement;
import gonogo.model.Item;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with the signatures for one item.
 *
 * @param outcome what the check comes to, by the very probe that a run asks
 * @param wanted what a sheet must say to count; null when nothing can be asked for yet
 * @param duties those that sign for it
 * @param unread the sheets that nobody can read, which might be about it
 */
public record Signatures(
    Statement statement,
    Outcome outcome,
    @Nullable Wanted wanted,
    List<Duty> duties,
    List<Refused> unread) {
  public Signatures {
    duties = List.copyOf(duties);
    unread = List.copyOf(unread);
  }

  /**
   * How it stands with one duty.
   *
   * @param missing whether its yes is what the item lacks
   * @param holders ids of the people who could sign now
   * @param words what was said and counts
   * @param voided what was said of this release and does not count, the latest first
   */
  public record Duty(
      String name, boolean missing, List<String> holders, List<Given> words, List<Refused> voided) {
    public Duty {
      holders = List.copyOf(holders);
      words = List.copyOf(words);
      voided = List.copyOf(voided);
    }

    /** The people who could still give the yes that is missing. */
    public List<String> asked() {
      return missing
          ? holders.stream()
              .filter(person ->
                  words.stream().noneMatch(word -> word.isYes() && word.person().equals(person)))
              .toList()
          : List.of();
    }
  }

  /** What has become of the signatures for an item. */
  public enum State {
    /** All that are wanted are there and count. */
    SIGNED,
    /** A no stands that decides. */
    REFUSED,
    /** Some are missing or void. */
    MISSING,
    /** Something else is missing first, so that nobody can sign, or nobody knows what a signature is worth. */
    BLOCKED
  }

  public State state() {
    return switch (outcome) {
      case Outcome.Passed _, Outcome.NotApplicable _ -> State.SIGNED;
      case Outcome.Failed _ -> State.REFUSED;
      case Outcome.Inconclusive unseen ->
        unseen.cause() == Cause.NOT_SIGNED ? State.MISSING : State.BLOCKED;
    };
  }

  /** What it comes to, in one line. */
  public String summary() {
    return switch (outcome) {
      case Outcome.Passed passed -> passed.summary();
      case Outcome.NotApplicable(String trace) -> trace;
      case Outcome.Failed failed -> failed.summary();
      case Outcome.Inconclusive unseen -> unseen.summary();
    };
  }

  public Item item() {
    return statement.item();
  }

  /** What is asked; null when it cannot be asked yet. */
  public @Nullable Request request() {
    return statement.request();
  }

  /**
   * The signatures for each item of a plan that wants some, in the order of the checklist. Looks at named documents only.
   *
   * @param resting what a decision rests on
   */
  public static List<Signatures> of(
      Plan plan, Catalog catalog, Instant now, Function<Statement, Resting> resting) {
    return Statements.look(
        plan,
        catalog,
        now,
        world -> Statements.of(plan, world).stream()
            .map(statement -> of(plan, statement, world, now, resting.apply(statement)))
            .filter(each -> !(each.outcome instanceof Outcome.NotApplicable))
            .toList());
  }

  private static Signatures of(
      Plan plan, Statement statement, CheckWorld world, Instant now, Resting resting) {
    PlannedCheck check = statement.check();
    if (check == null) {
      return new Signatures(
          statement, statement.trouble().orElseThrow(), null, List.of(), List.of());
    }
    Request request = Objects.requireNonNull(check.request());
    SignOffs where = Statements.where(plan)
        .orElseThrow()
        .about(statement.item().id(), statement.item().text(), resting);
    Wanted wanted = request.wanted(where, statement.hashes());
    Words words = Words.of(Verification.of(where, now), wanted, now);
    Outcome outcome = check.resting(resting).examination().examine(world);
    Keyring keys = Keyring.of(where.people());
    List<String> lacking = lacking(outcome);
    return new Signatures(
        statement,
        outcome,
        wanted,
        request.duties().stream()
            .map(duty -> duty(duty, lacking.contains(duty), keys.holders(duty, now), words))
            .toList(),
        words.refused().stream().filter(each -> each.said() == null).toList());
  }

  private static Duty duty(String name, boolean missing, List<String> holders, Words words) {
    return new Duty(
        name,
        missing,
        holders,
        words.given().stream().filter(word -> word.duty().equals(name)).toList(),
        words.refused().stream()
            .filter(each -> each.said() != null
                && each.said().duty().equals(name)
                && !each.reason().isElsewhere())
            .sorted(Comparator.comparing(
                    (Refused each) -> Objects.requireNonNull(each.said()).issuedAt())
                .reversed())
            .toList());
  }

  private static List<String> lacking(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Inconclusive unseen -> duties(unseen);
      case Outcome.Failed failed ->
        failed.unseen().stream().flatMap(unseen -> duties(unseen).stream()).toList();
      case Outcome.Passed _, Outcome.NotApplicable _ -> List.of();
    };
  }

  private static List<String> duties(Outcome.Inconclusive unseen) {
    String prefix = "duty:";
    return unseen.needs().stream()
        .filter(need -> need.startsWith(prefix))
        .map(need -> need.substring(prefix.length()))
        .toList();
  }
}
