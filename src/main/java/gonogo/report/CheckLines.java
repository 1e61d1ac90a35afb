package gonogo.report;

import gonogo.api.Measure;
import gonogo.api.Remark;
import gonogo.judge.Report.FindingView;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The parts of a check and its questions as lines of a page, alike wherever one is shown. */
final class CheckLines {
  static final int FIELD = 300;
  private static final int ANSWER = 500;

  private CheckLines() {}

  static void finding(FindingView finding, Page page) {
    page.line(1, 5, new Span(Style.BAD, "✗"), Span.bold(finding.code()), Span.of(finding.where()));
    page.line(5, 7, Span.of("seen:   " + Untrusted.shorten(finding.seen(), FIELD)));
    page.line(5, 7, Span.of("wanted: " + Untrusted.shorten(finding.wanted(), FIELD)));
    page.line(
        5, 7, new Span(Style.REMEDY, "→"), Span.of(Untrusted.shorten(finding.remedy(), FIELD)));
  }

  static void remarks(List<Remark> remarks, Page page) {
    for (Remark remark : remarks) {
      String text = remark.where() + ": " + remark.text();
      page.line(1, 5, new Span(Style.UNSURE, "!"), Span.of(Untrusted.shorten(text, FIELD)));
    }
  }

  static void measures(List<Measure> measures, Page page) {
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
    String unit = unit(measure);
    return "%s = %s%s, wanted %s %s%s"
        .formatted(
            measure.name(),
            number(measure.value()),
            unit,
            measure.op(),
            number(measure.limit()),
            unit);
  }

  /** With the blank that parts it from its number; empty for what is counted. */
  static String unit(Measure measure) {
    return measure.unit().equals("1") ? "" : " " + measure.unit();
  }

  /** {@code ?} for what is no number. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      return "?";
    }
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.valueOf((long) value)
        : String.format(Locale.ROOT, "%.3f", value);
  }

  static void question(SavedEvidence evidence, Page page) {
    page.line(
        1,
        5,
        Span.bold(evidence.id()),
        Span.of(evidence.type()),
        Span.faint((evidence.at() == null ? "" : "at " + Words.instant(evidence.at()) + ", ")
            + millis(evidence.tookMs())));
    page.line(5, 7, Span.of("asked: " + json(evidence.query())));
    if (evidence.cause() != null) {
      page.line(
          5,
          7,
          new Span(Style.UNSURE, evidence.cause()),
          Span.of(String.valueOf(evidence.detail())));
    } else if (evidence.truncated()) {
      page.line(
          5,
          7,
          Span.of("saw:   %d bytes, more than a report holds; a bundle (run --record) holds them"
              .formatted(evidence.bytes())));
    } else {
      page.line(5, 7, Span.of("saw:   " + json(evidence.answer())));
    }
    if (evidence.attempts().size() > 1) {
      evidence.attempts().forEach(attempt -> attempt(attempt, page));
    }
  }

  private static void attempt(SavedEvidence.Attempt attempt, Page page) {
    String result =
        attempt.cause() == null ? "answered" : attempt.cause() + ", " + attempt.detail();
    page.line(5, 7, Span.faint("attempt, " + millis(attempt.tookMs()) + ": " + result));
  }

  static String millis(long millis) {
    return Words.duration(Duration.ofMillis(millis));
  }

  private static String json(@Nullable Object value) {
    Object sorted = EvidenceView.sorted(value);
    return sorted == null ? "nothing" : Untrusted.shorten(Json.compact(sorted), ANSWER);
  }
}
