package gonogo.judge;

/** Turns what was seen into statuses and a verdict. */
public final class Judge {

  private Judge() {}

  /** How an item stands before anything is looked at. The planner contacts only items that are open. */
  public static Standing standing(gonogo.model.Item item, Case given) {
    throw new IllegalStateException("to be written");
  }

  /** The statuses of all items and the verdict. */
  public static Judgement judge(Case given) {
    throw new IllegalStateException("to be written");
  }
}
