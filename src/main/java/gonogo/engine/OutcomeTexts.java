package gonogo.engine;

import gonogo.api.Finding;
import gonogo.api.Measure;
import gonogo.api.Outcome;
import gonogo.api.Remark;
import java.util.List;

/** Makes every text of an outcome fit for a report: redacted, without control characters, bounded. */
final class OutcomeTexts {
  private static final int LONGEST_SUMMARY = 300;
  private static final int LONGEST_TEXT = 2_000;

  private final Redactor redactor;

  OutcomeTexts(Redactor redactor) {
    this.redactor = redactor;
  }

  Outcome tidy(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Passed passed ->
        new Outcome.Passed(
            summary(passed.summary()), remarks(passed.remarks()), measures(passed.measures()));
      case Outcome.Failed failed ->
        new Outcome.Failed(
            summary(failed.summary()),
            failed.findings().stream().map(this::finding).toList(),
            remarks(failed.remarks()),
            measures(failed.measures()),
            failed.unseen().stream().map(this::inconclusive).toList());
      case Outcome.Inconclusive open -> inconclusive(open);
      case Outcome.NotApplicable none -> new Outcome.NotApplicable(summary(none.trace()));
    };
  }

  private Outcome.Inconclusive inconclusive(Outcome.Inconclusive open) {
    return new Outcome.Inconclusive(
        open.cause(),
        summary(open.summary()),
        open.root() == null ? null : text(open.root()),
        open.needs().stream().map(this::text).toList());
  }

  String summary(String summary) {
    return Texts.cut(Texts.clean(redactor.redact(summary)), LONGEST_SUMMARY);
  }

  private String text(String text) {
    return Texts.cut(Texts.clean(redactor.redact(text)), LONGEST_TEXT);
  }

  private Finding finding(Finding finding) {
    return new Finding(
        text(finding.code()),
        text(finding.where()),
        text(finding.seen()),
        text(finding.wanted()),
        text(finding.remedy()));
  }

  private List<Remark> remarks(List<Remark> remarks) {
    return remarks.stream()
        .map(remark -> new Remark(text(remark.where()), text(remark.text())))
        .toList();
  }

  private List<Measure> measures(List<Measure> measures) {
    return measures.stream()
        .map(one -> new Measure(
            text(one.name()), one.value(), text(one.unit()), one.op(), one.limit(), one.ok()))
        .toList();
  }
}
