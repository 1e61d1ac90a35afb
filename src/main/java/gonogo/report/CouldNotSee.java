package gonogo.report;

import gonogo.api.Cause;
import gonogo.judge.CauseGroup;
import gonogo.judge.Report.ItemView;
import gonogo.judge.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The items that could not be seen, by what helps: what blocks most comes first. */
final class CouldNotSee {
  private static final int FIELD = 200;

  private final Reading reading;
  private final Page page;

  private CouldNotSee(Reading reading, Page page) {
    this.reading = reading;
    this.page = page;
  }

  /**
   * What one remedy helps.
   *
   * @param kind what is needed, see {@link WhatHelps#kind}
   */
  private record Cluster(Cause cause, String kind, List<CauseGroup> groups) {

    List<String> items() {
      return groups.stream().flatMap(group -> group.items().stream()).distinct().toList();
    }
  }

  static void print(Reading reading, Page page) {
    List<ItemView> unseen = reading.itemsThat(item -> item.status() == Status.UNDETERMINED);
    if (!unseen.isEmpty()) {
      new CouldNotSee(reading, page).section(unseen);
    }
  }

  private void section(List<ItemView> unseen) {
    page.blank();
    int blocking = blocking(unseen.stream().map(ItemView::id).toList());
    page.line(
        0,
        Span.bold("COULD NOT SEE " + Words.count(unseen.size(), "item") + ","),
        Span.of(blocking + " blocking; by what helps:"));
    List<Cluster> clusters = clusters(unseen);
    int shown = Math.min(clusters.size(), reading.limits().items);
    clusters.subList(0, shown).forEach(this::cluster);
    if (shown < clusters.size()) {
      List<String> rest = clusters.subList(shown, clusters.size()).stream()
          .flatMap(c -> c.items().stream())
          .distinct()
          .toList();
      page.line(
          1, 5, new Span(Style.UNSURE, "?"), Span.of("and " + count(rest) + " for other causes"));
    }
  }

  /** {@code 17 items, 11 blocking}. */
  private String count(List<String> items) {
    int blocking = blocking(items);
    return blocking == items.size()
        ? Words.count(blocking, "blocking item")
        : Words.count(items.size(), "item") + ", " + (blocking == 0 ? "none" : blocking)
            + " blocking";
  }

  private int blocking(List<String> items) {
    return (int) items.stream().filter(reading::blocks).count();
  }

  private List<Cluster> clusters(List<ItemView> unseen) {
    Map<Cause, List<CauseGroup>> byCause = groups(unseen).stream()
        .collect(Collectors.groupingBy(CauseGroup::cause, LinkedHashMap::new, Collectors.toList()));
    List<Cluster> clusters = new ArrayList<>();
    byCause.forEach((cause, groups) -> clusters.addAll(clusters(cause, groups)));
    clusters.sort(Comparator.comparingInt((Cluster cluster) -> blocking(cluster.items()))
        .thenComparingInt(cluster -> cluster.items().size())
        .reversed());
    return clusters;
  }

  /** Needs of a kind are one cluster; other groups stand alone while they are few. */
  private List<Cluster> clusters(Cause cause, List<CauseGroup> groups) {
    Map<String, List<CauseGroup>> byKind = groups.stream()
        .collect(Collectors.groupingBy(CouldNotSee::kind, LinkedHashMap::new, Collectors.toList()));
    List<Cluster> clusters = new ArrayList<>();
    byKind.forEach((kind, same) -> {
      if (kind.isEmpty() && same.size() <= reading.limits().details) {
        same.forEach(group -> clusters.add(new Cluster(cause, kind, List.of(group))));
      } else {
        clusters.add(new Cluster(cause, kind, same));
      }
    });
    return clusters;
  }

  private static String kind(CauseGroup group) {
    return group.needs() == null ? "" : WhatHelps.kind(group.needs());
  }

  /** The groups of the report, and one for every item that none of them names: nothing is left out. */
  private List<CauseGroup> groups(List<ItemView> unseen) {
    List<CauseGroup> groups = new ArrayList<>(reading.report().causes());
    Set<String> named = new HashSet<>();
    groups.forEach(group -> named.addAll(group.items()));
    for (ItemView item : unseen) {
      if (!named.contains(item.id())) {
        Cause cause = Objects.requireNonNullElse(item.cause(), Cause.PROBE_BROKE);
        String needs = item.needs().isEmpty() ? null : item.needs().getFirst();
        groups.add(new CauseGroup(cause, null, needs, item.message(), List.of(item.id())));
      }
    }
    return groups;
  }

  private void cluster(Cluster cluster) {
    List<String> items = cluster.items();
    page.line(
        1,
        5,
        new Span(Style.UNSURE, "?"),
        Span.bold(cluster.cause().name()),
        Span.of(" " + count(items) + ":"),
        Span.of(Words.some(items, reading.limits().names)));
    page.line(
        5,
        7,
        Span.of(cluster.groups().size() == 1 ? what(cluster.groups().getFirst()) : what(cluster)));
    page.line(
        5,
        7,
        new Span(Style.REMEDY, "→"),
        Span.of(WhatHelps.with(cluster.cause(), cluster.kind())));
  }

  private static String what(CauseGroup group) {
    String message = Untrusted.shorten(group.message(), FIELD);
    String subject = group.root() == null && group.needs() != null
        ? WhatHelps.name(group.needs())
        : group.root();
    return subject == null || message.contains(subject)
        ? message
        : Untrusted.shorten(subject, FIELD) + ": " + message;
  }

  private String what(Cluster cluster) {
    List<String> parts = cluster.groups().stream()
        .sorted(
            Comparator.comparingInt((CauseGroup group) -> group.items().size()).reversed())
        .map(group -> "%s (%d)".formatted(subject(group), group.items().size()))
        .toList();
    String kind = cluster.kind().isEmpty() ? "" : cluster.kind() + "s: ";
    return kind + Words.some(parts, 2 * reading.limits().names);
  }

  private static String subject(CauseGroup group) {
    if (group.root() != null) {
      return Untrusted.shorten(group.root(), FIELD / 2);
    }
    return Untrusted.shorten(
        group.needs() == null ? group.message() : WhatHelps.name(group.needs()), FIELD / 2);
  }
}
