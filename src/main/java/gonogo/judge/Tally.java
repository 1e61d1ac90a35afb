package gonogo.judge;

import java.util.List;

/**
 * What the verdict is made from.
 *
 * @param items how many there are
 * @param decides how many decide, by the adoption, whether or not they are due
 * @param counting due, decide, and are of a severity that counts
 * @param lesser due and decide, but are too mild to count
 */
record Tally(int items, int decides, List<ItemJudgement> counting, List<ItemJudgement> lesser) {

  static Tally of(List<ItemJudgement> items) {
    var deciding = items.stream().filter(ItemJudgement::decides).toList();
    var due = deciding.stream().filter(ItemJudgement::due).toList();
    return new Tally(
        items.size(),
        deciding.size(),
        due.stream().filter(ItemJudgement::blocking).toList(),
        due.stream().filter(item -> !item.blocking()).toList());
  }

  /**
   * The verdict, in this order: a failure; something unseen, or nothing seen at all; else GO.
   *
   * @param capped whether it is at best INCOMPLETE, whatever the items came to
   */
  Verdict verdict(boolean capped) {
    if (count(Status.NOT_MET) > 0) {
      return Verdict.NO_GO;
    }
    return count(Status.UNDETERMINED) > 0 || !restsOnEvidence() || capped
        ? Verdict.INCOMPLETE
        : Verdict.GO;
  }

  boolean restsOnEvidence() {
    return counting.stream()
        .anyMatch(item -> item.status() == Status.MET && item.by() == By.EVIDENCE);
  }

  List<Reason> reasons() {
    return counting.stream()
        .filter(item -> !item.status().ok())
        .map(item ->
            new Reason(item.item().id(), item.item().severity(), item.status(), item.message()))
        .toList();
  }

  /** How many counting items have a status. */
  int count(Status status) {
    return Math.toIntExact(
        counting.stream().filter(item -> item.status() == status).count());
  }

  /** How many counting items there is something to say about: those that a fact rules out are left out. */
  int applicable() {
    return counting.size() - count(Status.NOT_APPLICABLE);
  }

  /** How many of the items that are too mild to count are not all right. */
  int lesserNotOk() {
    return Math.toIntExact(lesser.stream().filter(item -> !item.status().ok()).count());
  }
}
