package gonogo.cli;

import gonogo.model.InvalidInputException;
import gonogo.model.Place;
import gonogo.report.SavedReport;
import gonogo.report.SavedReport.NoReportException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A report in a file. */
record SavedFile(Path file, SavedReport report) {
  static final String NAME = "report.json";
  private static final long MOST_BYTES = 256L << 20;

  /**
   * Reads a {@code report.json}, or the one in a folder that {@code --out} made.
   *
   * @param whose the option or argument that names it
   * @throws InvalidInputException when there is none
   */
  static SavedFile read(Path path, String whose) {
    Path file = Files.isDirectory(path) ? path.resolve(NAME) : path;
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw refused(whose, "%s is no report: it is too large for one".formatted(file));
      }
      return new SavedFile(file, SavedReport.read(Files.readString(file)));
    } catch (CharacterCodingException e) {
      throw refused(whose, "%s is no report: it is not text in UTF-8".formatted(file));
    } catch (IOException e) {
      throw refused(whose, "%s cannot be read: %s".formatted(file, e));
    } catch (NoReportException e) {
      throw refused(whose, "%s is no report: %s".formatted(file, e.getMessage()));
    }
  }

  private static InvalidInputException refused(String whose, String message) {
    return new InvalidInputException(Place.of(whose), message);
  }
}
