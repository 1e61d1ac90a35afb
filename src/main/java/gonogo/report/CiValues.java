package gonogo.report;

import gonogo.judge.Report;
import gonogo.judge.Status;
import java.util.LinkedHashMap;
import java.util.OptionalInt;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** What the next step of a pipeline may ask: a few values by name. */
final class CiValues {

  private CiValues() {}

  /**
   * By name, lower case with hyphens, in a fixed order. Counts are those of the report. A value that is not known is left
   * out: a variable that is not set is nothing that a step takes for a GO.
   *
   * @param whole the file in which people read all of it; null when there is none
   */
  static SequencedMap<String, String> of(Report report, @Nullable String whole) {
    SequencedMap<String, String> values = new LinkedHashMap<>();
    values.put("verdict", report.verdict().name());
    values.put("go", String.valueOf(report.go()));
    exit(report).ifPresent(exit -> values.put("exit", String.valueOf(exit)));
    values.put("not-met", count(report, Status.NOT_MET));
    values.put("undetermined", count(report, Status.UNDETERMINED));
    values.put("waived", count(report, Status.WAIVED));
    if (whole != null) {
      values.put("report", whole);
    }
    values.put("headline", Subject.headline(report));
    return values;
  }

  /** The exit status; empty for an interrupted run, which ends with the status of its signal. */
  static OptionalInt exit(Report report) {
    return report.run().end().equals("interrupted")
        ? OptionalInt.empty()
        : OptionalInt.of(report.verdict().exitStatus());
  }

  private static String count(Report report, Status status) {
    return String.valueOf(report.counts().getOrDefault(status, 0));
  }
}
