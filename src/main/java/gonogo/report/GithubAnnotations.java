package gonogo.report;

import gonogo.judge.Reason;
import gonogo.judge.Report;
import gonogo.judge.Report.ItemView;
import gonogo.judge.Status;
import gonogo.judge.Verdict;
import gonogo.report.Reading.Limits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes what keeps the verdict from GO as annotations of GitHub Actions: what was seen to fail, item by item, then what
 * could not be seen, by what helps. GitHub shows ten errors of a step and drops the rest without a word.
 */
public final class GithubAnnotations {
  private static final int MOST = 10;
  private static final int TITLE = 150;
  private static final int MESSAGE = 1000;

  private final Reading reading;
  private final Places places;
  private final boolean unicode;
  private final List<String> errors = new ArrayList<>();

  private final Set<String> annotated = new HashSet<>();

  private GithubAnnotations(Reading reading, Places places, boolean unicode) {
    this.reading = reading;
    this.places = places;
    this.unicode = unicode;
  }

  /**
   * Workflow commands, one on each line; empty for a GO.
   *
   * @param unicode whether the log can carry more than ASCII
   */
  public static String write(Report report, Places places, boolean unicode) {
    var annotations = new GithubAnnotations(Reading.of(report, Limits.USUAL), places, unicode);
    annotations.addFailed();
    annotations.addUnseen();
    annotations.addVerdict();
    return annotations.text();
  }

  private void addFailed() {
    for (Reason reason : reading.reasons().values()) {
      if (reason.status() == Status.NOT_MET && errors.size() < MOST) {
        annotated.add(reason.item());
        ItemView item = reading.items().get(reason.item());
        if (item == null) {
          error(places.verdict(), reason.item(), reason.message());
        } else {
          error(places.of(item), title(item), seen(item));
        }
      }
    }
  }

  private static String title(ItemView item) {
    return Untrusted.shorten(item.text(), TITLE) + " [" + Untrusted.shorten(item.id(), TITLE) + "]";
  }

  private static String seen(ItemView item) {
    List<Findings> findings = Findings.of(item);
    return switch (findings.size()) {
      case 0 -> item.message();
      case 1 -> findings.getFirst().toString();
      default -> findings.getFirst() + "; and " + (findings.size() - 1) + " more";
    };
  }

  /** Items for which the same helps are one annotation, where the first of them can be edited. */
  private void addUnseen() {
    for (Cluster cluster : Cluster.of(reading)) {
      List<String> items = cluster.items().stream().filter(reading::blocks).toList();
      if (!items.isEmpty() && errors.size() < MOST) {
        annotated.addAll(items);
        ItemView first = reading.items().get(items.getFirst());
        error(
            first == null ? places.verdict() : places.of(first),
            "Could not see " + reading.count(items) + ": " + cluster.cause(),
            "%s → %s: %s"
                .formatted(
                    cluster.what(reading),
                    cluster.remedy(),
                    Words.some(items, 2 * reading.limits().names)));
      }
    }
  }

  /** When no item says why it is not GO. */
  private void addVerdict() {
    Report report = reading.report();
    if (report.verdict() != Verdict.GO && errors.isEmpty()) {
      List<String> parts = new ArrayList<>(List.of(Subject.headline(report)));
      parts.addAll(Subject.notes(report));
      error(places.verdict(), Subject.word(report.verdict()), String.join("; ", parts));
    }
  }

  private void error(Places.Line line, String title, String message) {
    errors.add("::error file=%s,line=%d,title=%s::%s\n"
        .formatted(
            property(line.path(), MESSAGE),
            line.line(),
            property(title, 2 * TITLE),
            data(message, MESSAGE)));
  }

  private String text() {
    long rest = reading.reasons().keySet().stream()
        .filter(item -> !annotated.contains(item))
        .count();
    String notice = rest > 0
        ? "::notice title=%s::%s\n"
            .formatted(
                property(Subject.word(reading.report().verdict()), TITLE),
                data("+%d more, all in the report".formatted(rest), MESSAGE))
        : "";
    return String.join("", errors) + notice;
  }

  /** As actions/toolkit escapes it (packages/core/src/command.ts). */
  private String data(String text, int limit) {
    return Untrusted.clean(Untrusted.shorten(text, limit), unicode)
        .replace("%", "%25")
        .replace("\r", "%0D")
        .replace("\n", "%0A");
  }

  private String property(String text, int limit) {
    return data(text, limit).replace(":", "%3A").replace(",", "%2C");
  }
}
