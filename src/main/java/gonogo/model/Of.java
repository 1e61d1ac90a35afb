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

  /** Whether it is about an item, at whatever gate that is due and whether or not it decides yet. */
  public boolean isAbout(Item item) {
    return items.stream().anyMatch(pattern -> matches(pattern, item.id()))
        && (phases.isEmpty() || phases.contains(item.phase()))
        && (require != Require.NO_BLOCKER || item.severity() == Severity.BLOCKER);
  }

  /** Whether a pattern, an id or a prefix ({@code env-*}), names an item. */
  public static boolean matches(String pattern, String id) {
    return pattern.endsWith("*")
        ? id.startsWith(pattern.substring(0, pattern.length() - 1))
        : id.equals(pattern);
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
