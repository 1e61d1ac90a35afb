package gonogo.report;

import gonogo.api.Finding;
import gonogo.api.Measure;
import gonogo.api.Outcome;
import gonogo.api.Remark;
import gonogo.model.Evidence;
import gonogo.model.Evidence.Attempt;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes one outcome with the questions and answers that it was judged from, for {@code gonogo try}. */
public final class EvidenceText {
  private static final int FIELD = 300;
  private static final int ANSWER = 500;

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
      evidence.forEach(question -> question(question, page));
    }
    return page.toString();
  }

  private static void outcome(String subject, Outcome outcome, Page page) {
    switch (outcome) {
      case Outcome.Passed(var summary, var remarks, var measures) -> {
        headline(new Span(Style.GOOD, "PASSED"), subject, summary, page);
        remarks(remarks, page);
        measures(measures, page);
      }
      case Outcome.Failed(var summary, var findings, var remarks, var measures, var unseen) -> {
        headline(new Span(Style.BAD, "FAILED"), subject, summary, page);
        findings.forEach(finding -> finding(finding, page));
        unseen.forEach(one -> page.line(1, 5, new Span(Style.UNSURE, "?"), Span.of(unseen(one))));
        remarks(remarks, page);
        measures(measures, page);
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

  private static String unseen(Outcome.Inconclusive one) {
    return Untrusted.shorten("not seen: %s, %s".formatted(one.cause(), one.summary()), FIELD);
  }

  private static void headline(Span word, String subject, String summary, Page page) {
    page.line(0, 2, word, Span.bold(subject + ":"), Span.of(Untrusted.shorten(summary, FIELD)));
  }

  private static void finding(Finding finding, Page page) {
    page.line(1, 5, new Span(Style.BAD, "✗"), Span.bold(finding.code()), Span.of(finding.where()));
    page.line(5, 7, Span.of("seen:   " + Untrusted.shorten(finding.seen(), FIELD)));
    page.line(5, 7, Span.of("wanted: " + Untrusted.shorten(finding.wanted(), FIELD)));
    page.line(
        5, 7, new Span(Style.REMEDY, "→"), Span.of(Untrusted.shorten(finding.remedy(), FIELD)));
  }

  private static void remarks(List<Remark> remarks, Page page) {
    for (Remark remark : remarks) {
      String text = remark.where() + ": " + remark.text();
      page.line(1, 5, new Span(Style.UNSURE, "!"), Span.of(Untrusted.shorten(text, FIELD)));
    }
  }

  private static void measures(List<Measure> measures, Page page) {
    for (Measure measure : measures) {
      String text = text(measure);
      if (measure.ok()) {
        page.line(3, 5, Span.of(text));
      } else {
        page.line(1, 5, new Span(Style.BAD, "✗"), Span.of(text));
      }
    }
  }

  /** {@code days-left = 47.500 d, wanted >= 14 d}. */
  static String text(Measure measure) {
    String unit = measure.unit().equals("1") ? "" : " " + measure.unit();
    return "%s = %s%s, wanted %s %s%s"
        .formatted(
            measure.name(),
            number(measure.value()),
            unit,
            measure.op(),
            number(measure.limit()),
            unit);
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.valueOf((long) value)
        : String.format(Locale.ROOT, "%.3f", value);
  }

  private static void question(Evidence evidence, Page page) {
    page.line(
        1,
        5,
        Span.bold(evidence.id()),
        Span.of(evidence.type()),
        Span.faint("at " + Words.instant(evidence.at()) + ", "
            + Words.duration(Duration.ofMillis(evidence.tookMs()))));
    page.line(5, 7, Span.of("asked: " + json(evidence.query())));
    if (evidence.cause() == null) {
      page.line(5, 7, Span.of("saw:   " + json(evidence.answer())));
    } else {
      page.line(
          5,
          7,
          new Span(Style.UNSURE, evidence.cause().name()),
          Span.of(String.valueOf(evidence.detail())));
    }
    if (evidence.attempts().size() > 1) {
      evidence.attempts().forEach(attempt -> attempt(attempt, page));
    }
  }

  private static void attempt(Attempt attempt, Page page) {
    String result =
        attempt.cause() == null ? "answered" : attempt.cause() + ", " + attempt.detail();
    page.line(
        5,
        7,
        Span.faint(
            "attempt, " + Words.duration(Duration.ofMillis(attempt.tookMs())) + ": " + result));
  }

  private static String json(@Nullable Object value) {
    Object sorted = EvidenceView.sorted(value);
    return sorted == null ? "nothing" : Untrusted.shorten(Json.compact(sorted), ANSWER);
  }
}
