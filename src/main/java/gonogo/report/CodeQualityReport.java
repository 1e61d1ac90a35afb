package gonogo.report;

import gonogo.judge.Report;
import gonogo.model.Severity;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes what is wrong as a code quality report of GitLab, which compares them by fingerprint. */
public final class CodeQualityReport {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int TEXT = 1500;

  private CodeQualityReport() {}

  /** A JSON array in ASCII, without a byte order mark; ends with a line end. */
  public static String write(Report report, Places places) {
    ArrayNode entries = JSON.arrayNode();
    List<Alert> alerts = Alerts.of(report);
    alerts.forEach(alert -> entries.add(entry(alert, places)));
    return Json.pretty(entries);
  }

  private static ObjectNode entry(Alert alert, Places places) {
    ObjectNode entry = JSON.objectNode();
    entry.put("description", text(description(alert)));
    entry.put("check_name", text(alert.rule()));
    entry.put("fingerprint", text(alert.fingerprint()));
    entry.put("severity", severity(alert));
    Places.Line line = alert.item() == null ? places.verdict() : places.of(alert.item());
    ObjectNode location = entry.putObject("location");
    location.put("path", text(line.path()));
    location.putObject("lines").put("begin", line.line());
    return entry;
  }

  private static String description(Alert alert) {
    String start = switch (alert.weight()) {
      case BLOCKS, CONCERNS -> "";
      case TRIAL -> "(on trial) ";
      case ACCEPTED -> "(waived) ";
    };
    return start + alert.title() + ": " + alert.message();
  }

  private static String severity(Alert alert) {
    return switch (alert.weight()) {
      case BLOCKS -> alert.severity().equals(Severity.BLOCKER.text()) ? "blocker" : "critical";
      case CONCERNS -> "minor";
      case TRIAL, ACCEPTED -> "info";
    };
  }

  private static String text(String text) {
    return Untrusted.clean(Untrusted.shorten(text, TEXT), true);
  }
}
