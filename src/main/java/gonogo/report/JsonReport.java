package gonogo.report;

import gonogo.judge.Report;

/**
 * Writes the JSON of a report, version 1 ({@code config/schema/report-v1.schema.json}). Every key is always there; what
 * is not known or does not apply is null.
 */
public final class JsonReport {

  private JsonReport() {}

  /** Pure ASCII, indented by two spaces, ends with a line end; equal reports give equal bytes. */
  public static String write(Report report) {
    return Json.pretty(report);
  }
}
