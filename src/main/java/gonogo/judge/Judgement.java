package gonogo.judge;

import java.util.List;
import java.util.Map;

/**
 * What all items come to.
 *
 * @param headline the verdict with its gate and scope; the word never stands alone
 * @param reasons every item that keeps the verdict from GO, in checklist order
 * @param counts a number for every status, also when it is 0; they add up to the number of items
 * @param decides how many items count, by the adoption
 * @param causes the unseen by what helps, by first item
 * @param restsOn every lever that was moved
 * @param items in checklist order
 */
public record Judgement(
    Verdict verdict,
    String headline,
    List<Reason> reasons,
    Map<Status, Integer> counts,
    int decides,
    List<CauseGroup> causes,
    List<Lever> restsOn,
    List<ItemJudgement> items) {
  public Judgement {
    reasons = List.copyOf(reasons);
    causes = List.copyOf(causes);
    restsOn = List.copyOf(restsOn);
    items = List.copyOf(items);
  }
}
