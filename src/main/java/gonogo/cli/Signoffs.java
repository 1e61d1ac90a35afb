package gonogo.cli;

import gonogo.api.Subject;
import gonogo.attest.Wanted;
import gonogo.engine.Plan;
import gonogo.engine.Signatures;
import gonogo.model.Item;
import gonogo.model.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What people have to sign for one release.
 *
 * @param held whether decisions were held against a report
 */
record Signoffs(Plan plan, Subject subject, Instant now, boolean held, List<Signatures> items) {
  Signoffs {
    items = List.copyOf(items);
  }

  /** Whether every signature that is wanted is there. */
  boolean isComplete() {
    return items.stream().allMatch(each -> each.state() == Signatures.State.SIGNED);
  }

  /** Whether there is a yes to a decision that was not held against anything. */
  boolean leavesOpen() {
    return !held && items.stream().anyMatch(each -> each.statement().isDecision());
  }

  /** Nobody may sign earlier; empty when anybody may. */
  static Optional<Instant> from(Signatures signatures) {
    return Optional.ofNullable(signatures.wanted()).map(Wanted::notBefore);
  }

  /** A signature counts no longer, whenever it was given; empty when the sheet alone tells. */
  static Optional<Instant> until(Signatures signatures) {
    return Optional.ofNullable(signatures.wanted()).map(Wanted::until);
  }

  /** By when it has to be signed: at its gate, or before the window starts when it cannot be signed before the gate. */
  Optional<Instant> by(Signatures signatures) {
    @Nullable Instant start = plan.environment().release().windowStart();
    if (start == null) {
      return Optional.empty();
    }
    Optional<Instant> gate = ahead(signatures.item()).map(start::minus);
    Optional<Instant> from = from(signatures);
    return gate.map(at -> from.isPresent() && !from.get().isBefore(at) ? start : at);
  }

  private static Optional<Duration> ahead(Item item) {
    return switch (item.phase()) {
      case T_MINUS_4H -> Optional.of(Duration.ofHours(4));
      case T_MINUS_1H -> Optional.of(Duration.ofHours(1));
      case CODE_FREEZE, DEPLOY, PLUS_30M, PLUS_1H, PLUS_2H, PLUS_24H, CONTINUOUS ->
        Optional.empty();
    };
  }

  /** When to sign, in words; empty when nothing is known. */
  Optional<String> when(Signatures signatures) {
    String from = from(signatures).map(at -> "not before " + at).orElse("");
    String by = by(signatures).map(at -> "by " + at).orElse("");
    String both = from.isEmpty() || by.isEmpty() ? from + by : from + ", " + by;
    return both.isEmpty() ? Optional.empty() : Optional.of(both);
  }

  /** Who must say yes, in words. */
  static String quorum(Signatures signatures) {
    var request = Objects.requireNonNull(signatures.request());
    @Nullable Integer people = request.people();
    String duties = String.join(", ", request.duties());
    String who;
    if (people != null) {
      who = "%d of those who are %s".formatted(people, duties);
    } else {
      who = request.duties().size() == 1 ? duties : duties + ", each by somebody else";
    }
    return request.veto().isEmpty() ? who : who + "; veto: " + String.join(", ", request.veto());
  }

  /** The release, in one line. */
  String release() {
    return "%s %s (%s) to %s, gate %s"
        .formatted(
            Objects.requireNonNullElse(subject.product(), "no product"),
            Objects.requireNonNullElse(subject.version(), "no version"),
            Objects.requireNonNullElse(subject.commit(), "no commit"),
            subject.environment(),
            gate().text());
  }

  Phase gate() {
    return plan.phase();
  }
}
