package gonogo.report;

import gonogo.judge.CauseGroup;
import gonogo.judge.Report.ItemView;
import gonogo.judge.Status;
import java.util.List;
import org.jsoup.nodes.Element;

/** The items that could not be seen, by what helps: what blocks most comes first. */
final class HtmlCouldNotSee {
  private static final int FIELD = 300;

  /** So many ids stand open beside their cause; more are folded. */
  private static final int FEW = 8;

  private HtmlCouldNotSee() {}

  static void add(Reading reading, Element main) {
    List<ItemView> unseen = reading.itemsThat(item -> item.status() == Status.UNDETERMINED);
    if (unseen.isEmpty()) {
      return;
    }
    Element part =
        Html.section(main, "unseen", "Could not see " + Words.count(unseen.size(), "item"));
    int blocking = reading.blocking(unseen.stream().map(ItemView::id).toList());
    Html.words(Html.add(part, "p", "faint"), blocking + " blocking; by what helps");
    Element list = Html.add(part, "ol", "entries");
    Cluster.of(reading).forEach(cluster -> cluster(reading, cluster, list));
  }

  private static void cluster(Reading reading, Cluster cluster, Element list) {
    List<String> items = cluster.items();
    Element entry = Html.add(list, "li", "entry undetermined");
    Element head = Html.add(entry, "div", "line");
    Html.words(Html.mark(Html.add(head, "h3"), "?"), cluster.cause().name());
    Html.words(Html.add(Html.words(head, " "), "span"), reading.count(items));
    Html.said(Html.add(entry, "p"), cluster.what(reading), 2 * FIELD);
    Html.marked(Html.mark(Html.add(entry, "p", "remedy"), "→"), cluster.remedy());
    if (items.size() <= FEW && cluster.groups().size() == 1) {
      HtmlSummary.links(items, Html.add(entry, "p", "ids"));
      return;
    }
    Element folded = Html.add(entry, "details", "ids");
    Html.words(Html.add(folded, "summary"), "which " + Words.count(items.size(), "item"));
    Element groups = Html.add(folded, "ul", "lines");
    for (CauseGroup group : cluster.groups()) {
      Element line = Html.add(groups, "li");
      Html.words(Html.said(line, Cluster.subject(group), FIELD), ": ");
      HtmlSummary.links(group.items(), line);
    }
  }
}
