package gonogo.report;

import gonogo.judge.Report.CheckView;
import gonogo.judge.Report.ItemView;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An item in people's words, short enough for a list. */
final class ItemText {
  private static final int LONGEST = 160;

  private ItemText() {}

  /** The text, and the claim where the text says the bad thing. */
  static String of(ItemView item) {
    return of(item.text(), item.claim());
  }

  static String of(String text, @Nullable String claim) {
    String start = Untrusted.shorten(text, LONGEST);
    return claim == null ? start : start + " (claim: " + Untrusted.shorten(claim, LONGEST) + ")";
  }

  /** How many of its checks could not see, and why; empty when all could. */
  static String unseen(ItemView item) {
    List<CheckView> unseen = item.checks().stream()
        .filter(check -> check.outcome().equals("INCONCLUSIVE"))
        .toList();
    String causes = unseen.stream()
        .map(check -> String.valueOf(check.cause()))
        .distinct()
        .collect(Collectors.joining(", "));
    return unseen.isEmpty()
        ? ""
        : "%d of its %d checks could not see: %s"
            .formatted(unseen.size(), item.checks().size(), causes);
  }
}
