package gonogo.report;

import gonogo.judge.Report;
import gonogo.judge.Report.FindingView;
import gonogo.judge.Report.ItemView;
import gonogo.judge.Status;
import gonogo.judge.Verdict;
import gonogo.model.Severity;
import gonogo.model.Source;
import gonogo.report.Alert.Weight;
import gonogo.report.Reading.Limits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Takes a report apart into alerts: one for each finding, one for each item that could not be seen. */
final class Alerts {
  /** Of the verdict, when it is not GO and no item says why. */
  static final String VERDICT = "gonogo/verdict"; // no id of an item has a slash

  /** Findings of an item one by one; a reader of alerts is not helped by more of the same. */
  private static final int FINDINGS = 50;

  private static final int FIELD = 300;
  private static final int FINGERPRINT = 12;

  private final Reading reading;

  private Alerts(Reading reading) {
    this.reading = reading;
  }

  /**
   * In the order of the checklist. Where the verdict is not GO there is one that blocks at least: readers that know
   * alerts alone take none for a success.
   */
  static List<Alert> of(Report report) {
    Alerts alerts = new Alerts(Reading.of(report, Limits.USUAL));
    List<Alert> all = new ArrayList<>();
    alerts.reading.items().values().forEach(item -> alerts.item(item).forEach(all::add));
    boolean blocked = all.stream().anyMatch(alert -> alert.weight() == Weight.BLOCKS);
    if (report.verdict() != Verdict.GO && !blocked) {
      all.addFirst(verdict(report));
    }
    return unique(all);
  }

  private static Alert verdict(Report report) {
    List<String> parts = new ArrayList<>(List.of(Subject.headline(report)));
    parts.addAll(Subject.notes(report));
    return new Alert(
        Weight.BLOCKS,
        VERDICT,
        "The verdict is GO",
        Severity.BLOCKER.text(),
        report.verdict().name(),
        fingerprint(VERDICT, report.verdict().name()),
        String.join("; ", parts),
        null);
  }

  private Stream<Alert> item(ItemView item) {
    return switch (item.status()) {
      case NOT_MET -> failed(item);
      case UNDETERMINED -> Stream.of(unseen(item));
      case WAIVED -> item.rawStatus() == Status.NOT_MET ? failed(item) : Stream.of(unseen(item));
      case MET, NOT_APPLICABLE, NOT_DUE, NOT_ADOPTED -> Stream.of();
    };
  }

  private Stream<Alert> failed(ItemView item) {
    List<FindingView> findings = item.checks().stream()
        .flatMap(check -> check.findings().stream())
        .distinct()
        .toList();
    if (findings.isEmpty()) {
      return Stream.of(alert(item, Status.NOT_MET.name(), item.message()));
    }
    Stream<Alert> shown = findings.stream().limit(FINDINGS).map(finding -> found(item, finding));
    int hidden = findings.size() - FINDINGS;
    return hidden <= 0
        ? shown
        : Stream.concat(
            shown,
            Stream.of(
                alert(item, "MORE", "and %d more findings, all in report.json".formatted(hidden))));
  }

  private Alert found(ItemView item, FindingView finding) {
    String message = "%s: seen %s, wanted %s → %s"
        .formatted(
            Untrusted.shorten(finding.where(), FIELD),
            Untrusted.shorten(finding.seen(), FIELD),
            Untrusted.shorten(finding.wanted(), FIELD),
            Untrusted.shorten(finding.remedy(), FIELD));
    return alert(item, finding.code(), message).withFingerprint(finding.fingerprint());
  }

  private Alert unseen(ItemView item) {
    String seen = "could not be seen: " + Untrusted.shorten(item.message(), FIELD);
    if (item.cause() == null) {
      return alert(item, Status.UNDETERMINED.name(), seen);
    }
    String kind = item.needs().isEmpty() ? "" : WhatHelps.kind(item.needs().getFirst());
    String message =
        "%s (%s) → %s".formatted(seen, item.cause(), WhatHelps.with(item.cause(), kind));
    return alert(item, Status.UNDETERMINED.name(), message);
  }

  private Alert alert(ItemView item, String code, String message) {
    return new Alert(
        weight(item),
        item.id(),
        ItemText.of(item),
        item.severity(),
        code,
        fingerprint(item.id(), code),
        message,
        item);
  }

  private Weight weight(ItemView item) {
    if (item.status() == Status.WAIVED) {
      return Weight.ACCEPTED;
    }
    if (reading.blocks(item.id())) {
      return Weight.BLOCKS;
    }
    return item.decides() ? Weight.CONCERNS : Weight.TRIAL;
  }

  private static String fingerprint(String rule, String code) {
    return Source.sha256(rule + "\n" + code).substring(0, FINGERPRINT);
  }

  /** The same code at the same place of the same check may be there twice, seen differently. */
  private static List<Alert> unique(List<Alert> alerts) {
    Set<String> taken = new HashSet<>();
    return alerts.stream()
        .map(alert -> {
          String fingerprint = alert.fingerprint();
          for (int n = 2; !taken.add(fingerprint); n++) {
            fingerprint = alert.fingerprint() + "~" + n;
          }
          return alert.withFingerprint(fingerprint);
        })
        .toList();
  }
}
