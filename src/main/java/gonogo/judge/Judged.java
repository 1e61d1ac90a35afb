package gonogo.judge;

import java.util.List;

/** The judgement of one item, and all that keeps it UNDETERMINED; empty for every other status. */
record Judged(ItemJudgement judgement, List<Unseen> unseen) {
  Judged {
    unseen = List.copyOf(unseen);
  }
}
