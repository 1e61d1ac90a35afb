package gonogo.report;

import gonogo.judge.Report.ItemView;
import gonogo.judge.Status;
import java.util.List;

/** The items that could not be seen, by what helps: what blocks most comes first. */
final class CouldNotSee {
  private final Reading reading;
  private final Page page;

  private CouldNotSee(Reading reading, Page page) {
    this.reading = reading;
    this.page = page;
  }

  static void print(Reading reading, Page page) {
    List<ItemView> unseen = reading.itemsThat(item -> item.status() == Status.UNDETERMINED);
    if (!unseen.isEmpty()) {
      new CouldNotSee(reading, page).section(unseen);
    }
  }

  private void section(List<ItemView> unseen) {
    page.blank();
    int blocking = reading.blocking(unseen.stream().map(ItemView::id).toList());
    page.line(
        0,
        Span.bold("COULD NOT SEE " + Words.count(unseen.size(), "item") + ","),
        Span.of(blocking + " blocking; by what helps:"));
    List<Cluster> clusters = Cluster.of(reading);
    int shown = Math.min(clusters.size(), reading.limits().items);
    clusters.subList(0, shown).forEach(this::cluster);
    if (shown < clusters.size()) {
      List<String> rest = clusters.subList(shown, clusters.size()).stream()
          .flatMap(c -> c.items().stream())
          .distinct()
          .toList();
      page.line(
          1,
          5,
          new Span(Style.UNSURE, "?"),
          Span.of("and " + reading.count(rest) + " for other causes"));
    }
  }

  private void cluster(Cluster cluster) {
    List<String> items = cluster.items();
    page.line(
        1,
        5,
        new Span(Style.UNSURE, "?"),
        Span.bold(cluster.cause().name()),
        Span.of(" " + reading.count(items) + ":"),
        Span.of(Words.some(items, reading.limits().names)));
    page.line(5, 7, Span.of(cluster.what(reading)));
    page.line(5, 7, new Span(Style.REMEDY, "→"), Span.of(cluster.remedy()));
  }
}
