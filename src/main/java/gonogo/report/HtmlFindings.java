package gonogo.report;

import java.util.List;
import org.jsoup.nodes.Element;

/** What was seen, what was wanted, and how to mend it. */
final class HtmlFindings {
  private static final int FIELD = 600;
  private static final int MOST = 40;

  private HtmlFindings() {}

  static void add(List<Findings> findings, Element parent) {
    for (Findings finding : findings.stream().limit(MOST).toList()) {
      Element list = Html.add(parent, "dl", "finding");
      Html.said(Html.entry(list, "Where"), finding.where(), FIELD);
      Html.said(Html.entry(list, "Seen"), finding.seen(), FIELD);
      Html.said(Html.entry(list, "Wanted"), finding.wanted(), FIELD);
      Element remedy = Html.entry(list, "Remedy");
      Html.said(Html.mark(remedy, "→"), finding.remedy(), FIELD);
    }
    if (findings.size() > MOST) {
      String more = "and " + (findings.size() - MOST) + " more, all in report.json";
      Html.words(Html.add(parent, "p", "faint"), more);
    }
  }
}
