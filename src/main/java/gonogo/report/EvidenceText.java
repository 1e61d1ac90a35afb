package gonogo.report;

import gonogo.api.Finding;
import gonogo.api.Outcome;
import gonogo.judge.Report.FindingView;
import gonogo.model.Evidence;
import java.util.List;

/** Writes one outcome with the questions and answers that it was judged from, for {@code gonogo try}. */
public final class EvidenceText {
  private static final int FIELD = CheckLines.FIELD;

  private EvidenceText() {}

  /**
   * Lines of at most the given width, each with a line end.
   *
   * @param subject what was looked at: the probe and its system
   * @param evidence in the order in which it was asked
   */
  public static String write(
      String subject, Outcome outcome, List<Evidence> evidence, Options options) {
    var page = new Page(options);
    outcome(subject, outcome, page);
    if (!evidence.isEmpty()) {
      page.blank();
      page.line(0, Span.bold("EVIDENCE " + evidence.size()));
      evidence.forEach(question -> CheckLines.question(SavedEvidence.of(question), page));
    }
    return page.toString();
  }

  private static void outcome(String subject, Outcome outcome, Page page) {
    switch (outcome) {
      case Outcome.Passed(var summary, var remarks, var measures) -> {
        headline(new Span(Style.GOOD, "PASSED"), subject, summary, page);
        CheckLines.remarks(remarks, page);
        CheckLines.measures(measures, page);
      }
      case Outcome.Failed(var summary, var findings, var remarks, var measures, var unseen) -> {
        headline(new Span(Style.BAD, "FAILED"), subject, summary, page);
        findings.forEach(finding -> CheckLines.finding(view(finding), page));
        unseen.forEach(one -> page.line(1, 5, new Span(Style.UNSURE, "?"), Span.of(unseen(one))));
        CheckLines.remarks(remarks, page);
        CheckLines.measures(measures, page);
      }
      case Outcome.Inconclusive(var cause, var summary, var root, var needs) -> {
        headline(new Span(Style.UNSURE, "INCONCLUSIVE"), subject, cause + ", " + summary, page);
        if (root != null) {
          page.line(1, 5, Span.of("what failed first: " + root));
        }
        String kind = needs.isEmpty() ? "" : WhatHelps.kind(needs.getFirst());
        needs.forEach(need -> page.line(1, 5, Span.of("needs " + need)));
        page.line(1, 5, new Span(Style.REMEDY, "→"), Span.of(WhatHelps.with(cause, kind)));
      }
      case Outcome.NotApplicable(var trace) ->
        headline(Span.bold("NOT_APPLICABLE"), subject, trace, page);
    }
  }

  private static FindingView view(Finding finding) {
    return new FindingView(
        finding.code(), "", finding.where(), finding.seen(), finding.wanted(), finding.remedy());
  }

  private static String unseen(Outcome.Inconclusive one) {
    return Untrusted.shorten("not seen: %s, %s".formatted(one.cause(), one.summary()), FIELD);
  }

  private static void headline(Span word, String subject, String summary, Page page) {
    page.line(0, 2, word, Span.bold(subject + ":"), Span.of(Untrusted.shorten(summary, FIELD)));
  }
}
