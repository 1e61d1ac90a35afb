package gonogo.report;

import gonogo.judge.Reason;
import gonogo.judge.Report.FindingView;
import gonogo.judge.Report.ItemView;
import gonogo.judge.Status;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The items that were seen to fail and keep the verdict from GO. */
final class BlockedBy {
  private static final int FIELD = 240;

  private final Reading reading;
  private final Page page;

  private BlockedBy(Reading reading, Page page) {
    this.reading = reading;
    this.page = page;
  }

  static void print(Reading reading, Page page) {
    List<Reason> failed = reading.reasons().values().stream()
        .filter(reason -> reason.status() == Status.NOT_MET)
        .toList();
    if (!failed.isEmpty()) {
      new BlockedBy(reading, page).section(failed);
    }
  }

  private void section(List<Reason> failed) {
    page.blank();
    page.line(0, Span.bold("BLOCKED BY " + failed.size()));
    int shown = Math.min(failed.size(), reading.limits().items);
    failed.subList(0, shown).forEach(this::reason);
    if (shown < failed.size()) {
      List<String> rest =
          failed.subList(shown, failed.size()).stream().map(Reason::item).toList();
      page.line(
          1,
          3,
          new Span(Style.BAD, "✗"),
          Span.of("and " + rest.size() + " more:"),
          Span.of(ids(rest)));
    }
  }

  private String ids(List<String> ids) {
    return Words.some(ids, 3 * reading.limits().names);
  }

  private void reason(Reason reason) {
    ItemView item = reading.items().get(reason.item());
    String text = item == null ? reason.message() : ItemText.of(item);
    page.line(
        1,
        5,
        new Span(Style.BAD, "✗"),
        Span.bold(reason.item()),
        Span.of(" " + text),
        Span.faint("(" + reason.severity().text() + ")"));
    if (item != null) {
      details(item);
    }
  }

  private void details(ItemView item) {
    List<FindingView> findings = item.checks().stream()
        .flatMap(check -> check.findings().stream())
        .distinct()
        .toList();
    if (findings.isEmpty()) {
      page.line(5, 7, Span.of(Untrusted.shorten(item.message(), FIELD)));
    } else {
      findings(findings);
    }
    String unseen = ItemText.unseen(item);
    if (!unseen.isEmpty()) {
      page.line(5, 7, Span.faint(unseen));
    }
    List<String> dependents = reading.blockedDependents(item.id());
    if (!dependents.isEmpty()) {
      page.line(5, 7, Span.faint("what depends on it: " + ids(dependents)));
    }
  }

  /** What is the same at several places is said once, and so is a remedy. */
  private void findings(List<FindingView> findings) {
    int hidden = 0;
    int left = reading.limits().details;
    for (List<FindingView> sameRemedy : groups(findings, FindingView::remedy)) {
      boolean shown = false;
      for (List<FindingView> same :
          groups(sameRemedy, finding -> finding.seen() + "\n" + finding.wanted())) {
        if (left-- > 0) {
          page.line(5, 7, Span.of(seen(same)));
          shown = true;
        } else {
          hidden += same.size();
        }
      }
      if (shown) {
        String remedy = Untrusted.shorten(sameRemedy.getFirst().remedy(), FIELD);
        page.line(5, 7, new Span(Style.REMEDY, "→"), Span.of(remedy));
      }
    }
    if (hidden > 0) {
      page.line(5, 7, Span.faint("and " + Words.count(hidden, "more finding")));
    }
  }

  private String seen(List<FindingView> same) {
    List<String> places = same.stream().map(FindingView::where).distinct().toList();
    FindingView first = same.getFirst();
    return "%s: %s, wanted %s"
        .formatted(
            Words.some(places, reading.limits().names),
            Untrusted.shorten(first.seen(), FIELD),
            Untrusted.shorten(first.wanted(), FIELD));
  }

  private static Iterable<List<FindingView>> groups(
      List<FindingView> findings, Function<FindingView, String> key) {
    Map<String, List<FindingView>> groups = findings.stream()
        .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
    return groups.values();
  }
}
