package gonogo.report;

import gonogo.api.Cause;
import gonogo.api.Measure;
import gonogo.api.Remark;
import gonogo.judge.CauseGroup;
import gonogo.judge.Lever;
import gonogo.judge.Reason;
import gonogo.judge.Report;
import gonogo.judge.Report.CheckView;
import gonogo.judge.Report.ChecklistInfo;
import gonogo.judge.Report.Engine;
import gonogo.judge.Report.EnvironmentInfo;
import gonogo.judge.Report.FindingView;
import gonogo.judge.Report.Input;
import gonogo.judge.Report.ItemView;
import gonogo.judge.Report.ReleaseInfo;
import gonogo.judge.Report.Run;
import gonogo.judge.Report.SectionView;
import gonogo.judge.Report.WaiverView;
import gonogo.judge.Status;
import gonogo.judge.Verdict;
import gonogo.model.Evidence;
import gonogo.model.Evidence.Attempt;
import gonogo.model.Severity;
import gonogo.model.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Puts a report together from items whose statuses are given; counts and reasons follow from them. */
final class ReportBuilder {
  static final Instant START = Instant.parse("2026-03-01T22:08:03.120456Z");
  static final ReleaseInfo RELEASE = new ReleaseInfo(
      "Demo ERP",
      "1.0.0",
      "3f2c1ab",
      "0.9.4",
      new Report.Window(
          Instant.parse("2026-03-01T23:00:00Z"), Instant.parse("2026-03-02T02:00:00Z")));

  private final List<ItemView> items = new ArrayList<>();
  private final List<CauseGroup> causes = new ArrayList<>();
  private final List<Lever> levers = new ArrayList<>();
  private final SequencedMap<String, Evidence> evidence = new LinkedHashMap<>();
  private final SequencedMap<String, String> labels = new LinkedHashMap<>(Map.of("team", "erp"));

  ReportBuilder met(String id, String text, Severity severity) {
    var check = check(id, "PASSED", null, "as wanted", List.of(), List.of());
    return add(item(
        id, text, severity, Status.MET, null, List.of(), "as wanted", "evidence", List.of(check)));
  }

  ReportBuilder notMet(String id, String text, Severity severity, FindingView... findings) {
    String summary = findings.length == 0
        ? "two members are not met"
        : findings[0].where() + ": " + findings[0].seen();
    List<CheckView> checks = findings.length == 0
        ? List.of()
        : List.of(check(id, "FAILED", null, summary, Arrays.asList(findings), List.of()));
    return add(
        item(id, text, severity, Status.NOT_MET, null, List.of(), summary, "evidence", checks));
  }

  ReportBuilder unseen(
      String id, String text, Severity severity, Cause cause, String message, String... needs) {
    List<CheckView> checks = needs.length > 0
        ? List.of()
        : List.of(check(id, "INCONCLUSIVE", cause, message, List.of(), List.of()));
    return add(item(
        id, text, severity, Status.UNDETERMINED, cause, List.of(needs), message, null, checks));
  }

  ReportBuilder put(String id, Status status) {
    return add(
        item(id, "Text of " + id, Severity.MAJOR, status, null, List.of(), "", null, List.of()));
  }

  ReportBuilder waived(String id, String text, String message, WaiverView waiver) {
    var base = item(
        id, text, Severity.MAJOR, Status.WAIVED, null, List.of(), message, "evidence", List.of());
    return add(new ItemView(
        base.id(),
        base.text(),
        base.claim(),
        base.severity(),
        base.phase(),
        null,
        true,
        true,
        true,
        Status.WAIVED,
        Status.NOT_MET,
        null,
        List.of(),
        message,
        "evidence",
        waiver,
        List.of(),
        List.of(),
        List.of()));
  }

  /** The item added last, with a claim, concerns and what it depends on. */
  ReportBuilder with(@Nullable String claim, List<String> concerns, List<String> depends) {
    var last = items.removeLast();
    return add(new ItemView(
        last.id(),
        last.text(),
        claim,
        last.severity(),
        last.phase(),
        last.owner(),
        last.due(),
        last.decides(),
        last.ok(),
        last.status(),
        last.rawStatus(),
        last.cause(),
        last.needs(),
        last.message(),
        last.by(),
        last.waiver(),
        concerns,
        depends,
        last.checks()));
  }

  /** The item added last, with other checks. */
  ReportBuilder checked(CheckView... checks) {
    var last = items.removeLast();
    return add(new ItemView(
        last.id(),
        last.text(),
        last.claim(),
        last.severity(),
        last.phase(),
        last.owner(),
        last.due(),
        last.decides(),
        last.ok(),
        last.status(),
        last.rawStatus(),
        last.cause(),
        last.needs(),
        last.message(),
        last.by(),
        last.waiver(),
        last.concerns(),
        last.depends(),
        List.of(checks)));
  }

