package gonogo.model;

import java.util.List;
import java.util.Locale;

/**
 * An item that is settled by other items.
 *
 * @param items ids or prefixes ({@code env-*})
 * @param phases only members of these phases; empty means all
 */
public record Of(List<String> items, List<Phase> phases, Require require) {
  public Of {
    items = List.copyOf(items);
    phases = List.copyOf(phases);
  }

  /** What must hold for the members. */
  public enum Require {
    /** Every member is MET, WAIVED or NOT_APPLICABLE. */
    MET,
    /** The same for the members that are blockers. */
    NO_BLOCKER,
    /** No member is UNDETERMINED, whatever else it is. */
    COMPLETE;

    /** As written in YAML. */
    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
