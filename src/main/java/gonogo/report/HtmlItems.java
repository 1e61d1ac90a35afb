package gonogo.report;

import gonogo.judge.Report.ItemView;
import gonogo.judge.Report.SectionView;
import gonogo.model.Checklist;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;

/** Every item of the checklist, in its section. */
final class HtmlItems {
  private static final int FIELD = 300;

  private HtmlItems() {}

  static void add(Reading reading, Checklist checklist, Element main) {
    List<SectionView> sections = reading.report().sections().stream()
        .filter(section -> !section.items().isEmpty())
        .toList();
    List<Cluster> clusters = Cluster.of(reading);
    Element part =
        Html.section(main, "items", "All " + Words.count(reading.items().size(), "item"));
    HtmlFilter.add(reading, sections, clusters, part);
    var item = new HtmlItem(
        checklist.itemsById(),
        checklist.claimed(),
        reading.report().evidence().keySet(),
        helps(clusters));
    for (int i = 0; i < sections.size(); i++) {
      section(sections.get(i), i, item, part);
    }
    Html.words(
        Html.add(part, "p", "none").attr("hidden", true).attr("id", Anchors.own("none")),
        "No item is so.");
  }

  /** The numbers of the clusters of each item. */
  private static Map<String, List<Integer>> helps(List<Cluster> clusters) {
    Map<String, List<Integer>> helps = new HashMap<>();
    for (int i = 0; i < clusters.size(); i++) {
      for (String id : clusters.get(i).items()) {
        helps.computeIfAbsent(id, _ -> new ArrayList<>()).add(i);
      }
    }
    return helps;
  }

  private static void section(SectionView section, int number, HtmlItem item, Element part) {
    Element group = Html.add(part, "section", "group").attr("data-section", number + "");
    Element head = Html.add(group, "div", "line");
    Element heading = Html.add(head, "h3").attr("id", Anchors.own("section-" + number));
    group.attr("aria-labelledby", heading.id());
    title(section, heading);
    Html.words(head, " ");
    Html.words(
        Html.add(head, "span", "counts"), String.join(" · ", Subject.counts(section.counts())));
    for (ItemView view : section.items()) {
      item.add(view, number, group);
    }
  }

  private static void title(SectionView section, Element heading) {
    String between = "";
    for (String name : section.path()) {
      Html.said(Html.words(heading, between), name, FIELD);
      between = " › ";
    }
  }
}
