package gonogo.report;

import gonogo.judge.Lever;
import gonogo.judge.Reason;
import gonogo.judge.Report.ItemView;
import gonogo.judge.Status;
import java.util.List;
import org.jsoup.nodes.Element;

/** What a reader wants to know before the items: what blocks, what could not be seen, what must be known beside it. */
final class HtmlSummary {
  private static final int FIELD = 300;
  private static final int NAMES = 6;

  /** Of a list; more are in the items. */
  private static final int MOST = 100;

  private final Reading reading;
  private final Element main;

  private HtmlSummary(Reading reading, Element main) {
    this.reading = reading;
    this.main = main;
  }

  static void add(Reading reading, Element main) {
    var summary = new HtmlSummary(reading, main);
    summary.blockedBy();
    HtmlCouldNotSee.add(reading, main);
    summary.waived();
    summary.concerns();
    summary.trial();
    summary.restsOn();
  }

  private void blockedBy() {
    List<Reason> failed = reading.reasons().values().stream()
        .filter(reason -> reason.status() == Status.NOT_MET)
        .toList();
    if (!failed.isEmpty()) {
      Element part = Html.section(main, "blocked", "Blocked by " + failed.size());
      Element list = Html.add(part, "ol", "entries");
      failed.stream().limit(MOST).forEach(reason -> blockedBy(reason, list));
      rest(failed.size(), part);
    }
  }

  private void blockedBy(Reason reason, Element list) {
    ItemView item = reading.items().get(reason.item());
    Element entry = Html.add(list, "li", "entry not-met");
    Element head = Html.add(entry, "div", "line");
    Element title = Html.mark(Html.add(head, "h3"), "✗");
    if (item == null) {
      Html.said(title, reason.message(), FIELD);
      return;
    }
    Html.said(Html.link(title, Anchors.item(item.id())), ItemText.of(item), FIELD);
    id(reason.item(), head);
    Html.words(Html.add(head, "span", "severity"), reason.severity().text());
    List<Findings> findings = Findings.of(item);
    if (findings.isEmpty()) {
      Html.said(Html.add(entry, "p"), item.message(), FIELD);
    }
    HtmlFindings.add(findings, entry);
    String unseen = ItemText.unseen(item);
    if (!unseen.isEmpty()) {
      Html.said(Html.add(entry, "p", "faint"), unseen, FIELD);
    }
    List<String> dependents = reading.blockedDependents(item.id());
    if (!dependents.isEmpty()) {
      links(dependents, Html.words(Html.add(entry, "p", "faint"), "what depends on it: "));
    }
  }

  private void waived() {
    List<ItemView> waived = reading.itemsThat(item -> item.status() == Status.WAIVED);
    if (waived.isEmpty()) {
      return;
    }
    Element part = Html.section(main, "waived", "Waived " + waived.size());
    Element list = Html.add(part, "ul", "entries");
    for (ItemView item : waived.stream().limit(MOST).toList()) {
      Element entry = Html.add(list, "li", "entry waived");
      Element head = Html.add(entry, "div", "line");
      Element title = Html.mark(Html.add(head, "h3"), "~");
      Html.said(Html.link(title, Anchors.item(item.id())), ItemText.of(item), FIELD);
      id(item.id(), head);
      Html.said(Html.add(entry, "p"), item.message(), FIELD);
      if (item.waiver() != null) {
        Html.said(Html.add(entry, "p"), Beside.waiver(item.waiver(), NAMES), 2 * FIELD);
      }
    }
    rest(waived.size(), part);
  }

  private void concerns() {
    List<Concern> concerns = Concern.of(reading);
    if (concerns.isEmpty()) {
      return;
    }
    Element part = Html.section(main, "concerns", "Concerns " + concerns.size());
    Element list = Html.add(part, "ul", "lines");
    for (Concern concern : concerns.stream().limit(MOST).toList()) {
      Element line = Html.mark(Html.add(list, "li"), "!");
      link(concern.item(), line);
      Html.said(Html.words(line, " "), concern.text(), FIELD);
    }
    rest(concerns.size(), part);
  }

  private void trial() {
    List<ItemView> trial = reading.itemsThat(Reading::isOnTrial);
    if (!trial.isEmpty()) {
      Element part = Html.section(main, "trial", "On trial " + trial.size() + ", not deciding yet");
      Element list = Html.add(part, "ul", "lines");
      trial(trial, Status.NOT_MET, "would not be met", list);
      trial(trial, Status.UNDETERMINED, "could not be seen", list);
      trial(trial, Status.MET, "would be met", list);
    }
  }

  private static void trial(List<ItemView> trial, Status status, String words, Element list) {
    List<String> ids =
        trial.stream().filter(item -> item.status() == status).map(ItemView::id).toList();
    if (!ids.isEmpty()) {
      links(ids, Html.words(Html.add(list, "li"), words + " " + ids.size() + ": "));
    }
  }

  private void restsOn() {
    List<Lever> levers = reading.report().restsOn();
    Element part = Html.section(main, "rests-on", "Rests on");
    if (levers.isEmpty()) {
      Html.words(Html.add(part, "p"), "Evidence alone: nothing was waived, declared or adjusted.");
      return;
    }
    Element table = Html.add(part, "table");
    Element head = Html.add(Html.add(table, "thead"), "tr");
    for (String name : List.of("Lever", "Item", "What was moved", "Where")) {
      Html.words(Html.add(head, "th").attr("scope", "col"), name);
    }
    Element rows = Html.add(table, "tbody");
    levers.stream().limit(MOST).forEach(lever -> lever(lever, rows));
    rest(levers.size(), part);
  }

  private static void lever(Lever lever, Element rows) {
    Element row = Html.add(rows, "tr");
    Html.said(Html.add(row, "td"), lever.lever(), FIELD);
    Element item = Html.add(row, "td");
    if (lever.item() != null) {
      link(lever.item(), item);
    }
    Element moved = Html.add(row, "td");
    if (lever.from() != null) {
      Html.words(Html.said(moved, lever.from(), FIELD), " → ");
    }
    Html.said(moved, lever.to(), FIELD);
    Element where = Html.add(row, "td", "where");
    if (lever.where() != null) {
      Html.said(where, lever.where(), FIELD);
    }
  }

  private static void rest(int all, Element part) {
    if (all > MOST) {
      Html.words(Html.add(part, "p", "faint"), "and " + (all - MOST) + " more, among the items");
    }
  }

  private static void id(String id, Element line) {
    Html.code(Html.words(line, " "), id, FIELD);
    Html.words(line, " ");
  }

  /** Items, each with a link. */
  static void links(List<String> ids, Element parent) {
    String between = "";
    for (String id : ids) {
      link(id, Html.words(parent, between));
      between = ", ";
    }
  }

  private static void link(String id, Element parent) {
    Html.code(Html.link(parent, Anchors.item(id)), id, FIELD);
  }
}
