package gonogo.cli;

import gonogo.model.InvalidInputException;
import gonogo.model.Place;
import gonogo.report.SavedReport;
import gonogo.report.SavedReport.NoReportException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * What a report has against an item.
 *
 * @param finishedAt when its run ended
 * @param message what was seen, in one line
 */
record ReportedCodes(Path file, Instant finishedAt, String message, List<String> codes) {

  /**
   * Reads the codes.
   *
   * @throws InvalidInputException when it is no report of the environment, or has no finding of the item
   */
  static ReportedCodes read(Path file, String environment, String item) {
    SavedReport report;
    try {
      report = SavedReport.read(Files.readString(file));
    } catch (IOException e) {
      throw refused("%s cannot be read: %s".formatted(file, e));
    } catch (NoReportException e) {
      throw refused("%s is no report: %s".formatted(file, e.getMessage()));
    }
    if (!report.environment().equals(environment)) {
      throw refused("%s is about the environment %s, not %s"
          .formatted(file, report.environment(), environment));
    }
    var seen = report.items().get(item);
    if (seen == null || seen.codes().isEmpty()) {
      throw refused("%s has no finding of %s; say the codes with --code, or --accepts unseen"
          .formatted(file, item));
    }
    return new ReportedCodes(file, report.finishedAt(), seen.message(), seen.codes());
  }

  private static InvalidInputException refused(String message) {
    return new InvalidInputException(Place.of("--report"), message);
  }
}
