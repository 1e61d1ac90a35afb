package gonogo.report;

import gonogo.judge.Reason;
import gonogo.judge.Report;
import gonogo.judge.Report.CheckView;
import gonogo.judge.Report.FindingView;
import gonogo.judge.Report.ItemView;
import gonogo.report.JunitCase.Result;
import gonogo.report.JunitCase.Result.Erred;
import gonogo.report.JunitCase.Result.Failed;
import gonogo.report.JunitCase.Result.Passed;
import gonogo.report.JunitCase.Result.Skipped;
import java.util.ArrayList;
import java.util.List;

/** Says what items are to a reader of JUnit, who knows passed, failed, erred and skipped. */
final class JunitCases {
  private static final int NAME = 200;
  private static final int FINDINGS = 50;

  private JunitCases() {}

  /**
   * The verdict itself. Without it a run in which nothing was seen to fail, and nothing to be met either, would be all
   * green to the many readers that look at the cases alone.
   */
  static JunitCase verdict(Report report) {
    String headline = Subject.word(report.verdict()) + " " + Subject.afterWord(report);
    List<String> text = new ArrayList<>(Subject.notes(report));
    report.reasons().forEach(reason -> text.add(line(reason)));
    Result result = switch (report.verdict()) {
      case GO -> new Passed(List.of(headline));
      case NO_GO -> new Failed("NO_GO", headline, text);
      case INCOMPLETE -> new Erred("INCOMPLETE", headline, text);
    };
    return new JunitCase("verdict", 0, result);
  }

  private static String line(Reason reason) {
    return "%s %s: %s, %s"
        .formatted(reason.severity().text(), reason.item(), reason.status(), reason.message());
  }

  static JunitCase of(ItemView item) {
    String name =
        Untrusted.shorten(item.text(), NAME) + " [" + Untrusted.shorten(item.id(), NAME) + "]";
    long tookMs = item.checks().stream().mapToLong(CheckView::tookMs).sum();
    return new JunitCase(name, tookMs, result(item));
  }

  /**
   * An item that does not decide never fails. A minor one does, though it does not keep the verdict from GO: this is
   * where people look for what is wrong; the gate is the exit status.
   */
  private static Result result(ItemView item) {
    String message = item.message();
    return switch (item.status()) {
      case MET -> new Passed(output(item));
      case NOT_MET ->
        item.decides()
            ? new Failed(type(item), seen(item), details(item))
            : new Skipped("on trial: would fail: " + seen(item));
      case UNDETERMINED ->
        item.decides()
            ? new Erred(String.valueOf(item.cause()), message, details(item))
            : new Skipped("on trial: could not be seen: " + item.cause() + ", " + message);
      case WAIVED -> new Skipped(waived(item));
      case NOT_APPLICABLE -> new Skipped("not applicable: " + message);
      case NOT_DUE -> new Skipped("not due: " + message);
      case NOT_ADOPTED -> new Skipped("not adopted: " + message);
    };
  }

  private static String waived(ItemView item) {
    var waiver = item.waiver();
    return waiver == null
        ? "waived: " + item.message()
        : "waived until %s by %s: %s; accepted: %s"
            .formatted(
                Words.instant(waiver.expires()),
                Words.some(waiver.approvers(), 5),
                Untrusted.shorten(waiver.reason(), NAME),
                item.message());
  }

  private static String type(ItemView item) {
    return findings(item).stream().map(FindingView::code).findFirst().orElse("NOT_MET");
  }

  private static String seen(ItemView item) {
    List<Findings> findings = Findings.of(item);
    return switch (findings.size()) {
      case 0 -> item.message();
      case 1 -> findings.getFirst().toString();
      default -> findings.getFirst() + "; and " + (findings.size() - 1) + " more";
    };
  }

  private static List<FindingView> findings(ItemView item) {
    return item.checks().stream()
        .flatMap(check -> check.findings().stream())
        .distinct()
        .toList();
  }

  private static List<String> output(ItemView item) {
    List<String> lines = new ArrayList<>();
    lines.add(item.by() == null ? item.message() : "by " + item.by() + ": " + item.message());
    addRest(item, lines);
    return lines;
  }

  private static List<String> details(ItemView item) {
    List<String> lines = new ArrayList<>();
    lines.add(item.severity() + ", " + item.phase());
    List<FindingView> findings = findings(item);
    findings.stream().limit(FINDINGS).forEach(finding -> {
      lines.add(finding.code() + " " + finding.where());
      lines.add("  seen:   " + finding.seen());
      lines.add("  wanted: " + finding.wanted());
      lines.add("  remedy: " + finding.remedy());
    });
    if (findings.size() > FINDINGS) {
      lines.add("and " + Words.count(findings.size() - FINDINGS, "more finding"));
    }
    item.checks().stream()
        .filter(check -> check.outcome().equals("INCONCLUSIVE"))
        .forEach(check -> lines.add(
            "not seen: " + check.probe() + ", " + check.cause() + ", " + check.summary()));
    if (item.cause() != null) {
      String kind = item.needs().isEmpty() ? "" : WhatHelps.kind(item.needs().getFirst());
      item.needs().forEach(need -> lines.add("needs: " + need));
      lines.add("remedy: " + WhatHelps.with(item.cause(), kind));
    }
    addRest(item, lines);
    return lines;
  }

  private static void addRest(ItemView item, List<String> lines) {
    if (item.claim() != null) {
      lines.add("claim: " + item.claim());
    }
    item.concerns().forEach(concern -> lines.add("concern: " + concern));
    List<String> evidence = item.checks().stream()
        .flatMap(check -> check.evidence().stream())
        .distinct()
        .toList();
    if (!evidence.isEmpty()) {
      lines.add("evidence: " + Words.some(evidence, 20));
    }
  }
}
