package gonogo.judge;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What all items come to.
 *
 * @param headline the verdict with its gate and scope; the word never stands alone
 * @param reasons every item that keeps the verdict from GO, in checklist order
 * @param counts a number for every status, also when it is 0; they add up to the number of items
 * @param decides how many items count, by the adoption
 * @param onlySignatures whether nothing is missing but the word of people
 * @param causes the unseen by what helps, by first item
 * @param restsOn every lever that was moved
 * @param items in checklist order
 */
public record Judgement(
    Verdict verdict,
    String headline,
    List<Reason> reasons,
    SequencedMap<Status, Integer> counts,
    int decides,
    boolean onlySignatures,
    List<CauseGroup> causes,
    List<Lever> restsOn,
    List<ItemJudgement> items) {

  /** Refuses counts that leave an item out, and a GO that something speaks against. */
  public Judgement {
    reasons = List.copyOf(reasons);
    counts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(counts));
    causes = List.copyOf(causes);
    restsOn = List.copyOf(restsOn);
    items = List.copyOf(items);
    var counted = Status.count(items.stream().map(ItemJudgement::status));
    if (!counts.equals(counted)) {
      throw new IllegalArgumentException("the items come to %s, not %s".formatted(counted, counts));
    }
    if (verdict == Verdict.GO && !reasons.isEmpty()) {
      throw new IllegalArgumentException("GO in spite of " + reasons);
    }
  }
}
