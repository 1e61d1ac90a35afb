package gonogo.report;

import gonogo.judge.Report;
import gonogo.model.Evidence.Attempt;
import java.time.Duration;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Every question with its answer, each once: several items may rest on the same one. */
final class HtmlEvidence {
  private static final int FIELD = 600;

  /** An answer is as long as in {@code report.json}; indented and escaped it is longer. */
  private static final int JSON = 4 * EvidenceView.ANSWER_LIMIT;

  /** Of all answers together, in characters, so that a browser can hold the page. */
  private static final int ALL = 500_000;

  private final Element part;
  private int left = ALL;

  private HtmlEvidence(Element part) {
    this.part = part;
  }

  static void add(Report report, Element main) {
    int count = report.evidence().size();
    if (count > 0) {
      Element part = Html.section(main, "evidence", "Evidence: " + Words.count(count, "question"));
      var evidence = new HtmlEvidence(part);
      report.evidence().forEach((id, one) -> evidence.add(id, EvidenceView.of(one)));
    }
  }

  private void add(String id, EvidenceView evidence) {
    Element details = Html.add(part, "details", "question");
    Element summary = Html.add(details, "summary");
    Html.words(Html.code(summary, id, FIELD), " ");
    Html.said(summary, evidence.type(), FIELD);
    Html.words(
        summary, " · at " + Words.instant(evidence.at()) + ", " + duration(evidence.tookMs()));
    if (evidence.cause() != null) {
      Html.words(Html.add(Html.words(summary, " · "), "b"), evidence.cause().name());
    }
    Element list = Html.target(Html.add(details, "dl", "body"), Anchors.evidence(id));
    json("Asked", evidence.query(), list);
    answer(evidence, list);
    Element size = Html.words(Html.entry(list, "Whole"), evidence.bytes() + " bytes, SHA-256 ");
    Html.code(size, evidence.sha256(), FIELD);
    if (evidence.attempts().size() > 1) {
      evidence.attempts().forEach(attempt -> attempt(attempt, list));
    }
  }

  private void answer(EvidenceView evidence, Element list) {
    if (evidence.cause() != null) {
      Element cause = Html.entry(list, "Saw");
      Html.words(Html.add(cause, "b"), evidence.cause().name());
      Html.words(cause, " ");
      Html.said(cause, String.valueOf(evidence.detail()), FIELD);
      if (evidence.root() != null) {
        Html.said(Html.entry(list, "What failed first"), evidence.root(), FIELD);
      }
    } else if (evidence.truncated()) {
      Html.words(
          Html.entry(list, "Saw"),
          "an answer longer than " + EvidenceView.ANSWER_LIMIT + " bytes: a bundle holds it");
    } else {
      json("Saw", evidence.answer(), list);
    }
  }

  /** As text that is ASCII: what is invisible or changes direction is an escape. */
  private void json(String name, @Nullable Object value, Element list) {
    String json = value == null ? "nothing" : Json.pretty(value).strip();
    if (json.length() > left) {
      Html.words(Html.entry(list, name), "see report.json: the answers are too many for one page");
      return;
    }
    left -= json.length();
    Html.words(Html.add(Html.entry(list, name), "pre"), Untrusted.shorten(json, JSON));
  }

  private static void attempt(Attempt attempt, Element list) {
    Element entry = Html.entry(list, "Attempt");
    Html.words(entry, duration(attempt.tookMs()) + ": ");
    if (attempt.cause() == null) {
      Html.words(entry, "answered");
    } else {
      Html.said(entry, attempt.cause() + ", " + attempt.detail(), FIELD);
    }
  }

  private static String duration(long millis) {
    return Words.duration(Duration.ofMillis(millis));
  }
}
