package gonogo.report;

import gonogo.api.Measure;
import gonogo.api.Remark;
import gonogo.judge.Report.CheckView;
import gonogo.judge.Report.FindingView;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;

/** What one check of an item saw, and the questions that it asked. */
final class HtmlCheck {
  private static final int FIELD = 600;
  private static final int MOST = 40;

  private HtmlCheck() {}

  /**
   * Adds one.
   *
   * @param known the ids of the evidence that the page holds
   */
  static void add(CheckView check, Set<String> known, Element body) {
    Element part = Html.add(body, "div", "check");
    head(check, part);
    Element summary = Html.add(part, "p");
    if (check.cause() != null) {
      Html.words(Html.add(summary, "b"), check.cause().name());
      Html.words(summary, " ");
    }
    Html.said(summary, check.summary(), FIELD);
    if (check.root() != null) {
      Element root = Html.words(Html.add(part, "p"), "what failed first: ");
      Html.said(root, check.root(), FIELD);
    }
    HtmlFindings.add(Findings.of(check.findings()), part);
    remarks(check.remarks(), part);
    measures(check.measures(), part);
    facts(check, known, part);
  }

  private static void head(CheckView check, Element part) {
    Element head = Html.add(part, "h4");
    Html.said(Html.add(head, "span", "outcome"), check.outcome(), FIELD);
    Html.words(head, " ");
    Html.code(head, check.probe(), FIELD);
    if (check.system() != null) {
      Html.said(Html.words(head, " of "), check.system(), FIELD);
    }
  }

  private static void remarks(List<Remark> remarks, Element part) {
    if (!remarks.isEmpty()) {
      Element list = Html.add(part, "ul", "lines");
      for (Remark remark : remarks.stream().limit(MOST).toList()) {
        Element line = Html.mark(Html.add(list, "li"), "!");
        Html.words(Html.said(line, remark.where(), FIELD), ": ");
        Html.said(line, remark.text(), FIELD);
      }
      more(remarks.size(), part);
    }
  }

  private static void measures(List<Measure> measures, Element part) {
    if (!measures.isEmpty()) {
      Element list = Html.add(part, "ul", "lines measures");
      for (Measure measure : measures.stream().limit(MOST).toList()) {
        Element line = Html.add(list, "li", measure.ok() ? "within" : "beyond");
        Html.mark(line, measure.ok() ? "✓" : "✗");
        Html.said(line, CheckLines.text(measure), FIELD);
        Html.words(line, measure.ok() ? "" : ": beyond its limit");
      }
      more(measures.size(), part);
    }
  }

  private static void more(int all, Element part) {
    if (all > MOST) {
      Html.words(Html.add(part, "p", "faint"), "and " + (all - MOST) + " more, all in report.json");
    }
  }

  /** What people copy: the codes of the findings and the ids of the evidence. */
  private static void facts(CheckView check, Set<String> known, Element part) {
    Element line = Html.add(part, "p", "faint");
    List<String> codes =
        check.findings().stream().map(FindingView::code).distinct().limit(MOST).toList();
    if (!codes.isEmpty()) {
      Html.words(line, "found ");
      codes.forEach(code -> Html.words(Html.code(line, code, FIELD), " · "));
    }
    if (!check.evidence().isEmpty()) {
      Html.words(line, "evidence ");
      check.evidence().stream().distinct().limit(MOST).forEach(id -> {
        Element place = known.contains(id) ? Html.link(line, Anchors.evidence(id)) : line;
        Html.code(place, id, FIELD);
        Html.words(line, " ");
      });
      Html.words(line, "· ");
    }
    if (check.startedAt() != null) {
      Html.words(line, "at " + Words.instant(check.startedAt()) + ", ");
    }
    Html.words(line, Words.duration(Duration.ofMillis(check.tookMs())));
  }
}
