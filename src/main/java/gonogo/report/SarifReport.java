package gonogo.report;

import gonogo.judge.Report;
import gonogo.judge.Report.Run;
import gonogo.judge.Report.WaiverView;
import gonogo.report.Alert.Weight;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes what is wrong as SARIF 2.1.0 (OASIS standard), with all that GitHub's code scanning reads: a rule for each item, a
 * result for each finding and for each item that could not be seen. What is as it should be is left out, because GitHub
 * does not read {@code kind} and would show it as an alert.
 */
public final class SarifReport {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int TEXT = 1000;

  /** Stands for the top of the repository, as CodeQL has it; where that lies is nobody's business. */
  private static final String TOP = "%SRCROOT%";

  private final Report report;
  private final Places places;
  private final SarifRules rules;

  private SarifReport(Report report, Places places) {
    this.report = report;
    this.places = places;
    this.rules = SarifRules.of(report);
  }

  /** JSON in ASCII; ends with a line end. */
  public static String write(Report report, Places places) {
    ObjectNode log = JSON.objectNode();
    log.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    log.put("version", "2.1.0");
    log.putArray("runs").add(new SarifReport(report, places).run());
    return Json.pretty(log);
  }

  private ObjectNode run() {
    ObjectNode run = JSON.objectNode();
    ObjectNode driver = run.putObject("tool").putObject("driver");
    driver.put("name", text(report.run().engine().name()));
    driver.put("version", text(report.run().engine().version()));
    driver.set("rules", rules.json());
    run.putArray("invocations").add(invocation(report.run()));
    run.putObject("automationDetails").put("id", automation());
    provenance(run);
    run.putObject("originalUriBaseIds")
        .putObject(TOP)
        .putObject("description")
        .put("text", "The top of the repository.");
    run.put("columnKind", "unicodeCodePoints");
    var results = run.putArray("results");
    Alerts.of(report).forEach(alert -> results.add(result(alert)));
    properties(run.putObject("properties"));
    return run;
  }

  private ObjectNode invocation(Run run) {
    ObjectNode invocation = JSON.objectNode();
    invocation.put("executionSuccessful", run.end().equals("completed"));
    invocation.put("startTimeUtc", Words.instant(run.startedAt()));
    invocation.put("endTimeUtc", Words.instant(run.finishedAt()));
    CiValues.exit(report).ifPresent(exit -> {
      invocation.put("exitCode", exit);
      invocation.put("exitCodeDescription", report.verdict().name());
    });
    var notes = invocation.putArray("toolExecutionNotifications");
    Subject.notes(report).forEach(note -> {
      ObjectNode notification = JSON.objectNode().put("level", "warning");
      notification.putObject("message").put("text", text(note));
      notes.add(notification);
    });
    return invocation;
  }

  /** GitHub takes all before the last slash for the category: one for each environment, list and gate. */
  private String automation() {
    List<String> parts = List.of(
        "gonogo",
        report.environment().name(),
        report.checklist().id(),
        report.run().phase(),
        report.run().id());
    return String.join(
        "/", parts.stream().map(part -> text(part).replace('/', '_')).toList());
  }

  /** Only where the commit of the release is the one that is checked out: it may be of another repository. */
  private void provenance(ObjectNode run) {
    Checkout checkout = places.checkout();
    String commit = report.release().commit();
    if (commit == null
        || commit.length() < 7
        || checkout.repository() == null
        || checkout.commit() == null
        || !checkout
            .commit()
            .toLowerCase(Locale.ROOT)
            .startsWith(commit.toLowerCase(Locale.ROOT))) {
      return;
    }
    ObjectNode details = JSON.objectNode();
    details.put("repositoryUri", checkout.repository().toASCIIString());
    details.put("revisionId", text(checkout.commit()));
    details.putObject("mappedTo").put("uriBaseId", TOP);
    run.putArray("versionControlProvenance").add(details);
  }

  private ObjectNode result(Alert alert) {
    ObjectNode result = JSON.objectNode();
    result.put("ruleId", rules.id(alert.rule()));
    result.put("ruleIndex", rules.index(alert.rule()));
    result.put("level", level(alert));
    result.putObject("message").put("text", text(alert.message()));
    ObjectNode location = JSON.objectNode();
    ObjectNode physical = location.putObject("physicalLocation");
    Places.Line line = alert.item() == null ? places.verdict() : places.of(alert.item());
    physical
        .putObject("artifactLocation")
        .put("uri", SarifText.relative(line.path()))
        .put("uriBaseId", TOP);
    physical.putObject("region").put("startLine", line.line());
    result.putArray("locations").add(location);
    result
        .putObject("partialFingerprints")
        .put("primaryLocationLineHash", text(alert.fingerprint()) + ":1")
        .put("gonogo/v1", text(alert.fingerprint()));
    suppression(alert, result);
    result
        .putObject("properties")
        .put("code", text(alert.code()))
        .put("severity", text(alert.severity()))
        .put("weight", alert.weight().name().toLowerCase(Locale.ROOT));
    return result;
  }

  /** Those who look at suppressed results too see how bad it is. */
  private static String level(Alert alert) {
    return switch (alert.weight()) {
      case BLOCKS -> "error";
      case CONCERNS -> "warning";
      case TRIAL -> "note";
      case ACCEPTED -> SarifRules.level(alert.severity());
    };
  }

  private static void suppression(Alert alert, ObjectNode result) {
    if (alert.weight() != Weight.ACCEPTED) {
      return;
    }
    ObjectNode suppression = JSON.objectNode();
    suppression.put("kind", "external").put("status", "accepted");
    WaiverView waiver = alert.item() == null ? null : alert.item().waiver();
    if (waiver != null) {
      suppression.put(
          "justification",
          text("until %s, owner %s, approved by %s: %s"
              .formatted(
                  Words.instant(waiver.expires()),
                  waiver.owner(),
                  Words.some(waiver.approvers(), 5),
                  waiver.reason())));
    }
    result.putArray("suppressions").add(suppression);
  }

  private void properties(ObjectNode properties) {
    properties.put("verdict", report.verdict().name());
    properties.put("go", report.go());
    properties.put("headline", text(Subject.headline(report)));
    properties.put("environment", text(report.environment().name()));
    properties.put("release", text(Subject.release(report.release())));
    properties.put("gate", text(report.run().phase()));
    properties.put("scope", text(report.run().scope()));
    ObjectNode counts = properties.putObject("counts");
    report.counts().forEach((status, count) -> counts.put(status.name(), count));
  }

  private static String text(String text) {
    return SarifText.plain(text, TEXT);
  }
}
