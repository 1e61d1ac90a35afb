package gonogo.report;

import gonogo.judge.Report.SectionView;
import gonogo.judge.Status;
import gonogo.model.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.nodes.Element;

/** What chooses among the items. Hidden until the script shows it: without one it could do nothing. */
final class HtmlFilter {
  private static final int FIELD = 70;

  private final Element form;

  private HtmlFilter(Element form) {
    this.form = form;
  }

  static void add(
      Reading reading, List<SectionView> sections, List<Cluster> clusters, Element part) {
    var filter = new HtmlFilter(Html.add(part, "form", "filter")
        .attr("id", Anchors.own("filter"))
        .attr("role", "search")
        .attr("aria-label", "Choose items")
        .attr("autocomplete", "off")
        .attr("hidden", true));
    filter.search();
    filter.choices("severity", "Severity", severities(), severities());
    filter.choices("section", "Section", numbers(sections), sections(sections));
    filter.choices("helps", "What helps", numbers(clusters), remedies(reading, clusters));
    filter.decides(reading);
    filter.statuses(reading);
    filter.outcome();
  }

  private void search() {
    Element label = label("text", "Search");
    label.addClass("wide");
    Html.add(label, "input")
        .attr("type", "search")
        .attr("id", Anchors.own("text"))
        .attr("name", "text")
        .attr("placeholder", "text, id, finding")
        .attr("spellcheck", "false");
  }

  private Element label(String name, String title) {
    Element label = Html.add(form, "label").attr("for", Anchors.own(name));
    Html.words(Html.add(label, "span"), title);
    return label;
  }

  /** One box each; none ticked is all. */
  private void statuses(Reading reading) {
    Element group = Html.add(form, "fieldset", "wide");
    Html.words(Html.add(group, "legend"), "Status");
    for (Status status : Status.values()) {
      int count = reading.report().counts().getOrDefault(status, 0);
      if (count > 0) {
        Element label = Html.add(group, "label", "pill " + HtmlHead.style(status));
        Html.add(label, "input")
            .attr("type", "checkbox")
            .attr("name", "status")
            .attr("value", status.name());
        Html.words(Html.add(label, "span"), Subject.word(status) + " " + count);
      }
    }
  }

  private void choices(String name, String title, List<String> values, List<String> options) {
    if (values.isEmpty()) {
      return;
    }
    Element select =
        Html.add(label(name, title), "select").attr("id", Anchors.own(name)).attr("name", name);
    Html.words(Html.add(select, "option").attr("value", ""), "any");
    for (int i = 0; i < options.size(); i++) {
      Html.add(select, "option")
          .attr("value", values.get(i))
          .appendText(Untrusted.clean(Untrusted.shorten(options.get(i), FIELD), true));
    }
  }

  private static List<String> numbers(List<?> list) {
    return IntStream.range(0, list.size()).mapToObj(String::valueOf).toList();
  }

  private static List<String> severities() {
    return Arrays.stream(Severity.values()).map(Severity::text).toList();
  }

  private static List<String> sections(List<SectionView> sections) {
    return sections.stream().map(section -> String.join(" › ", section.path())).toList();
  }

  private static List<String> remedies(Reading reading, List<Cluster> clusters) {
    return clusters.stream()
        .map(cluster -> "%s (%d): %s"
            .formatted(cluster.cause(), cluster.items().size(), remedy(reading, cluster)))
        .toList();
  }

  /** What is the same remedy for several is told apart by what happened. */
  private static String remedy(Reading reading, Cluster cluster) {
    return cluster.kind().isEmpty() ? cluster.what(reading) : cluster.remedy().replace("`", "");
  }

  private void decides(Reading reading) {
    Element label = Html.add(form, "label", "tick");
    Html.add(label, "input").attr("type", "checkbox").attr("name", "decides");
    Html.words(Html.add(label, "span"), "only what decides (" + reading.report().decides() + ")");
  }

  private void outcome() {
    Element line = Html.add(form, "p", "wide hits");
    Html.add(line, "output")
        .attr("id", Anchors.own("hits"))
        .attr("aria-live", "polite")
        .attr("name", "hits");
    button(line, "reset", "reset", "Show all");
    button(line, "button", "unfold", "Unfold");
    button(line, "button", "fold", "Fold");
  }

  private static void button(Element line, String type, String name, String words) {
    Html.words(Html.words(line, " ").appendElement("button"), words)
        .attr("type", type)
        .attr("id", Anchors.own(name));
  }
}
