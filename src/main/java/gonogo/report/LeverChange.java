package gonogo.report;

import gonogo.judge.Lever;
import org.jspecify.annotations.Nullable;

/**
 * What became of a lever between two reports.
 *
 * @param before null when it is new
 * @param after null when it is gone
 * @param worse whether it may have brought the verdict nearer to GO without the world changing
 */
public record LeverChange(@Nullable Lever before, @Nullable Lever after, boolean worse) {

  /** In one line, without its item. */
  String text() {
    if (before == null) {
      return "new: " + (after == null ? "" : Beside.change(after));
    }
    return after == null
        ? "gone: " + Beside.change(before)
        : "moved: %s, was %s".formatted(Beside.change(after), Untrusted.shorten(before.to(), 200));
  }

  Lever lever() {
    Lever there = after == null ? before : after;
    if (there == null) {
      throw new IllegalStateException("a change of nothing");
    }
    return there;
  }
}
