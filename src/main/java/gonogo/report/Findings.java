package gonogo.report;

import gonogo.judge.Report.FindingView;
import gonogo.judge.Report.ItemView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What was seen, wanted and helps alike, at all the places where it is so. */
record Findings(List<String> places, String seen, String wanted, String remedy) {
  private static final int PLACES = 5;
  private static final int FIELD = 300;

  /** Of all checks of an item, in their order; what is the same at several places is one. */
  static List<Findings> of(ItemView item) {
    return of(item.checks().stream().flatMap(check -> check.findings().stream()).toList());
  }

  static List<Findings> of(List<FindingView> findings) {
    Map<List<String>, List<String>> places = findings.stream()
        .distinct()
        .collect(Collectors.groupingBy(
            finding -> List.of(finding.seen(), finding.wanted(), finding.remedy()),
            LinkedHashMap::new,
            Collectors.mapping(FindingView::where, Collectors.toList())));
    return places.entrySet().stream()
        .map(entry -> new Findings(
            entry.getValue().stream().distinct().toList(),
            entry.getKey().get(0),
            entry.getKey().get(1),
            entry.getKey().get(2)))
        .toList();
  }

  /** {@code WHERE: seen X, wanted Y → what to do}, each part cut. */
  @Override
  public String toString() {
    return "%s: seen %s, wanted %s → %s"
        .formatted(
            where(),
            Untrusted.shorten(seen, FIELD),
            Untrusted.shorten(wanted, FIELD),
            Untrusted.shorten(remedy, FIELD));
  }

  String where() {
    return Words.some(places, PLACES);
  }
}
