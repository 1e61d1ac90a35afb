package gonogo.report;

import gonogo.judge.Report;
import gonogo.judge.Report.Input;
import org.jsoup.nodes.Element;

/** The files that the verdict was made from, with their hashes: who changes one of them changes the verdict. */
final class HtmlInputs {
  private static final int FIELD = 300;
  private static final int MOST = 500;

  private HtmlInputs() {}

  static void add(Report report, Element main) {
    var inputs = report.run().inputs();
    Element part = Html.section(main, "inputs", "Made from " + Words.count(inputs.size(), "file"));
    Element table = Html.add(part, "table");
    Element head = Html.add(Html.add(table, "thead"), "tr");
    Html.words(Html.add(head, "th").attr("scope", "col"), "File");
    Html.words(Html.add(head, "th").attr("scope", "col"), "SHA-256");
    Element rows = Html.add(table, "tbody");
    inputs.stream().limit(MOST).forEach(input -> row(input, rows));
    if (inputs.size() > MOST) {
      Html.words(
          Html.add(part, "p"), "and " + (inputs.size() - MOST) + " more, all in report.json");
    }
  }

  private static void row(Input input, Element rows) {
    Element row = Html.add(rows, "tr");
    Html.said(Html.add(row, "td"), input.path(), FIELD);
    Html.code(Html.add(row, "td", "hash"), input.sha256(), FIELD);
  }
}
