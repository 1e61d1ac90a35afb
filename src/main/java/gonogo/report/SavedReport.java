package gonogo.report;

import gonogo.judge.Lever;
import gonogo.judge.Report;
import gonogo.judge.Status;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code report.json} says that was written earlier, perhaps by another version: fields that are not known are
 * passed over, words that are not known are kept, and nothing of it is believed to be good.
 *
 * @param counts of items by status, as the report says them
 * @param decides how many items decide, as the report says it
 * @param reasons ids of the items that keep the verdict from GO
 * @param items in the order of the checklist
 * @param evidence by id
 * @param flaws why it is not whole, or contradicts itself; empty for what gonogo wrote
 */
public record SavedReport(
    Run run,
    String environment,
    Release release,
    Checklist checklist,
    String verdict,
    String headline,
    boolean go,
    SequencedMap<String, Long> counts,
    long decides,
    Set<String> reasons,
    List<Lever> restsOn,
    List<SavedItem> items,
    SequencedMap<String, SavedEvidence> evidence,
    List<String> flaws) {

  /**
   * One execution.
   *
   * @param asOf the instant that dates were judged at
   * @param replayed true also when it does not say that it was not
   * @param engine name and version of what wrote it
   * @param inputs SHA-256 of the files that it was made from, by path
   */
  public record Run(
      String id,
      Instant startedAt,
      Instant finishedAt,
      Instant asOf,
      String end,
      String phase,
      String scope,
      boolean replayed,
      String engine,
      SequencedMap<String, String> inputs) {}

  /** What was about to be deployed. */
  public record Release(
      @Nullable String product,
      @Nullable String version,
      @Nullable String commit) {}

  /** The list, with the number of items that the report says it has. */
  public record Checklist(String id, String version, String sha256, long items) {}

  /** Thrown for what is no report. */
  public static final class NoReportException extends Exception {
    private static final long serialVersionUID = 1;

    NoReportException(String message) {
      super(message);
    }
  }

  /**
   * Reads one.
   *
   * @throws NoReportException when the text is not JSON, or not a report of version 1
   */
  public static SavedReport read(String json) throws NoReportException {
    return SavedReportReader.read(json);
  }

  /** A report of this process, with its answers whole however long they are. */
  public static SavedReport of(Report report) {
    try {
      return read(JsonReport.write(report)).withAnswers(report);
    } catch (NoReportException e) {
      throw new IllegalStateException("gonogo does not read its own report", e);
    }
  }

  private SavedReport withAnswers(Report report) {
    SequencedMap<String, SavedEvidence> whole = new LinkedHashMap<>();
    evidence.forEach((id, one) -> {
      var recorded = report.evidence().get(id);
      whole.put(id, recorded == null ? one : SavedEvidence.of(recorded));
    });
    return with(whole, flaws);
  }

  SavedReport withFlaws(List<String> found) {
    return with(evidence, found);
  }

  private SavedReport with(SequencedMap<String, SavedEvidence> answers, List<String> found) {
    return new SavedReport(
        run,
        environment,
        release,
        checklist,
        verdict,
        headline,
        go,
        counts,
        decides,
        reasons,
        restsOn,
        items,
        answers,
        found);
  }

  /** The item of this id, the first if there are several. */
  public Optional<SavedItem> item(String id) {
    return items.stream().filter(item -> item.id().equals(id)).findFirst();
  }

  /** {@code met 5}, {@code not met 7} and so on, of the statuses that items have; unknown ones by their name. */
  String countsText() {
    StringBuilder text = new StringBuilder();
    SequencedMap<String, Long> tally = tally();
    for (Status status : Status.values()) {
      Long number = tally.remove(status.name());
      if (number != null || status == Status.MET) {
        append(text, Subject.word(status), number == null ? 0 : number);
      }
    }
    tally.forEach((status, number) -> append(text, Untrusted.shorten(status, 40), number));
    return text.toString();
  }

  private static void append(StringBuilder text, String word, long number) {
    text.append(text.isEmpty() ? "" : " · ").append(word).append(' ').append(number);
  }

  /** The number of items by status, counted. */
  SequencedMap<String, Long> tally() {
    SequencedMap<String, Long> tally = new LinkedHashMap<>();
    items.forEach(item -> tally.merge(item.status(), 1L, Long::sum));
    return tally;
  }
}
