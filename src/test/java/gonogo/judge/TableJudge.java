package gonogo.judge;

import gonogo.model.Severity;
import java.util.List;

/** A second judge, written apart from the first: a table of words, for items of one gate without facts. */
final class TableJudge {
  enum Accepted {
    NONE,
    FAILURE,
    UNSEEN,
    VOID
  }

  enum Adopted {
    DECIDES,
    TRIAL,
    LATER
  }

  /** What was seen, and what that is under each kind of waiver, in the order of {@link Accepted}. */
  enum Raw {
    PASSED("MET MET MET MET"),
    SIGNED("MET MET MET MET"),
    FAILED("NOT_MET WAIVED NOT_MET NOT_MET"),
    FAILED_AND_UNSEEN("NOT_MET UNDETERMINED NOT_MET NOT_MET"),
    INCONCLUSIVE("UNDETERMINED UNDETERMINED WAIVED UNDETERMINED"),
    NOT_APPLICABLE("NOT_APPLICABLE NOT_APPLICABLE NOT_APPLICABLE NOT_APPLICABLE"),
    NOTHING("UNDETERMINED UNDETERMINED WAIVED UNDETERMINED");

    private final String[] statuses;

    Raw(String statuses) {
      this.statuses = statuses.split(" ");
    }
  }

  record Row(Raw raw, Severity severity, Accepted accepted, Adopted adopted) {
    String status() {
      return adopted == Adopted.LATER ? "NOT_ADOPTED" : raw.statuses[accepted.ordinal()];
    }

    boolean counts() {
      return adopted == Adopted.DECIDES && severity != Severity.MINOR;
    }
  }

  private TableJudge() {}

  static String verdict(List<Row> rows) {
    boolean blind = false;
    boolean seen = false;
    for (Row row : rows) {
      String status = row.counts() ? row.status() : "";
      if (status.equals("NOT_MET")) {
        return "NO_GO";
      }
      blind |= status.equals("UNDETERMINED");
      seen |= status.equals("MET") && row.raw == Raw.PASSED;
    }
    return seen && !blind ? "GO" : "INCOMPLETE";
  }
}
