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

/**
 * Items that could not be seen and that one remedy helps.
 *
 * @param kind what is needed, see {@link WhatHelps#kind}
 */
record Cluster(Cause cause, String kind, List<CauseGroup> groups) {
  private static final int FIELD = 200;

  /** Every item that could not be seen stands in one at least; what blocks most comes first. */
  static List<Cluster> of(Reading reading) {
    List<ItemView> unseen = reading.itemsThat(item -> item.status() == Status.UNDETERMINED);
    if (unseen.isEmpty()) {
      return List.of();
    }
    Map<Cause, List<CauseGroup>> byCause = groups(reading, unseen).stream()
        .collect(Collectors.groupingBy(CauseGroup::cause, LinkedHashMap::new, Collectors.toList()));
    List<Cluster> clusters = new ArrayList<>();
    byCause.forEach((cause, groups) -> clusters.addAll(of(reading, cause, groups)));
    clusters.sort(Comparator.comparingInt((Cluster cluster) -> reading.blocking(cluster.items()))
        .thenComparingInt(cluster -> cluster.items().size())
        .reversed());
    return clusters;
  }

  /**
   * Needs of a kind are one cluster; other groups stand alone while they are few, and so do the words of people, which
   * are void each for a reason of its own.
   */
  private static List<Cluster> of(Reading reading, Cause cause, List<CauseGroup> groups) {
    Map<String, List<CauseGroup>> byKind = groups.stream()
        .collect(Collectors.groupingBy(Cluster::kindOf, LinkedHashMap::new, Collectors.toList()));
    List<Cluster> clusters = new ArrayList<>();
    byKind.forEach((kind, same) -> {
      boolean alone = kind.isEmpty() || cause == Cause.NOT_SIGNED;
      if (alone && same.size() <= reading.limits().details) {
        same.forEach(group -> clusters.add(new Cluster(cause, kind, List.of(group))));
      } else {
        clusters.add(new Cluster(cause, kind, same));
      }
    });
    return clusters;
  }

  private static String kindOf(CauseGroup group) {
    return group.needs() == null ? "" : WhatHelps.kind(group.needs());
  }

  /** The groups of the report, and one for every item that none of them names: nothing is left out. */
  private static List<CauseGroup> groups(Reading reading, List<ItemView> unseen) {
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

  /** Ids, each once. */
  List<String> items() {
    return groups.stream().flatMap(group -> group.items().stream()).distinct().toList();
  }

  /** What to do about it. */
  String remedy() {
    return WhatHelps.with(cause, kind);
  }

  /** What happened, in one line. */
  String what(Reading reading) {
    if (groups.size() == 1) {
      return what(groups.getFirst());
    }
    List<String> parts = groups.stream()
        .sorted(
            Comparator.comparingInt((CauseGroup group) -> group.items().size()).reversed())
        .map(group -> "%s (%d)".formatted(subject(group), group.items().size()))
        .toList();
    String kinds = kind.isEmpty() ? "" : WhatHelps.plural(kind) + ": ";
    return kinds + Words.some(parts, 2 * reading.limits().names);
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

  /** What a group is about, in a few words. */
  static String subject(CauseGroup group) {
    if (group.root() != null) {
      return Untrusted.shorten(group.root(), FIELD / 2);
    }
    return Untrusted.shorten(
        group.needs() == null ? group.message() : WhatHelps.name(group.needs()), FIELD / 2);
  }
}
