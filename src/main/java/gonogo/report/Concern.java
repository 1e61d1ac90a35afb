package gonogo.report;

import gonogo.judge.Report.ItemView;
import gonogo.judge.Status;
import java.util.ArrayList;
import java.util.List;

/** One line of what does not keep the verdict from GO, but should be known. */
record Concern(String item, String text) {
  private static final int FIELD = 200;

  /** In checklist order: what is not met and does not block, then what an item itself warns of. */
  static List<Concern> of(Reading reading) {
    List<Concern> concerns = new ArrayList<>();
    for (ItemView item : reading.items().values()) {
      if (item.decides() && item.status() == Status.NOT_MET && !reading.blocks(item.id())) {
        concerns.add(
            new Concern(item.id(), "not met: " + Untrusted.shorten(item.message(), FIELD)));
      }
      item.concerns()
          .forEach(text -> concerns.add(new Concern(item.id(), Untrusted.shorten(text, FIELD))));
    }
    return concerns;
  }
}
