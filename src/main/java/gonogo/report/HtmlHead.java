package gonogo.report;

import gonogo.judge.Report;
import gonogo.judge.Report.ReleaseInfo;
import gonogo.judge.Report.Run;
import gonogo.judge.Report.Window;
import gonogo.judge.Status;
import java.time.Duration;
import java.util.Locale;
import org.jsoup.nodes.Element;

/** The verdict with all that it must not be read without, and the counts that add up. */
final class HtmlHead {
  private static final int FIELD = 300;
  private static final String BAR_HEIGHT = "8";

  private final Report report;
  private final Element head;

  private HtmlHead(Report report, Element head) {
    this.report = report;
    this.head = head;
  }

  static void add(Report report, Element body) {
    String classes = "head " + HtmlReport.style(report.verdict());
    var head = new HtmlHead(report, Html.add(body, "header", classes));
    head.verdict();
    head.counts();
    head.facts();
  }

  private void verdict() {
    Html.said(Html.add(head, "p", "subject"), HtmlReport.subject(report), 2 * FIELD);
    Element headline = Html.add(head, "h1");
    Html.words(Html.add(headline, "strong", "verdict"), Subject.word(report.verdict()));
    Html.words(headline, " ");
    Html.said(headline, Subject.afterWord(report), 2 * FIELD);
    for (String note : Subject.notes(report)) {
      Element line = Html.add(head, "p", "note");
      Html.mark(line, "!");
      Html.said(Html.words(Html.add(line, "strong"), "Note: "), note, FIELD);
    }
  }

  /** The numbers say what the bar shows. */
  private void counts() {
    bar();
    Element line = Html.add(head, "p", "counts");
    for (Status status : Status.values()) {
      int count = report.counts().getOrDefault(status, 0);
      if (count != 0 || status == Status.MET) {
        Element link = Html.link(line, Anchors.own("items"));
        link.attr("data-show", status.name()).attr("class", "count " + style(status));
        Html.words(link, Subject.word(status) + " ");
        Html.words(Html.add(link, "b"), String.valueOf(count));
        Html.words(line, " · ");
      }
    }
    Html.words(Html.add(line, "b"), "= " + Subject.sum(report));
    String missing = Subject.missing(report);
    if (!missing.isEmpty()) {
      Html.words(Html.add(head, "p", "note"), missing);
    }
  }

  private void bar() {
    int sum = Math.max(1, Subject.sum(report));
    Element bar = Html.add(head, "svg", "bar")
        .attr("viewBox", "0 0 " + sum + " 1")
        .attr("width", "100%")
        .attr("height", BAR_HEIGHT)
        .attr("preserveAspectRatio", "none")
        .attr("aria-hidden", "true");
    int start = 0;
    for (Status status : Status.values()) {
      int count = report.counts().getOrDefault(status, 0);
      if (count > 0) {
        Html.add(bar, "rect", style(status))
            .attr("x", String.valueOf(start))
            .attr("width", String.valueOf(count))
            .attr("height", "1")
            .attr("fill", "gray");
        start += count;
      }
    }
  }

  /** The name that the style sheet has for a status. */
  static String style(Status status) {
    return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void facts() {
    Run run = report.run();
    Element list = Html.add(head, "dl", "facts");
    release(report.release(), list);
    Html.said(Html.entry(list, "Gate"), run.phase(), FIELD);
    Html.said(
        Html.entry(list, "Checklist"),
        report.checklist().id() + " version " + report.checklist().version(),
        FIELD);
    Html.words(Html.entry(list, "As of"), Words.instant(run.asOf()));
    Html.words(
        Html.entry(list, "Took"),
        Words.duration(Duration.between(run.startedAt(), run.finishedAt())));
    Html.code(Html.entry(list, "Run"), run.id(), FIELD);
    Html.said(Html.entry(list, "Made by"), Words.madeBy(run.engine()), FIELD);
    if (!report.environment().labels().isEmpty()) {
      labels(Html.entry(list, "Labels"));
    }
  }

  private static void release(ReleaseInfo release, Element list) {
    if (release.commit() != null) {
      Html.code(Html.entry(list, "Commit"), release.commit(), FIELD);
    }
    if (release.previous() != null) {
      Html.said(Html.entry(list, "Was"), release.previous(), FIELD);
    }
    Window window = release.window();
    if (window != null) {
      Html.words(
          Html.entry(list, "Window"),
          Words.instant(window.start()) + " to " + Words.instant(window.end()));
    }
  }

  private void labels(Element entry) {
    report.environment().labels().forEach((name, value) -> {
      String label = Untrusted.shorten(name, 60) + "=" + Untrusted.shorten(value, 60);
      Html.said(Html.add(entry, "span", "label"), label, FIELD);
      Html.words(entry, " ");
    });
  }
}
