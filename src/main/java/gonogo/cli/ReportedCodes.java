package gonogo.cli;

import gonogo.model.InvalidInputException;
import gonogo.model.Place;
import gonogo.report.SavedItem;
import gonogo.report.SavedReport;
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
    SavedReport report = SavedFile.read(file, "--report").report();
    if (!report.environment().equals(environment)) {
      throw refused("%s is about the environment %s, not %s"
          .formatted(file, report.environment(), environment));
    }
    SavedItem seen = report.item(item).orElse(null);
    if (seen == null || seen.codes().isEmpty()) {
      throw refused("%s has no finding of %s; say the codes with --code, or --accepts unseen"
          .formatted(file, item));
    }
    return new ReportedCodes(file, report.run().finishedAt(), seen.message(), seen.codes());
  }

  private static InvalidInputException refused(String message) {
    return new InvalidInputException(Place.of("--report"), message);
  }
}
