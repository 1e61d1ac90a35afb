package gonogo.judge;

import gonogo.model.Item;
import gonogo.model.Of;
import gonogo.model.Waiver;
import java.util.List;
import java.util.Optional;

/** Turns what was seen into statuses and a verdict. */
public final class Judge {

  private Judge() {}

  /** How an item stands before anything is looked at. The planner contacts only items that are open. */
  public static Standing standing(Item item, Case given) {
    return Standings.of(item, given);
  }

  /** Whether the adoption keeps an item from deciding at the time of a case, and until when; empty when it decides. */
  public static Optional<Postponed> postponed(Item item, Case given) {
    return Optional.ofNullable(Adoptions.exemption(given.adoption(), item.id(), given.now()))
        .map(exemption -> new Postponed(exemption.stage(), exemption.until()));
  }

  /** What would make a waiver of an item void as of the time of a case, whatever is seen; empty when nothing does. */
  public static List<String> flaws(Waiver waiver, Item item, Case given) {
    return Waivers.flaws(waiver, item, given);
  }

  /**
   * The items that a decision of people rests on, in checklist order: those that a pattern names, that belong to the gate
   * of the decision and are of a severity that counts, whether they decide or not. One that rests on others itself is
   * never among them, so that no two wait for each other.
   */
  public static List<Item> basis(Item decision, List<String> patterns, Case given) {
    return given.checklist().items().stream()
        .filter(item -> !item.restsOnOthers())
        .filter(item -> item.severity().compareTo(given.blocking()) <= 0)
        .filter(item -> Gates.covers(decision.phase(), item))
        .filter(item -> patterns.stream().anyMatch(pattern -> Of.matches(pattern, item.id())))
        .toList();
  }

  /** The statuses of all items and the verdict. */
  public static Judgement judge(Case given) {
    var judged = Items.judge(given);
    var items = judged.stream().map(Judged::judgement).toList();
    var tally = Tally.of(items);
    var verdict = tally.verdict(given.isCapped());
    boolean onlySignatures = OnlySignatures.areMissing(verdict, given, tally, judged);
    return new Judgement(
        verdict,
        Headline.of(verdict, given, tally, onlySignatures),
        tally.reasons(),
        Status.count(items.stream().map(ItemJudgement::status)),
        tally.decides(),
        onlySignatures,
        Causes.of(judged),
        Levers.of(given, items),
        items);
  }
}
