package gonogo.judge;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** The status of an item. */
public enum Status {
  MET,
  NOT_MET,
  UNDETERMINED,
  WAIVED,
  NOT_APPLICABLE,
  NOT_DUE,
  NOT_ADOPTED;

  /** Whether nothing is left to do about the item here and now. Unknown to a reader of the JSON means not ok. */
  public boolean ok() {
    return switch (this) {
      case MET, WAIVED, NOT_APPLICABLE -> true;
      case NOT_MET, UNDETERMINED, NOT_DUE, NOT_ADOPTED -> false;
    };
  }

  /** A number for every status, in their order, also when it is 0. */
  static SequencedMap<Status, Integer> count(Stream<Status> statuses) {
    SequencedMap<Status, Integer> counts = new LinkedHashMap<>();
    for (Status status : values()) {
      counts.put(status, 0);
    }
    statuses.forEach(status -> counts.merge(status, 1, Integer::sum));
    return counts;
  }
}
