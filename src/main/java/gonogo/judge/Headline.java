package gonogo.judge;

import java.util.ArrayList;
import java.util.List;

/**
 * The verdict in one line: the word with its gate, its list, how much of the list decides, and the exact counts. Where
 * the line would not fit on a terminal the id of the checklist is left out.
 */
final class Headline {
  private static final int COLUMNS = 100;

  private Headline() {}

  static String of(Verdict verdict, Case given, Tally tally, boolean onlySignatures) {
    String start = verdict + " for " + given.phase().text();
    String rest =
        ": " + scope(given, tally) + ", " + String.join(", ", parts(verdict, given, tally))
            + (onlySignatures ? ", READY: only signatures missing" : "");
    String whole = start + " of " + given.checklist().id() + rest;
    return whole.length() <= COLUMNS ? whole : start + rest;
  }

  private static String scope(Case given, Tally tally) {
    return given.selected() == null
        ? "%d of %d items decide".formatted(tally.decides(), tally.items())
        : "only %d of %d items selected".formatted(given.selected().size(), tally.items());
  }

  private static List<String> parts(Verdict verdict, Case given, Tally tally) {
    int due = tally.applicable();
    int unseen = tally.count(Status.UNDETERMINED);
    int waived = tally.count(Status.WAIVED);
    List<String> parts = new ArrayList<>();
    if (verdict == Verdict.NO_GO) {
      parts.add("%d of %d blocking due not met".formatted(tally.count(Status.NOT_MET), due));
      addIfAny(parts, unseen, "%d unseen");
    } else if (unseen > 0) {
      parts.add("%d of %d blocking due unseen".formatted(unseen, due));
    } else if (!tally.restsOnEvidence()) {
      parts.add("none of %d blocking due met by evidence".formatted(due));
    } else {
      parts.add("all %d blocking due are met".formatted(due));
    }
    if (given.cap() != null) {
      parts.add(given.cap());
    }
    addIfAny(parts, waived, waived == 1 ? "%d waiver" : "%d waivers");
    addIfAny(parts, tally.lesserNotOk(), "%d minor not");
    return parts;
  }

  private static void addIfAny(List<String> parts, int count, String format) {
    if (count > 0) {
      parts.add(format.formatted(count));
    }
  }
}