  /** The item added last does not decide yet. */
  ReportBuilder onTrial() {
    var last = items.removeLast();
    return add(new ItemView(
        last.id(),
        last.text(),
        last.claim(),
        last.severity(),
        last.phase(),
        last.owner(),
        last.due(),
        false,
        last.ok(),
        last.status(),
        last.rawStatus(),
        last.cause(),
        last.needs(),
        last.message(),
        last.by(),
        last.waiver(),
        last.concerns(),
        last.depends(),
        last.checks()));
  }

  ReportBuilder group(
      Cause cause, @Nullable String root, @Nullable String needs, String message, String... ids) {
    causes.add(new CauseGroup(cause, root, needs, message, List.of(ids)));
    return this;
  }

  ReportBuilder restsOn(
      String lever,
      @Nullable String item,
      @Nullable String from,
      String to,
      @Nullable String where) {
    levers.add(new Lever(lever, item, from, to, where));
    return this;
  }

  ReportBuilder label(String name, String value) {
    labels.put(name, value);
    return this;
  }

  ReportBuilder evidence(Evidence one) {
    evidence.put(one.id(), one);
    return this;
  }

  Report build(Verdict verdict, String headline) {
    return build(verdict, headline, "production", RELEASE, "full", "completed");
  }

  Report build(
      Verdict verdict,
      String headline,
      String environment,
      ReleaseInfo release,
      String scope,
      String end) {
    var sections =
        List.of(new SectionView(List.of("Security", "Credentials & Secrets"), counts(), items));
    var run = new Run(
        "01JCMK7ZP0",
        START,
        START.plusMillis(41_210),
        START,
        end,
        "T-1h",
        scope,
        false,
        new Engine("gonogo", "0.1.0"),
        List.of(new Input("production.yaml", Source.sha256("production"))));
    var checklist = new ChecklistInfo(
        "production-deployment", 3, "Production deployment", Source.sha256("list"), items.size());
    return new Report(
        Report.SCHEMA,
        run,
        new EnvironmentInfo(environment, labels),
        release,
        checklist,
        verdict,
        headline,
        reasons(),
        counts(),
        verdict == Verdict.GO,
        (int) items.stream().filter(ItemView::decides).count(),
        null,
        causes,
        levers,
        sections,
        evidence);
  }

  private SequencedMap<Status, Integer> counts() {
    SequencedMap<Status, Integer> counts = new LinkedHashMap<>();
    for (Status status : Status.values()) {
      counts.put(
          status, (int) items.stream().filter(item -> item.status() == status).count());
    }
    return counts;
  }

  private List<Reason> reasons() {
    return items.stream()
        .filter(item -> item.decides() && !item.severity().equals(Severity.MINOR.text()))
        .filter(item -> item.status() == Status.NOT_MET || item.status() == Status.UNDETERMINED)
        .map(item -> new Reason(
            item.id(),
            Severity.valueOf(item.severity().toUpperCase(Locale.ROOT)),
            item.status(),
            item.message()))
        .toList();
  }

  private ReportBuilder add(ItemView item) {
    items.add(item);
    return this;
  }

  private static ItemView item(
      String id,
      String text,
      Severity severity,
      Status status,
      @Nullable Cause cause,
      List<String> needs,
      String message,
      @Nullable String by,
      List<CheckView> checks) {
    boolean decides = status != Status.NOT_ADOPTED;
    return new ItemView(
        id,
        text,
        null,
        severity.text(),
        "T-1h",
        null,
        status != Status.NOT_DUE,
        decides,
        status.ok(),
        status,
        status,
        cause,
        needs,
        message,
        by,
        null,
        List.of(),
        List.of(),
        checks);
  }

  static CheckView check(
      String id,
      String outcome,
      @Nullable Cause cause,
      String summary,
      List<FindingView> findings,
      List<Remark> remarks) {
    return new CheckView(
        "tls/certificate",
        "web/site",
        id + "#tls/certificate@web/site",
        outcome,
        cause,
        null,
        List.of(),
        summary,
        remarks,
        null,
        List.of(Measure.atLeast("days-left@192.0.2.7", 47.5, "d", 14)),
        findings,
        List.of("3fa9c1d2e4f5"),
        START.plusMillis(7),
        812);
  }

  static FindingView finding(String code, String where, String seen, String wanted, String remedy) {
    return new FindingView(
        code, Source.sha256(code + where).substring(0, 12), where, seen, wanted, remedy);
  }

  static Evidence answered(String id, Map<String, Object> query, Object answer, long bytes) {
    return new Evidence(
        id,
        "tls/handshake",
        1,
        query,
        answer,
        null,
        null,
        null,
        bytes,
        Source.sha256(id),
        List.of(
            new Attempt(Cause.TIMED_OUT, "no answer in 3 s", 3000), new Attempt(null, null, 212)),
        START,
        3212);
  }
}
