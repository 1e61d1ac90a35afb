package gonogo.report;

import gonogo.judge.Report;
import gonogo.judge.Report.ReleaseInfo;
import gonogo.judge.Verdict;
import gonogo.model.Checklist;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;

/**
 * Writes a report as one page of HTML that needs nothing else: it is read from a file, in the artifact viewer of a CI
 * system, without script and without style; on paper it is the sheet that people sign.
 *
 * <p>Everything is in the elements; the script only shows and hides them.
 */
public final class HtmlReport {
  private static final int FIELD = 300;

  private HtmlReport() {}

  /**
   * The page, in UTF-8.
   *
   * @param checklist the one that was judged
   */
  public static String write(Report report, Checklist checklist) {
    var reading = Reading.of(report, Reading.Limits.ROOMY);
    var page = new HtmlPage(title(report));
    Element body = page.body();
    Html.words(Html.link(body, Anchors.own("items")).attr("class", "skip"), "Skip to the items");
    HtmlHead.add(report, body);
    Element main = Html.add(body, "main");
    HtmlSummary.add(reading, main);
    HtmlItems.add(reading, checklist, main);
    HtmlSignOff.add(reading, main);
    HtmlEvidence.add(report, main);
    HtmlInputs.add(report, main);
    HtmlNavigation.add(main, body);
    return page.toString();
  }

  /** What a tab and the head of a printed page say. */
  private static String title(Report report) {
    List<String> parts = new ArrayList<>();
    parts.add(Subject.word(report.verdict()));
    parts.add(Untrusted.shorten(subject(report), FIELD));
    parts.add("gate " + report.run().phase());
    return String.join(" · ", parts);
  }

  /** What is about to be deployed, in the fewest words, and where to; the rest stands below. */
  static String subject(Report report) {
    var release = report.release();
    String name =
        Subject.release(new ReleaseInfo(release.product(), release.version(), null, null, null));
    String environment = report.environment().name();
    return name.isEmpty() ? environment : name + " → " + environment;
  }

  /** The name that the style sheet has for a verdict. */
  static String style(Verdict verdict) {
    return switch (verdict) {
      case GO -> "go";
      case NO_GO -> "no-go";
      case INCOMPLETE -> "incomplete";
    };
  }
}
