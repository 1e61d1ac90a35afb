package gonogo.report;

import gonogo.judge.Lever;
import gonogo.model.Phase;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compares what two verdicts rest on. A lever that is new or moved is worse, unless what it moved is compared item by
 * item: which items decide, which are due, and which a fact rules out.
 */
final class LeverComparison {
  private final SavedReport before;
  private final SavedReport after;

  private LeverComparison(SavedReport before, SavedReport after) {
    this.before = before;
    this.after = after;
  }

  static List<LeverChange> of(SavedReport before, SavedReport after) {
    return new LeverComparison(before, after).changes();
  }

  private List<LeverChange> changes() {
    List<Lever> gone = new ArrayList<>(before.restsOn());
    List<Lever> added = new ArrayList<>();
    for (Lever lever : after.restsOn()) {
      if (!take(gone, other -> moves(other, lever) && other.to().equals(lever.to()))
          .isPresent()) {
        added.add(lever);
      }
    }
    List<LeverChange> changes = new ArrayList<>();
    for (Lever lever : added) {
      @Nullable Lever was = take(gone, other -> moves(other, lever)).orElse(null);
      changes.add(new LeverChange(was, lever, was == null ? isWorse(lever) : isWorse(was, lever)));
    }
    gone.forEach(lever -> changes.add(new LeverChange(lever, null, false)));
    return changes;
  }

  private static Optional<Lever> take(
      List<Lever> levers, java.util.function.Predicate<Lever> wanted) {
    for (Iterator<Lever> each = levers.iterator(); each.hasNext(); ) {
      Lever lever = each.next();
      if (wanted.test(lever)) {
        each.remove();
        return Optional.of(lever);
      }
    }
    return Optional.empty();
  }

  /** Whether both move the same thing. */
  private static boolean moves(Lever one, Lever other) {
    return one.lever().equals(other.lever())
        && Objects.equals(one.item(), other.item())
        && name(one).equals(name(other));
  }

  /** The setting or fact, of which there can be several. */
  private static String name(Lever lever) {
    int colon = lever.to().indexOf(':');
    boolean named = lever.lever().equals("setting") || lever.lever().equals("fact");
    return named && colon >= 0 ? lever.to().substring(0, colon) : "";
  }

  private boolean isWorse(Lever added) {
    return switch (added.lever()) {
      case "severity" -> false; // only ever raised, and compared with the item
      case "signature" -> !waited(added.item());
      default -> true;
    };
  }

  /** Whether nothing had settled the item, so that a signature takes nothing's place. */
  private boolean waited(@Nullable String id) {
    return before
        .item(String.valueOf(id))
        .flatMap(SavedItem::known)
        .map(status -> switch (status) {
          case UNDETERMINED, NOT_DUE, NOT_ADOPTED -> true;
          case MET, NOT_MET, WAIVED, NOT_APPLICABLE -> false;
        })
        .orElseGet(() -> before.item(String.valueOf(id)).isEmpty());
  }

  private static boolean isWorse(Lever was, Lever now) {
    return switch (now.lever()) {
      case "adoption", "severity" -> false;
      case "fact" -> !value(was).equals(value(now));
      case "gate" -> !isLater(was.to(), now.to());
      default -> true;
    };
  }

  /** {@code cdn: false} of {@code cdn: false, rules out 1 item}. */
  private static String value(Lever fact) {
    int comma = fact.to().indexOf(',');
    return comma < 0 ? fact.to() : fact.to().substring(0, comma);
  }

  /** A later gate before the deployment asks for all that an earlier one asks for. */
  private static boolean isLater(String was, String now) {
    Optional<Phase> from = Phase.of(was);
    Optional<Phase> to = Phase.of(now);
    return from.isPresent()
        && to.isPresent()
        && to.get().compareTo(Phase.DEPLOY) < 0
        && from.get().compareTo(to.get()) <= 0;
  }
}
